import Dataset
import Scoring
import Statistics

/// `tables/central_weights.csv`: what one has to value for a vendor to be first.
enum CentralWeightsTable {
    static let name = "central_weights"

    static func table(_ run: RunContext) -> OutputTable {
        var rows: [[String?]] = []
        if let choices = run.choices {
            for (name, central) in [("all weights", choices.central.any), (choices.nearName, choices.central.near)] {
                for (vendor, weights) in zip(choices.vendors, central) {
                    guard let weights else { continue }
                    let sum = weights.reduce(0, +)
                    for (part, weight) in zip(choices.weighed, weights) {
                        rows.append([
                            run.period.description, name, vendor.text, part.child,
                            run.cell(sum > 0 ? weight / sum : nil),
                        ])
                    }
                }
            }
        }
        return OutputTable(
            name: name, title: "Mean weights of the headline index's parts with which a vendor is first",
            columns: [
                OutputColumn("period", .string, "calendar quarter"),
                OutputColumn("weights", .string, "which weights are drawn: all, or those near the method's"),
                OutputColumn("vendor", .string, "vendor's identifier; one that is never first has no row"),
                OutputColumn("part", .string, "node or question that is weighed"),
                OutputColumn(
                    "weight", .number, "its mean share of the weight over the draws in which the vendor is first"),
            ],
            key: ["period", "weights", "vendor", "part"], rows: rows)
    }
}
