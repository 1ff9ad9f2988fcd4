import Dataset
import Statistics

/// A vendor's score at a node as a function of its answers, taken apart once so that it can be evaluated many times: with
/// other values, or with each question counted several times or not at all.
///
/// What has no value stands in no step, and what is left has the weight that it has under its node. Evaluations are in
/// `Double`, with + − × ÷ in a fixed order, and rounded to multiples of 10⁻⁹, so that scores that are equal compare as
/// equal; the score that is printed is never taken from here.
struct ScoreProgram: Sendable {
    /// How the inputs of a step become one.
    enum Rule: Sendable {
        case mean, minimum, maximum, median, sum, product, ratio, harmonic
        /// One that needs more than + − × ÷.
        case exact(any Aggregate)
    }

    /// What goes into a step: an answer, or the result of an earlier step.
    struct Input: Sendable {
        /// The place of an answer, or −1 − the place of a step.
        let source: Int
        let weight: Rational
        let approximateWeight: Double
    }

    struct Step: Sendable {
        let rule: Rule
        let inputs: [Input]
    }

    /// An answer, or a number that stands for a node that is not scored.
    struct Answer: Sendable {
        /// Its question's place; nil for a number that no resample changes.
        let question: Int?
        let spot: LeafValues.Spot?
        let value: Rational
    }

    /// Each after all that it takes in; the last is the score. Empty where the score is one answer or none.
    private(set) var steps: [Step] = []
    private(set) var answers: [Answer] = []
    /// The values of the answers.
    private(set) var values: [Double] = []
    private var questionPlaces: [Int] = []

    /// The score of `node`; nil where nothing under it has a value.
    ///
    /// - Parameters:
    ///   - leaves: the value of each leaf; nil leaves the average.
    ///   - replaced: what stands for nodes that are not scored, by their place.
    init?(_ graph: NodeGraph, node: Int, leaves: LeafValues, replacing replaced: [Int: Rational?] = [:]) {
        var builder = Builder(graph: graph, leaves: leaves, replaced: replaced)
        guard let source = builder.source(of: node, part: nil) else { return nil }
        steps = builder.steps
        answers = builder.answers
        if source >= 0 {
            // A node that is a number of its own: a step that hands it on.
            steps.append(Step(rule: .mean, inputs: [Input(source: source, weight: 1, approximateWeight: 1)]))
        }
        values = answers.map { $0.value.double() }
        questionPlaces = answers.map { $0.question ?? -1 }
    }

    /// Whether the score is a mean of means, so that it is a sum of the answers with fixed weights.
    var isLinear: Bool {
        steps.allSatisfy { step in
            if case .mean = step.rule { true } else { false }
        }
    }

    /// Whether a smallest, largest or middle value is taken on the way, to which small changes of most answers do nothing.
    var isRough: Bool {
        steps.contains { step in
            switch step.rule {
            case .minimum, .maximum, .median: true
            default: false
            }
        }
    }

    /// The score's units: it comes as a whole multiple of 10⁻⁹.
    static let unit = 1_000_000_000.0

    /// The score in billionths, with each question as often as `counts` says from `start` on; NaN where nothing is left.
    func evaluate(_ counts: [UInt32], from start: Int, scratch: inout [Double]) -> Double {
        evaluate(values, scratch: &scratch) { question in Double(counts[start + question]) }
    }

    /// The score in billionths with other values, each question once.
    func evaluate(_ values: [Double], scratch: inout [Double]) -> Double {
        evaluate(values, scratch: &scratch) { _ in 1 }
    }

    @inline(__always)
    private func evaluate(
        _ values: [Double], scratch: inout [Double], count: (_ question: Int) -> Double
    ) -> Double {
        if scratch.count < steps.count { scratch = [Double](repeating: 0, count: steps.count) }
        for (place, step) in steps.enumerated() {
            scratch[place] = result(of: step, values, scratch, count: count)
        }
        return (scratch[steps.count - 1] * ScoreProgram.unit).rounded()
    }

    @inline(__always)
    private func result(
        of step: Step, _ values: [Double], _ scratch: [Double], count: (_ question: Int) -> Double
    ) -> Double {
        var (first, second) = (0.0, 0.0)
        var extreme = Double.nan
        var list: [(value: Double, weight: Double, times: Double)] = []
        for input in step.inputs {
            let value: Double
            let times: Double
            if input.source >= 0 {
                value = values[input.source]
                let question = questionPlaces[input.source]
                times = question < 0 ? 1 : count(question)
            } else {
                value = scratch[-1 - input.source]
                times = value.isNaN ? 0 : 1
            }
            guard times > 0 else { continue }
            let weight = input.approximateWeight * times
            switch step.rule {
            case .mean:
                first += weight * value
                second += weight
            case .sum:
                first += weight * value
                second = 1
            case .ratio:
                first += times * value
                second += weight
            case .minimum: extreme = extreme.isNaN ? value : Swift.min(extreme, value)
            case .maximum: extreme = extreme.isNaN ? value : Swift.max(extreme, value)
            case .product, .median, .harmonic, .exact: list.append((value, input.approximateWeight, times))
            }
        }
        switch step.rule {
        case .mean, .ratio: return second > 0 ? first / second : .nan
        case .sum: return second > 0 ? first : .nan
        case .minimum, .maximum: return extreme
        case .product, .median, .harmonic, .exact: return ScoreProgram.result(step.rule, of: list)
        }
    }

    /// The rules that need all of their inputs at once.
    private static func result(_ rule: Rule, of list: [(value: Double, weight: Double, times: Double)]) -> Double {
        guard !list.isEmpty else { return .nan }
        switch rule {
        case .product:
            var product = 1.0
            for entry in list {
                for _ in 0..<Int(entry.times) { product *= entry.value }
            }
            return product
        case .median:
            let sorted = list.sorted { $0.value < $1.value }.flatMap { entry in
                [Double](repeating: entry.value, count: Int(entry.times))
            }
            let middle = sorted.count / 2
            return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
        case .harmonic:
            guard list.allSatisfy({ $0.value > 0 }) else { return list.contains { $0.value < 0 } ? .nan : 0 }
            var (weights, reciprocals) = (0.0, 0.0)
            for entry in list {
                weights += entry.weight * entry.times
                reciprocals += entry.weight * entry.times / entry.value
            }
            return weights > 0 ? weights / reciprocals : .nan
        case .exact(let aggregate):
            let values = list.compactMap { try? Grid.rational(DoubleDouble($0.value)) }
            let weights = list.compactMap { try? Grid.rational(DoubleDouble($0.weight * $0.times)) }
            guard values.count == list.count, weights.count == list.count else { return .nan }
            return (try? aggregate.value(of: values, weights: weights))?.double() ?? .nan
        case .mean, .minimum, .maximum, .sum, .ratio: return .nan
        }
    }
}
