import Dataset
import Scoring

/// `tables/computed_weights.csv`: the weights that were computed from the vendors' values.
enum ComputedWeightsTable {
    static let name = "computed_weights"

    static func table(_ run: RunContext) -> OutputTable {
        OutputTable(
            name: name, title: "Weights that were computed from the vendors' values",
            columns: [
                OutputColumn("period", .string, "calendar quarter"),
                OutputColumn("node", .string, "node under which the weight holds"),
                OutputColumn("child", .string, "node or question that it belongs to"),
                OutputColumn("weight", .number, "weight, 0 to 1; those of a node sum to 1 but for rounding"),
                OutputColumn("rule", .string, "rule that computed it"),
                OutputColumn("vendors", .integer, "how many vendors it was computed from"),
            ],
            key: ["period", "node", "child"],
            rows: run.scored.steps.weights.flatMap { computed in
                computed.weights.map { child, weight in
                    [
                        run.period.description, computed.node.text, child.text, run.cell(weight),
                        run.method.node(computed.node)?.weighting?.name, String(computed.vendors),
                    ]
                }
            })
    }
}
