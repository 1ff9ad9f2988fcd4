import Dataset
import Scoring

/// `tables/steps.csv`: every step of the method that could not be taken.
enum StepsTable {
    static let name = "steps"

    static func table(_ run: RunContext) -> OutputTable {
        OutputTable(
            name: name, title: "Steps of the method that could not be taken",
            columns: [
                OutputColumn("period", .string, "calendar quarter"),
                OutputColumn("what", .string, "node or question, or copy of a node"),
                OutputColumn("step", .string, "treat, normalise or weights"),
                OutputColumn("reason", .string, "why not"),
            ],
            key: ["period", "what", "step"],
            rows: run.scored.steps.notTaken.map { [run.period.description, $0.what.text, $0.step, $0.reason] })
    }
}
