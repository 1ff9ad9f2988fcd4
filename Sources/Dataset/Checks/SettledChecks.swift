/// Where the method asks for it, every answer that was due must have been rated before anything is scored.
enum SettledChecks {
    static func run(
        _ tables: DatasetTables, _ index: DatasetIndex, _ method: Method, _ findings: inout Findings
    ) {
        guard method.missing.unrated == .error, tables.hasRequests else { return }
        let units = Units(tables.vendors, method.consolidation)
        let rated = Set(
            tables.responses.map { Rated(period: $0.period, unit: units.unit(of: $0.vendor), question: $0.question) })
        // A rating that stands there and can't be read is not missing; what is wrong with it is said already.
        guard index.gaps[ResponseRow.schema.name]?.brokenLine == nil else { return }
        let refused = Set(
            (index.gaps[ResponseRow.schema.name]?.refusedKeys ?? []).compactMap { key in
                key.count > 3 ? DatasetIndex.Pair(vendor: key[1], question: key[3]) : nil
            })
        for period in tables.periods {
            for row in tables.requests where row.asked.lastDay <= period.lastDay {
                let isDue = row.due.map { $0.lastDay <= period.lastDay } ?? true
                guard isDue, !refused.contains(.init(vendor: row.vendor, question: row.question)),
                    !rated.contains(Rated(period: period, unit: units.unit(of: row.vendor), question: row.question))
                else { continue }
                findings.add(
                    row, "question", "response.unrated", "no rating of this answer in \(period)",
                    expected: "a row of responses.csv for '\(row.vendor)', or for a company of its group",
                    fix: "rate it, or let the method say 'missing: {unrated: minimum}' or 'exclude'")
            }
        }
    }

    private struct Rated: Hashable {
        let period: Period
        let unit: Identifier?
        let question: Identifier
    }
}
