/// No two rows of a table may have one key.
enum KeyChecks {
    static func run(_ tables: DatasetTables, _ findings: inout Findings) {
        check(tables.vendors, &findings)
        check(tables.questions, &findings)
        check(tables.requests, &findings)
        check(tables.responses, &findings)
        check(tables.subjects, &findings)
        check(tables.weights, &findings)
        check(tables.contracts, &findings)
        check(tables.claims, &findings)
        check(tables.sources, &findings)
        check(tables.rates, &findings)
        check(tables.expected, &findings)
    }

    /// Rows are sorted by key and, within one, by place: the first stays, the others are named.
    private static func check<Row: DatasetRow>(_ rows: [Row], _ findings: inout Findings) {
        let columns = Row.schema.keys.map(\.name)
        var first = 0
        for index in rows.indices.dropFirst() {
            guard rows[first].rowKey == rows[index].rowKey else {
                first = index
                continue
            }
            let (earlier, row) = (rows[first], rows[index])
            let spelled = zip(columns, row.key).filter { !$1.text.isEmpty }.map { "\($0) '\($1)'" }.joined(
                separator: ", ")
            findings.add(
                row, columns.first, "key.duplicate", "a second row with the same key", found: spelled,
                expected: "one row for each " + columns.joined(separator: ", "),
                fix: "take one of the two rows away, or correct its key", rival: earlier.origin.position)
        }
    }
}
