/// No two rows of a table may have one key.
enum KeyChecks {
    static func run(_ tables: DatasetTables, threads: Int, _ findings: inout Findings) {
        check(tables.vendors, threads, &findings)
        check(tables.questions, threads, &findings)
        check(tables.requests, threads, &findings)
        check(tables.responses, threads, &findings)
        check(tables.subjects, threads, &findings)
        check(tables.weights, threads, &findings)
        check(tables.contracts, threads, &findings)
        check(tables.claims, threads, &findings)
        check(tables.sources, threads, &findings)
        check(tables.rates, threads, &findings)
        check(tables.expected, threads, &findings)
    }

    /// Rows are sorted by key and, within one, by place: the first stays, the others are named.
    private static func check<Row: DatasetRow>(_ rows: [Row], _ threads: Int, _ findings: inout Findings) {
        // Hardly any file has such rows.
        guard rows.hasNeighbours(threads: threads, where: { $0 == $1 }) else { return }
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
