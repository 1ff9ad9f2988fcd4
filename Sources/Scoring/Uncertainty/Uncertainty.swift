public import Dataset
import Parallel
import Statistics

/// How sure a quarter's scores, ranks and changes are, as far as the method's target allows to say.
public struct Uncertainty: Sendable {
    /// For each vendor of the quarter the interval of each of its nodes, in their order, and last that of involvement.
    private let intervals: [[Available<ScoreInterval>]]
    /// For each index of answers how sure the order of its vendors is, in the method's order.
    public let indices: [(index: Identifier, order: Available<IndexUncertainty>)]
    /// For each index of answers what moved since the quarter before; empty for the first quarter.
    public let changes: [IndexChanges]
    /// The quarter before; nil for the first.
    public let previous: Period?
    private let scored: ScoredPeriod
    /// Where each vendor stands in the order of ``intervals``.
    private let places: [Identifier: Int]

    /// Works out how sure the figures of a quarter are, vendors side by side on up to `threads` threads.
    ///
    /// - Parameter hasChanges: whether to compare with the quarter before as well.
    /// - Throws: `ScoringFault` when a figure can't be computed.
    public init(_ scored: ScoredPeriod, hasChanges: Bool = true, threads: Int) throws(ScoringFault) {
        self.scored = scored
        places = Dictionary(
            scored.vendors.enumerated().map { ($0.element.vendor, $0.offset) }, uniquingKeysWith: { first, _ in first })
        let answers = scored.method.indices.filter { $0 != Method.involvement && scored.graph.index(of: $0) != nil }
        let before = hasChanges ? try Scorer.answersBefore(scored, threads: threads) : nil
        previous = before?.period
        var changes: [IndexChanges] = []
        if let before {
            let comparison = PeriodComparison(scored, before)
            for index in answers {
                if let found = try comparison.changes(index, threads: threads) { changes.append(found) }
            }
        }
        self.changes = changes
        let none = scored.method.target.notApplicable
        switch scored.method.target.kind {
        case .questionnaire:
            intervals = Uncertainty.blank(scored, none)
            indices = answers.map { ($0, .none(none)) }
        case .questions:
            if let clash = Uncertainty.clash(scored) {
                intervals = Uncertainty.blank(scored, clash)
                indices = answers.map { ($0, .none(clash)) }
            } else {
                (intervals, indices) = try Uncertainty.ofQuestions(scored, answers, threads: threads)
            }
        case .coders:
            let coders = CoderIntervals(scored)
            intervals = try concurrentMap(scored.vendors.count, threads: threads) {
                place throws(ScoringFault) -> [Available<ScoreInterval>] in
                let vendor = scored.vendors[place]
                var row: [Available<ScoreInterval>] = []
                for node in scored.graph.nodes.indices { row.append(try coders.interval(vendor, node: node)) }
                return row + Uncertainty.copies(vendor, scored) + [.none(none)]
            }
            indices = answers.map { ($0, .none(none)) }
        case .contracts:
            let contracts = ContractIntervals(scored)
            intervals = try concurrentMap(scored.vendors.count, threads: threads) {
                place throws(ScoringFault) -> [Available<ScoreInterval>] in
                let vendor = scored.vendors[place]
                return vendor.nodes.map { _ in .none(none) } + [try contracts.interval(vendor)]
            }
            indices = answers.map { ($0, .none(none)) }
        }
    }

    private static func ofQuestions(
        _ scored: ScoredPeriod, _ answers: [Identifier], threads: Int
    ) throws(ScoringFault) -> (
        [[Available<ScoreInterval>]], [(index: Identifier, order: Available<IndexUncertainty>)]
    ) {
        let none = scored.method.target.notApplicable
        let work = QuestionIntervals(scored)
        let places = answers.compactMap { scored.graph.index(of: $0) }
        // For each vendor the interval of each node, and its scores at the indices in each resample.
        let rows = try concurrentMap(scored.vendors.count, threads: threads) {
            place throws(ScoringFault) -> (intervals: [Available<ScoreInterval>], scores: [[Double]?]) in
            let vendor = scored.vendors[place]
            var scores: [[Double]?] = []
            for node in places {
                scores.append(try work.program(vendor, node: node).value.map { work.resamples.scores($0) })
            }
            var intervals: [Available<ScoreInterval>] = []
            for node in scored.graph.nodes.indices {
                let known = places.firstIndex(of: node).flatMap { scores[$0] }
                intervals.append(try work.interval(vendor, node: node, scores: known))
            }
            return (intervals + copies(vendor, scored) + [.none(none)], scores)
        }
        var indices: [(index: Identifier, order: Available<IndexUncertainty>)] = []
        for (number, index) in answers.enumerated() {
            guard let ranking = scored.ranking(index) else { continue }
            let scores = Dictionary(
                zip(scored.vendors, rows).compactMap { vendor, row in row.scores[number].map { (vendor.vendor, $0) } },
                uniquingKeysWith: { first, _ in first })
            let order = try IndexUncertainty.of(ranking, scored, work, scores: scores, threads: threads)
            indices.append((index, order))
        }
        return (rows.map(\.intervals), indices)
    }

    /// Why nothing can be drawn: two identifiers would share their random numbers; nil where none do.
    private static func clash(_ scored: ScoredPeriod) -> String? {
        do {
            _ = try StableHash.hashes(scored.rows.questions.map { Array($0.question.text.utf8) })
            return nil
        } catch {
            let (one, other) = (
                String(decoding: error.first, as: UTF8.self), String(decoding: error.second, as: UTF8.self)
            )
            return "not available: the identifiers '\(one)' and '\(other)' have the same hash"
        }
    }

    /// A scaled copy depends on which vendors are in the run.
    private static func copies(_ vendor: ScoredVendor, _ scored: ScoredPeriod) -> [Available<ScoreInterval>] {
        vendor.nodes.dropFirst(scored.graph.nodes.count).map { _ in
            .none("not available: the copy depends on the other vendors")
        }
    }

    private static func blank(_ scored: ScoredPeriod, _ reason: String) -> [[Available<ScoreInterval>]] {
        // Vendors have the same nodes, and share one row.
        let count = scored.vendors.first?.nodes.count ?? 0
        let row = [Available<ScoreInterval>](repeating: .none(reason), count: count + 1)
        return Array(repeating: row, count: scored.vendors.count)
    }

    /// The interval of a vendor's score at a node, or at `involvement`.
    public func interval(of vendor: Identifier, at node: Identifier) -> Available<ScoreInterval> {
        places[vendor].map { interval(at: $0, node) } ?? .none("not available: not scored")
    }

    /// - Parameter number: where the node may stand among the vendor's.
    private func interval(at place: Int, _ node: Identifier, likelyAt number: Int? = nil) -> Available<ScoreInterval> {
        if node == Method.involvement { return intervals[place].last ?? .none("not available: not scored") }
        let nodes = scored.vendors[place].nodes
        if let number, number < nodes.count, nodes[number].node == node { return intervals[place][number] }
        guard let number = nodes.firstIndex(where: { $0.node == node }) else {
            return .none("not available: not scored")
        }
        return intervals[place][number]
    }

    /// The same of all scored vendors, in their order.
    public func intervals(at node: Identifier) -> [Available<ScoreInterval>] {
        // Nearly all vendors have the same nodes.
        let number = scored.vendors.first?.nodes.firstIndex { $0.node == node }
        return scored.vendors.indices.map { interval(at: $0, node, likelyAt: number) }
    }

    /// How sure the order of an index's vendors is.
    public func order(of index: Identifier) -> Available<IndexUncertainty> {
        indices.first { $0.index == index }?.order ?? .none("not available: no vendor is ranked")
    }

    /// What moved at an index since the quarter before; nil where there is no quarter to compare with.
    public func changes(of index: Identifier) -> IndexChanges? { changes.first { $0.index == index } }
}
