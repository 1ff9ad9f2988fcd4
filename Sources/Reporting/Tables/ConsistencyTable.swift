import Dataset
import Scoring

/// `tables/consistency.csv`: how far the questions under each node go together; only where diagnostics are asked for.
enum ConsistencyTable {
    static let name = "consistency"

    static func table(_ run: RunContext) -> OutputTable {
        OutputTable(
            name: name, title: "How far the questions under a node go together: a diagnosis only",
            columns: [
                OutputColumn("period", .string, "calendar quarter"),
                OutputColumn("node", .string, "node's identifier"),
                OutputColumn("questions", .integer, "questions under it"),
                OutputColumn("vendors", .integer, "vendors with a value for each of them, which alone count"),
                OutputColumn("vendors_all", .integer, "vendors with a value for at least one"),
                OutputColumn("alpha", .string, "Cronbach's alpha, at most 1"),
                OutputColumn("alpha_low", .string, "lower end of Feldt's interval"),
                OutputColumn("alpha_high", .string, "upper end of Feldt's interval"),
                OutputColumn("omega", .string, "McDonald's omega from one common factor, 0 to 1"),
            ],
            key: ["period", "node"],
            rows: run.consistency.map { item in
                [
                    run.period.description, item.node.text, String(item.questions), String(item.vendors.complete),
                    String(item.vendors.all), run.cell(item.alpha), run.cell(item.interval.map(\.lower)),
                    run.cell(item.interval.map(\.upper)), run.cell(item.omega),
                ]
            })
    }
}
