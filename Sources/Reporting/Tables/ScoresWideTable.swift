import Dataset
import Scoring
import Statistics

/// `tables/scores_wide.csv`: a row a vendor, a column a node, as a data frame is read without thought.
enum ScoresWideTable {
    static let name = "scores_wide"

    static func table(_ run: RunContext) -> OutputTable {
        let nodes = run.nodes + (run.hasContracts ? [Method.involvement] : [])
        let columns =
            [
                OutputColumn("period", .string, "calendar quarter"),
                OutputColumn("vendor", .string, "vendor's identifier"),
                OutputColumn("name", .string, "vendor's name"),
            ]
            + nodes.map {
                OutputColumn(ColumnNames.name(for: $0), .number, "score at '\($0.text)'; blank: scores.csv says why")
            }
        let rows = nodes.isEmpty ? [] : run.scored.vendors.map { row(run, $0, nodes) }
        return OutputTable(
            name: name, title: "Scores, a row a vendor and a column a node", columns: columns,
            key: ["period", "vendor"], rows: rows)
    }

    private static func row(_ run: RunContext, _ vendor: ScoredVendor, _ nodes: [Identifier]) -> [String?] {
        let scores = nodes.map { node -> String? in
            guard case .scored(let score) = vendor.standing(in: node, run.method) else { return nil }
            return run.cell(score.value)
        }
        return [run.period.description, vendor.vendor.text, run.name(vendor.vendor)] + scores
    }
}
