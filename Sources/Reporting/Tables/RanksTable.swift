import Dataset
import Scoring
import Statistics

/// `tables/ranks.csv`: the ranks that each vendor may have in an index, if the questions stand for a domain of questions.
enum RanksTable {
    static let name = "ranks"

    static func table(_ run: RunContext) -> OutputTable {
        var rows: [[String?]] = []
        for (index, order) in run.uncertainty.indices {
            guard let order = order.value, let ranking = run.scored.ranking(index) else { continue }
            for vendor in order.vendors.sorted() {
                guard let place = order.place(of: vendor) else { continue }
                rows.append([
                    run.period.description, index.text, vendor.text,
                    ranking.place(of: vendor)?.rank.map(String.init), String(order.simultaneous[place].best),
                    String(order.simultaneous[place].worst), String(order.marginal[place].best),
                    String(order.marginal[place].worst), order.bestRank[place] == 1 ? "true" : "false",
                    String(order.isAbove[place].count { $0 }), String(order.isAbove.count { $0[place] }),
                ])
            }
        }
        return OutputTable(
            name: name, title: "Confidence sets of ranks, if the questions stand for a domain of questions",
            columns: [
                OutputColumn("period", .string, "calendar quarter"),
                OutputColumn("index", .string, "index of answers"),
                OutputColumn("vendor", .string, "vendor's identifier"),
                OutputColumn("rank", .integer, "competition rank by exact score"),
                OutputColumn("simultaneous_best", .integer, "best rank, all vendors' ranks at once in their sets"),
                OutputColumn("simultaneous_worst", .integer, "worst rank, all vendors' ranks at once in their sets"),
                OutputColumn("marginal_best", .integer, "best rank, of this vendor by itself"),
                OutputColumn("marginal_worst", .integer, "worst rank, of this vendor by itself"),
                OutputColumn("may_be_first", .boolean, "whether it may be first, bounding best ranks alone"),
                OutputColumn("found_above", .integer, "vendors that it is found to be above, all pairs at once"),
                OutputColumn("found_below", .integer, "vendors that are found to be above it, all pairs at once"),
            ],
            key: ["period", "index", "vendor"], rows: rows)
    }
}
