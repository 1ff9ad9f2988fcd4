public import Dataset
import Parallel
public import Statistics

/// Two vendors at an index.
public struct VendorPair: Sendable {
    /// How a p-value was found.
    public enum Basis: String, CaseIterable, Sendable {
        /// A count of all cases.
        case exact
        /// A count of all cases on a coarser grid, never too small.
        case roundedUp = "exact, rounded up"
        /// Draws of cases.
        case draws
    }

    /// The vendor whose identifier comes first.
    public let first: Identifier
    /// The other.
    public let second: Identifier
    /// The score of the first less that of the second.
    public let difference: Rational
    /// The same on the questions that apply to both.
    public let matchedDifference: Available<Rational>
    /// How many questions apply to both.
    public let questions: Int
    /// The questions that apply to one of them only, and are left out.
    public let dropped: [Identifier]
    /// How the p-value was found; nil where there is none.
    public let basis: Basis?
    /// In what part of all ways to exchange their answers, question by question, their scores are at least as far apart.
    public let p: Available<Rational>
    /// The same after Holm's adjustment for all pairs of the index.
    public let holm: Rational?
    /// The same after Benjamini's and Hochberg's.
    public let falseDiscovery: Rational?
    /// In what part of the resamples of the questions the first scores above the second, ties half.
    public let probability: Rational?
    /// Whether one is found to be above the other, all pairs at once: what the sets of ranks rest on.
    public let isToldApart: Bool
}

/// Tests each two vendors of an index.
struct VendorPairs: Sendable {
    private let scored: ScoredPeriod
    private let node: Int
    private let exchange: AnswerExchange

    init(_ scored: ScoredPeriod, _ intervals: QuestionIntervals, node: Int) {
        self.scored = scored
        self.node = node
        exchange = AnswerExchange(
            scored.graph, node: node, questions: intervals.questions.map(\.question), target: intervals.target)
    }

    /// Every pair, in the order of the identifiers.
    ///
    /// - Parameters:
    ///   - vendors: in the order of the tables beside them.
    ///   - isAbove: element (a, b): whether a is found to be above b.
    ///   - probabilities: element (a, b): in what part of the resamples a scores above b.
    /// - Complexity: The square of the number of vendors, times that of the questions, times the steps of their grid, at
    ///   most ``PairedTest/mostSteps``; for a score that is no mean of means, times the replicates.
    func all(
        _ vendors: [ScoredVendor], isAbove: [[Bool]], probabilities: [[Rational?]], threads: Int
    ) throws(NotAvailable) -> [VendorPair] {
        let order = vendors.indices.sorted { vendors[$0].vendor < vendors[$1].vendor }
        let answers = vendors.map { $0.answers.values(under: node, in: scored.graph) }
        let couples = order.indices.flatMap { one in
            order.indices.dropFirst(one + 1).map { (first: order[one], second: order[$0]) }
        }
        let tests = concurrentMap(couples.count, threads: threads) { couple in
            let matched = MatchedAnswers(answers[couples[couple].first], answers[couples[couple].second])
            let test = Result { () throws(NotAvailable) -> PairedTest in
                try PairedTest(matched, scored.graph, node: node, by: exchange)
            }
            return (matched: matched, test: test)
        }
        let values = tests.map { test in (try? test.test.get())?.twoSided }
        let (holm, falseDiscovery) = try NotAvailable.taking { () throws(ArithmeticError) in
            (
                try MultiplicityAdjustment.holm.adjusted(values),
                try MultiplicityAdjustment.benjaminiHochberg.adjusted(values)
            )
        }
        var pairs: [VendorPair] = []
        for (place, couple) in couples.enumerated() {
            let (one, other) = (vendors[couple.first], vendors[couple.second])
            let difference = try NotAvailable.taking { () throws(ArithmeticError) in
                try VendorPairs.difference(one.nodes[node].score?.value, other.nodes[node].score?.value)
            }
            let test = tests[place].test
            let none = PairedTest.reason(test, without: "not available: no question applies to both")
            let done = try? test.get()
            pairs.append(
                VendorPair(
                    first: one.vendor, second: other.vendor, difference: difference,
                    matchedDifference: done.map { .value($0.difference) } ?? .none(none),
                    questions: tests[place].matched.questions.count,
                    dropped: tests[place].matched.dropped.map { scored.rows.questions[$0].question },
                    basis: done?.basis, p: done.map { .value($0.twoSided) } ?? .none(none), holm: holm[place],
                    falseDiscovery: falseDiscovery[place], probability: probabilities[couple.first][couple.second],
                    isToldApart: isAbove[couple.first][couple.second] || isAbove[couple.second][couple.first]))
        }
        return pairs
    }

    /// Exactly, or on the grid where the exact difference has too many digits.
    static func difference(_ one: Rational?, _ other: Rational?) throws(ArithmeticError) -> Rational {
        let (one, other) = (one ?? 0, other ?? 0)
        if let exact = try? one - other { return exact }
        return try Grid.rational(one) - Grid.rational(other)
    }
}
