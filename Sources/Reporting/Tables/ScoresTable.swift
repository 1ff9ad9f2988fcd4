import Dataset
import Parallel
import Scoring
import Statistics

/// `tables/scores.csv`: every vendor at every node and index.
enum ScoresTable {
    static let name = "scores"

    static func table(_ run: RunContext) -> OutputTable {
        let nodes = run.nodes + (run.hasContracts ? [Method.involvement] : [])
        let rankings = concurrentMap(nodes.count, threads: run.threads) { index in
            Ranking(
                nodes[index], run.scored.vendors.map { ($0.vendor, $0.standing(in: nodes[index], run.method)) },
                run.method.basisDecimals)
        }
        let vendors = run.scored.vendors
        let rows = concurrentMap(vendors.count, threads: run.threads) { index in
            zip(nodes, rankings).map { row(run, vendors[index], $0, $1) }
        }.flatMap { $0 }
        return OutputTable(
            name: name, title: "Scores of every vendor at every node, with their bounds and ranks",
            columns: columns(run), key: ["period", "vendor", "node"], rows: rows)
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

    private static func row(
        _ run: RunContext, _ vendor: ScoredVendor, _ node: Identifier, _ ranking: Ranking
    ) -> [String?] {
        let standing = vendor.standing(in: node, run.method)
        let place = ranking.place(of: vendor.vendor)
        var score: Score?
        var status = "scored"
        switch standing {
        case .scored(let known): score = known
        case .notScored(let reason): status = "not scored: " + reason
        }
        if let score, score.value == nil { status = "not scored: no answer rated" }
        let interval = run.uncertainty.interval(of: vendor.vendor, at: node)
        let rank = run.rankSet(of: vendor.vendor, at: node)
        return [
            run.period.description, vendor.vendor.text, node.text,
            run.method.indices.contains(node) ? "true" : "false", run.cell(score?.lower), run.cell(score?.value),
            run.cell(score?.upper), score.map { _ in vendor.node(node)?.whyUnbounded ?? "known" },
            place?.rank.map(String.init), run.dependsOnOthers(node) ? nil : (place?.best).map { String($0) },
            run.dependsOnOthers(node) ? nil : (place?.worst).map { String($0) },
            interval.value.map { run.cell($0.lower) } ?? interval.reason,
            interval.value.map { run.cell($0.upper) } ?? interval.reason, interval.value?.method.rawValue,
            (interval.value?.items).map { String($0) }, run.cautions(interval.value),
            rank.value.map { String($0.best) } ?? rank.reason, rank.value.map { String($0.worst) } ?? rank.reason,
            node == Method.involvement ? nil : run.band(score?.value), coverage(run, vendor, node),
            run.cell(vendor.node(node)?.withoutNonresponse), run.cell(vendor.node(node)?.withPendingAtMinimum),
            run.method.node(node)?.normalise == nil ? nil : run.cell(vendor.node(node)?.seen), status,
        ]
    }

    private static func coverage(_ run: RunContext, _ vendor: ScoredVendor, _ node: Identifier) -> String? {
        if let node = vendor.node(node) {
            guard node.expected > 0 else { return nil }
            let open = node.counts.reduce(0) { sum, entry in
                [.unrated, .unresolved, .pending].contains(entry.key) ? sum + entry.value : sum
            }
            return run.cell(try? Rational(Int128(node.expected - open), over: Int128(node.expected)))
        }
        guard let headline = vendor.involvement.headline(run.method.contracts.rollUp) else { return nil }
        return run.cell(try? 1 - headline.width / 100)
    }
}
