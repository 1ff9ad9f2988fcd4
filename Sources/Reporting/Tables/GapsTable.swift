import Dataset
import Scoring

/// `tables/gaps.csv`: for each contract that a claim speaks of, documented and acknowledged involvement.
enum GapsTable {
    static let name = "gaps"

    static func table(_ run: RunContext) -> OutputTable {
        var rows: [[String?]] = []
        for vendor in run.scored.vendors {
            for gap in vendor.gaps {
                let isLargest = vendor.largestGap.map { $0.contract.row.key == gap.contract.row.key } ?? false
                rows.append([
                    run.period.description, vendor.vendor.text, gap.contract.row.contract.text,
                    gap.contract.row.vendor.text, run.cell(gap.contract.involvement.lower),
                    run.cell(gap.contract.involvement.upper), run.cell(gap.acknowledged.lower),
                    run.cell(gap.acknowledged.upper), run.cell(gap.gap.lower), run.cell(gap.gap.upper),
                    run.cell(gap.gapWithoutInference?.lower), run.cell(gap.gapWithoutInference?.upper),
                    gap.isHeadline ? "true" : "false", isLargest ? "true" : "false",
                    gap.features.map { "\($0.test.feature.name): \($0.claim.claim)" }.joined(separator: "; "),
                ])
            }
        }
        return OutputTable(
            name: name, title: "The candour gap of each contract that a claim speaks of",
            columns: [
                OutputColumn("period", .string, "calendar quarter"),
                OutputColumn("vendor", .string, "vendor's identifier"),
                OutputColumn("contract", .string, "contract's identifier"),
                OutputColumn("company", .string, "company that signed"),
                OutputColumn("documented_lower", .number, "involvement as documented, at least"),
                OutputColumn("documented_upper", .number, "involvement as documented, at most"),
                OutputColumn("acknowledged_lower", .number, "with the features claimed as claimed, at least"),
                OutputColumn("acknowledged_upper", .number, "with the features claimed as claimed, at most"),
                OutputColumn(
                    "gap_lower", .number, "documented less claimed, over the features claimed, at least, in points"),
                OutputColumn(
                    "gap_upper", .number, "documented less claimed, over the features claimed, at most, in points"),
                OutputColumn("gap_lower_without_inference", .number, "the same without what is marked as inference"),
                OutputColumn("gap_upper_without_inference", .number, "the same without what is marked as inference"),
                OutputColumn("is_headline", .boolean, "whether the lower end is above 0"),
                OutputColumn("is_largest", .boolean, "whether it is the vendor's gap"),
                OutputColumn("features", .string, "each feature claimed and the latest claim about it"),
            ],
            key: ["period", "vendor", "contract", "company"], rows: rows)
    }
}
