import Dataset
import Statistics

/// The intervals of scores where the questions stand for a domain of questions: questions are resampled within their strata.
struct QuestionIntervals: Sendable {
    let method: Method
    let graph: NodeGraph
    let questions: [QuestionRow]
    let strata: QuestionStrata
    let resamples: QuestionResamples
    let target: InferenceTarget

    init(_ scored: ScoredPeriod) {
        method = scored.method
        graph = scored.graph
        questions = scored.rows.questions
        target = scored.method.target
        strata = QuestionStrata(graph, questions: questions.count, named: target.strata)
        resamples = QuestionResamples(strata, target: target)
    }

    /// More steps than this make a convolution slower than draws.
    private static let mostSteps = 10_000

    /// A vendor's score at a node as a program, or why there is none.
    func program(_ vendor: ScoredVendor, node: Int) throws(ScoringFault) -> Available<ScoreProgram> {
        guard let score = vendor.nodes[node].score, let value = score.value else {
            return .none("not available: not scored")
        }
        if let obstacle = vendor.resamplingObstacle(node, graph) { return .none(obstacle) }
        let leavesOut = method.missing.unrated == .exclude
        let withheld = try graph.withheld(vendor.answers)
        let lower = withheld.isEmpty || leavesOut ? [] : try graph.values(vendor.answers.values(\.lower))
        let replaced =
            lower.isEmpty
            ? Dictionary(uniqueKeysWithValues: withheld.map { ($0, Rational?.none) })
            : NodeGraph.replacements(withheld, lower: lower, leavesOutUnrated: leavesOut)
        let leaves = vendor.answers.values(\.value)
        guard let program = ScoreProgram(graph, node: node, leaves: leaves, replacing: replaced) else {
            return .none("not available: not scored")
        }
        var scratch: [Double] = []
        let evaluated = program.evaluate(program.values, scratch: &scratch)
        let expected = value.double() * ScoreProgram.unit
        guard (evaluated - expected).magnitude <= 1000 + expected.magnitude * 1e-12 else {
            return .none("not available: the score is kept at one of its bounds")
        }
        return .value(program)
    }

    /// The interval of a vendor's score at a node.
    ///
    /// - Parameter scores: the score in each resample, where it is known already.
    func interval(
        _ vendor: ScoredVendor, node: Int, scores: [Double]? = nil
    ) throws(ScoringFault) -> Available<ScoreInterval> {
        switch try program(vendor, node: node) {
        case .none(let reason): return .none(reason)
        case .value(let program):
            do throws(NotAvailable) {
                return .value(try interval(of: program, vendor, node, scores))
            } catch {
                return .none(
                    error == .constant ? "not available: no answer differs from the others of its node" : error.cell)
            }
        }
    }

    private func interval(
        of program: ScoreProgram, _ vendor: ScoredVendor, _ node: Int, _ scores: [Double]?
    ) throws(NotAvailable) -> ScoreInterval {
        let applying = applyingQuestions(program)
        var cautions = cautions(program, applying)
        if let equal = try allEqual(program, vendor, level: target.confidence) {
            return ScoreInterval(
                lower: equal.lower, upper: equal.upper, method: .allEqual, cautions: cautions, items: applying.count)
        }
        if let ideal = try ideal(program, applying) {
            return ScoreInterval(
                lower: ideal.lower, upper: ideal.upper,
                method: ideal.isAccelerated ? .idealAccelerated : .idealPercentile, cautions: cautions,
                items: applying.count)
        }
        var scratch: [Double] = []
        let interval = try ReplicateInterval(
            estimate: program.evaluate(program.values, scratch: &scratch),
            replicates: scores ?? resamples.scores(program),
            influences: program.influences(questions.count, stratum: strata.ofQuestion), level: target.confidence)
        if interval.undefined > 0 { cautions.append(.undefinedResamples) }
        return ScoreInterval(
            lower: interval.lower, upper: interval.upper,
            method: interval.isAccelerated ? .drawsAccelerated : .drawsPercentile, cautions: cautions,
            items: applying.count)
    }

    /// The places of the questions with an answer in the score.
    private func applyingQuestions(_ program: ScoreProgram) -> [Int] {
        Set(program.answers.compactMap(\.question)).sorted()
    }

    private func cautions(_ program: ScoreProgram, _ applying: [Int]) -> [ScoreInterval.Caution] {
        var cautions: [ScoreInterval.Caution] = []
        let values = program.answers.filter { $0.question != nil }.map(\.value)
        var counts: [Rational: Int] = [:]
        for value in values { counts[value, default: 0] += 1 }
        if applying.count < 15 || 5 * (counts.values.max() ?? 0) > 4 * values.count { cautions.append(.fewItems) }
        var sizes = [Int](repeating: 0, count: strata.names.count)
        for question in applying { sizes[strata.ofQuestion[question]] += 1 }
        if sizes.contains(1) { cautions.append(.singleQuestion) }
        if program.isRough { cautions.append(.rough) }
        return cautions
    }

    /// The interval where every answer is worth the same on one scale and the score is a mean of them; nil elsewhere.
    private func allEqual(
        _ program: ScoreProgram, _ vendor: ScoredVendor, level: Rational
    ) throws(NotAvailable) -> (lower: Rational, upper: Rational)? {
        let spots = program.answers.compactMap(\.spot)
        guard let first = program.answers.first, spots.count == program.answers.count,
            program.answers.allSatisfy({ $0.value == first.value })
        else { return nil }
        let leaves = Dictionary(uniqueKeysWithValues: vendor.answers.spots.map { ($0.spot, $0.leaf) })
        let ranges = Set(spots.map { leaves[$0]?.range })
        guard program.isLinear, ranges.count == 1, let range = ranges.first ?? nil, range.lowerBound < range.upperBound
        else { throw .constant }
        do {
            let width = try range.upperBound - range.lowerBound
            let share = try (first.value - range.lowerBound) / width
            let count = Set(program.answers.map(\.question)).count
            let interval = try allEqualInterval(share, count: count, level: level)
            return (
                try range.lowerBound + width * Grid.rational(interval.lower),
                try range.lowerBound + width * Grid.rational(interval.upper)
            )
        } catch let error as NotAvailable {
            throw error
        } catch {
            throw .arithmetic(.overflow)
        }
    }
}

extension QuestionIntervals {
    /// The interval from the whole distribution of the bootstrap; nil where the score is not a sum of whole steps, or of too
    /// many, or where a stratum's answers weigh differently, so that its weight would vary between resamples.
    private func ideal(
        _ program: ScoreProgram, _ applying: [Int]
    ) throws(NotAvailable) -> (lower: Rational, upper: Rational, isAccelerated: Bool)? {
        guard let gradient = program.gradient(), hasFixedWeights(program, applying) else { return nil }
        guard let steps = try? Steps(program, gradient, strata) else { return nil }
        guard steps.spread <= QuestionIntervals.mostSteps else { return nil }
        let bootstrap = try IdealBootstrap(strata: steps.strata)
        let interval: (lower: Int, upper: Int)
        let isAccelerated: Bool
        do {
            let accelerated = try bootstrap.acceleratedInterval(level: target.confidence)
            interval = (accelerated.lower, accelerated.upper)
            isAccelerated = true
        } catch .constant where bootstrap.acceleration == nil {
            throw .constant
        } catch {
            interval = try bootstrap.percentileInterval(level: target.confidence)
            isAccelerated = false
        }
        do {
            return (try steps.score(interval.lower), try steps.score(interval.upper), isAccelerated)
        } catch {
            throw .arithmetic(error)
        }
    }

    /// Whether the answers of each stratum weigh the same and stand in the same nodes, one answer a question.
    private func hasFixedWeights(_ program: ScoreProgram, _ applying: [Int]) -> Bool {
        let stated = program.answers.compactMap(\.question)
        guard stated.count == applying.count else { return false }
        return strata.members.allSatisfy { members in
            let here = members.filter { stated.contains($0) }.map { questions[$0] }
            return here.allSatisfy { $0.weight == here[0].weight && $0.under == here[0].under }
        }
    }

    /// A score as a fixed number and whole steps for each answer.
    private struct Steps {
        /// For each stratum the steps of its answers above its least.
        let strata: [[Int]]
        /// The greatest sum of steps.
        let spread: Int
        private let base: Rational
        private let unit: Rational

        /// - Throws: ``ArithmeticError`` where a common step is too fine.
        init(_ program: ScoreProgram, _ gradient: [Rational], _ groups: QuestionStrata) throws(ArithmeticError) {
            var base = Rational.zero
            var parts = groups.names.map { _ in [Rational]() }
            for (answer, weight) in zip(program.answers, gradient) {
                let part = try weight * answer.value
                if let question = answer.question {
                    parts[groups.ofQuestion[question]].append(part)
                } else {
                    base = try base + part
                }
            }
            parts = parts.filter { !$0.isEmpty }
            var common: Int128 = 1
            for (index, stratum) in parts.enumerated() {
                let least = stratum.min() ?? 0
                base = try base + least * Rational(stratum.count)
                for place in stratum.indices {
                    let above = try stratum[place] - least
                    parts[index][place] = above
                    let divisor = Steps.divisor(common, above.denominator)
                    let product = (common / divisor).multipliedReportingOverflow(by: above.denominator)
                    guard !product.overflow, product.partialValue <= 1 << 60 else { throw .overflow }
                    common = product.partialValue
                }
            }
            var multiples: [[Int128]] = []
            var divisor: Int128 = 0
            for stratum in parts {
                var row: [Int128] = []
                for part in stratum {
                    let multiple = try part * Rational(common, over: 1)
                    row.append(multiple.numerator)
                    divisor = Steps.divisor(divisor, multiple.numerator)
                }
                multiples.append(row)
            }
            divisor = max(divisor, 1)
            var spread: Int128 = 0
            for row in multiples {
                let sum = (row.max() ?? 0) / divisor * Int128(row.count)
                guard sum <= 1_000_000 else { throw .overflow }
                spread += sum
            }
            strata = multiples.map { row in row.map { Int($0 / divisor) } }
            self.spread = Int(spread)
            self.base = base
            unit = try Rational(divisor, over: common)
        }

        /// The score that a sum of steps is.
        func score(_ steps: Int) throws(ArithmeticError) -> Rational { try base + unit * Rational(steps) }

        private static func divisor(_ one: Int128, _ other: Int128) -> Int128 {
            var (left, right) = (one, other)
            while right != 0 { (left, right) = (right, left % right) }
            return left
        }
    }
}
