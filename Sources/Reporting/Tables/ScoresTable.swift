import Dataset
import Parallel
import Scoring
import Statistics
import Tables

/// `tables/scores.csv`: every vendor at every node and index.
enum ScoresTable {
    static let name = "scores"

    static func table(_ run: RunContext) -> OutputTable {
        let nodes = run.nodes + (run.hasContracts ? [Method.involvement] : [])
        let vendors = run.scored.vendors
        let work = concurrentMap(nodes.count, threads: run.threads) { NodeColumn(run, nodes[$0]) }
        let size = 250
        return OutputTable(
            name: name, title: "Scores of every vendor at every node, with their bounds and ranks",
            columns: columns(run), key: ["period", "vendor", "node"],
            pieces: work.isEmpty ? 0 : (vendors.count + size - 1) / size
        ) { piece, writer in
            for place in piece * size..<min(vendors.count, (piece + 1) * size) {
                for column in work { write(run, vendors[place], column, column.intervals[place], to: &writer) }
            }
        }
    }

    private static func columns(_ run: RunContext) -> [OutputColumn] {
        let involvement = "of involvement, 0 to 100"
        return [
            OutputColumn("period", .string, "calendar quarter"),
            OutputColumn("vendor", .string, "vendor's identifier"),
            OutputColumn("node", .string, "node of the method, or involvement"),
            OutputColumn("is_index", .boolean, "whether the node is one of the method's headline indices"),
            OutputColumn(
                "lower", .number, "lowest score that the known facts allow, on the node's scale; \(involvement)"),
            OutputColumn("score", .number, "score under the method's rule; \(involvement), its lower bound"),
            OutputColumn("upper", .number, "highest score that the known facts allow"),
            OutputColumn(
                "bounds", .string, "known, or why the bounds are not available; blank where there is no score"),
            OutputColumn(
                "rank", .integer,
                "competition rank by \(run.basisWords) among the vendors scored at this node"),
            OutputColumn("rank_best", .integer, "best rank that the bounds allow; blank without bounds"),
            OutputColumn("rank_worst", .integer, "worst rank that the bounds allow; blank without bounds"),
            OutputColumn("ci_low", .string, "lower end of the confidence interval of the score, or why there is none"),
            OutputColumn("ci_high", .string, "upper end of the confidence interval of the score, or why there is none"),
            OutputColumn("ci_method", .string, "how the interval was found"),
            OutputColumn("ci_items", .integer, "answers, coders or contracts that the interval rests on"),
            OutputColumn("ci_cautions", .string, "what makes the interval less sure than its confidence says"),
            OutputColumn(
                "rank_ci_low", .string, "best rank in the confidence set of all vendors, or why there is none"),
            OutputColumn(
                "rank_ci_high", .string, "worst rank in the confidence set of all vendors, or why there is none"),
            OutputColumn("band", .string, "verbal grade of \(run.basisWords)"),
            OutputColumn("coverage", .number, "known part, 0 to 1: of expected answers, or of the width of the bounds"),
            OutputColumn("without_nonresponse", .number, "score if answers refused or never given left the average"),
            OutputColumn("pending_at_minimum", .number, "score if answers not yet due counted at their minimum"),
            OutputColumn("normalised", .number, "what the nodes above see; blank where they see the score as it is"),
            OutputColumn("status", .string, "scored, or why not"),
        ]
    }

    /// What all rows of a node have in common.
    private final class NodeColumn: Sendable {
        let node: Identifier
        let ranking: Ranking
        /// Of all vendors, in their order.
        let intervals: [Available<ScoreInterval>]
        /// How sure the order of the vendors is.
        private let order: Available<IndexUncertainty>
        let period: String
        let isIndex: Bool
        let dependsOnOthers: Bool
        let isNormalised: Bool
        /// Where the node stands among those of each vendor; nil: it is none of answers.
        let place: Int?

        init(_ run: RunContext, _ node: Identifier) {
            self.node = node
            period = run.period.description
            intervals = run.uncertainty.intervals(at: node)
            order = run.order(at: node)
            isIndex = run.method.indices.contains(node)
            dependsOnOthers = run.dependsOnOthers(node)
            isNormalised = run.method.node(node)?.normalise != nil
            let vendors = run.scored.vendors
            let place = vendors.first?.nodes.firstIndex { $0.node == node }
            self.place = place
            ranking =
                run.scored.ranking(node)
                ?? Ranking(
                    node,
                    vendors.map { ($0.vendor, NodeColumn.standing(run, $0, node, $0.node(node, likelyAt: place))) },
                    run.method.basisDecimals)
        }

        /// The ranks that a vendor may have, or why that is not known.
        func rankSet(of vendor: ScoredVendor, _ run: RunContext) -> Available<RankSet> {
            switch order {
            case .none(let reason): .none(reason)
            case .value(let order): run.rankSet(of: vendor.vendor, in: order)
            }
        }

        /// What a vendor has at the node.
        func score(of vendor: ScoredVendor) -> NodeScore? { vendor.node(node, likelyAt: place) }

        /// What a vendor has at a node or in the index of contracts.
        static func standing(
            _ run: RunContext, _ vendor: ScoredVendor, _ node: Identifier, _ score: NodeScore?
        ) -> NodeScore.Standing {
            node == Method.involvement
                ? vendor.standing(in: node, run.method) : score?.standing ?? .notScored("not asked")
        }
    }

    /// Writes a row cell by cell, since there may be very many.
    private static func write(
        _ run: RunContext, _ vendor: ScoredVendor, _ column: NodeColumn, _ interval: Available<ScoreInterval>,
        to writer: inout CSVWriter
    ) {
        let node = column.node
        let found = column.score(of: vendor)
        let standing = NodeColumn.standing(run, vendor, node, found)
        let place = column.ranking.place(of: vendor.vendor)
        var score: Score?
        var status = "scored"
        switch standing {
        case .scored(let known): score = known
        case .notScored(let reason): status = "not scored: " + reason
        }
        if let score, score.value == nil { status = "not scored: no answer rated" }
        let rank = column.rankSet(of: vendor, run)
        let decimals = run.method.decimals.tables
        writer.add(column.period)
        writer.add(vendor.vendor.text)
        writer.add(node.text)
        writer.add(column.isIndex ? "true" : "false")
        writer.add(score?.lower, decimals: decimals)
        writer.add(score?.value, decimals: decimals)
        writer.add(score?.upper, decimals: decimals)
        writer.add(score.map { _ in found?.whyUnbounded ?? "known" })
        writer.add(place?.rank)
        writer.add(column.dependsOnOthers ? nil : place?.best)
        writer.add(column.dependsOnOthers ? nil : place?.worst)
        writer.add(interval.value.map { run.cell($0.lower) } ?? interval.reason)
        writer.add(interval.value.map { run.cell($0.upper) } ?? interval.reason)
        writer.add(interval.value?.method.rawValue)
        writer.add(interval.value?.items)
        writer.add(run.cautions(interval.value))
        writer.add(rank.value.map { String($0.best) } ?? rank.reason)
        writer.add(rank.value.map { String($0.worst) } ?? rank.reason)
        writer.add(node == Method.involvement ? nil : run.band(score?.value))
        writer.add(coverage(run, vendor, found), decimals: decimals)
        writer.add(found?.withoutNonresponse, decimals: decimals)
        writer.add(found?.withPendingAtMinimum, decimals: decimals)
        writer.add(column.isNormalised ? found?.seen : nil, decimals: decimals)
        writer.add(status)
        writer.endRow()
    }

    private static func coverage(_ run: RunContext, _ vendor: ScoredVendor, _ node: NodeScore?) -> Rational? {
        if let node {
            let expected = node.expected
            guard expected > 0 else { return nil }
            let open = node.counts[.unrated] + node.counts[.unresolved] + node.counts[.pending]
            return try? Rational(Int128(expected - open), over: Int128(expected))
        }
        guard let headline = vendor.involvement.headline(run.method.contracts.rollUp) else { return nil }
        return try? 1 - headline.width / 100
    }
}

extension ScoredVendor {
    /// What it has at a node, which stands at the same place of most vendors.
    fileprivate func node(_ name: Identifier, likelyAt place: Int?) -> NodeScore? {
        guard let place, place < nodes.count, nodes[place].node == name else { return node(name) }
        return nodes[place]
    }
}
