/// Who was asked what must be known, and in an order that time allows.
enum RequestChecks {
    static func run(_ tables: DatasetTables, _ index: DatasetIndex, _ findings: inout Findings) {
        for row in tables.requests {
            findings.requireKnown(row, "vendor", row.vendor, in: index.vendorTarget)
            findings.requireKnown(
                row, "question", row.question, in: index.questionTarget)
            for (column, date) in [("due", row.due), ("answered", row.answered)] {
                guard let date, date.lastDay < row.asked.firstDay else { continue }
                findings.add(
                    row, column, "request.before-it-was-asked", "'\(column)' comes before 'asked'",
                    expected: "\(row.asked) or later")
            }
        }
    }
}
