/// Every source that a row names must be described in `sources.csv`.
enum SourceChecks {
    static func run(_ tables: DatasetTables, _ index: DatasetIndex, _ findings: inout Findings) {
        check(tables.vendors, "parent_source", index, &findings) { $0.parentSource }
        check(tables.requests, "source", index, &findings) { $0.source }
        check(tables.responses, "source", index, &findings) { $0.source }
        check(tables.weights, "source", index, &findings) { $0.source }
        check(tables.contracts, "source", index, &findings) { $0.source }
        check(tables.claims, "source", index, &findings) { $0.source }
        check(tables.rates, "source", index, &findings) { $0.source }
    }

    private static func check<Row: DatasetRow>(
        _ rows: [Row], _ column: String, _ index: DatasetIndex, _ findings: inout Findings,
        _ source: (Row) -> Identifier?
    ) {
        // By place: most rows name no source, and none needs to be copied to see that.
        for place in rows.indices {
            guard let named = source(rows[place]) else { continue }
            findings.requireKnown(rows[place], column, named, in: index.sourceTarget)
        }
    }
}
