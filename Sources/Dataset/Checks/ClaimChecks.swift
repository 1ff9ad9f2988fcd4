import Tables

/// A claim must be of a known vendor, about a known contract, and taken back only after it was made.
enum ClaimChecks {
    static func run(_ tables: DatasetTables, _ index: DatasetIndex, _ findings: inout Findings) {
        for row in tables.claims {
            findings.requireKnown(row, "vendor", row.vendor, in: index.vendorTarget)
            findings.requireKnown(
                row, "contract", row.contract, in: index.contractTarget)
            if let withdrawn = row.withdrawn, withdrawn.lastDay < row.date.firstDay {
                findings.add(
                    row, "withdrawn", "claim.withdrawn-before-made", "'withdrawn' comes before 'date'",
                    expected: "\(row.date) or later")
            }
            if row.source == nil || row.quote == nil {
                findings.add(
                    row, row.quote == nil ? "quote" : "source", "claim.without-evidence", severity: .warning,
                    "a claim without its words and their source can't be shown beside a document",
                    fix: "give the quote and the source")
            }
        }
    }
}
