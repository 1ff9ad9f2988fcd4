import Dataset
import Scoring
import Statistics

extension RunContext {
    /// The analysis of the method's own choices; nil where there is none.
    var choices: MethodSensitivity? { sensitivity.flatMap { try? $0.get() } }

    /// A figure of an analysis with the decimals of the tables; blank where there is none.
    func cell(_ value: Double?) -> String? { cell(value.flatMap { Rational(onGrid: $0) }) }

    /// The standard error √(b (1 − b)/N) of a share of so many draws.
    func standardError(_ count: Int, of draws: Int) -> String? {
        guard draws > 0 else { return nil }
        let share = Double(count) / Double(draws)
        return cell((share * (1 - share) / Double(draws)).squareRoot())
    }

    /// A count as a share of so many.
    func share(_ count: Int, of all: Int) -> String? {
        cell(try? Rational(Int128(count), over: Int128(all)))
    }
}

extension Rational {
    /// The nearest multiple of 10⁻¹² to a finite number; nil for another.
    init?(onGrid value: Double) {
        guard let exact = try? DoubleDouble(value), let rational = try? Grid.rational(exact) else { return nil }
        self = rational
    }
}

extension MethodSensitivity {
    /// A set of runs over which ranks are counted.
    struct RankRuns {
        /// "all weights", "weights within 25 %" or "all choices".
        let name: String
        let tally: RankTally
        /// The runs that could not be worked out.
        let failed: Int
        /// Whether the runs were drawn at random, so that a share of them has a standard error.
        let isRandom: Bool
    }

    /// "weights within 25 %".
    var nearName: String { "weights within \(Figures.percent(rules.weights))" }

    /// The sets of runs that could be worked out.
    var rankRuns: [RankRuns] {
        var all: [RankRuns] = []
        if let any = try? anyWeights.get() {
            all.append(RankRuns(name: "all weights", tally: any.tally, failed: any.failed, isRandom: true))
        }
        if let near = try? nearWeights.get() {
            all.append(RankRuns(name: nearName, tally: near.tally, failed: near.failed, isRandom: true))
        }
        if runs > 0 { all.append(RankRuns(name: "all choices", tally: ranks, failed: failed, isRandom: false)) }
        return all
    }
}
