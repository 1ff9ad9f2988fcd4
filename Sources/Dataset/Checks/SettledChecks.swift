/// Where the method asks for it, every answer that was due must have been rated before anything is scored.
enum SettledChecks {
    static func run(
        _ tables: DatasetTables, _ index: DatasetIndex, _ method: Method, _ findings: inout Findings
    ) {
        guard method.missing.unrated == .error else { return }
        guard tables.hasRequests else { return withoutRequests(tables, method, &findings) }
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

    /// Without requests every vendor that is rated in a quarter counts as asked every question that is rated in it, as
    /// a whole: of parts of vendors only what is rated is expected.
    private static func withoutRequests(_ tables: DatasetTables, _ method: Method, _ findings: inout Findings) {
        let units = Units(tables.vendors, method.consolidation)
        let whole = tables.responses.filter { $0.subject == nil }
        let rated = Set(whole.map { Rated(period: $0.period, unit: units.unit(of: $0.vendor), question: $0.question) })
        for period in tables.periods {
            let asked = Set(whole.filter { $0.period == period }.map(\.question))
            let present = Set(whole.filter { $0.period == period }.compactMap { units.unit(of: $0.vendor) })
            for vendor in tables.vendors where present.contains(vendor.vendor) {
                let missing = asked.filter { !rated.contains(Rated(period: period, unit: vendor.vendor, question: $0)) }
                guard !missing.isEmpty else { continue }
                let names = missing.sorted().map(\.text)
                findings.add(
                    vendor, "vendor", "response.unrated",
                    "\(missing.count) of \(asked.count) questions of \(period) have no rating for this vendor",
                    found: names.prefix(6).joined(separator: ", ") + (names.count > 6 ? ", …" : ""),
                    expected: "a rating of every question, since no requests.csv says which were put to whom",
                    fix: "rate them, or let the method say 'missing: {unrated: minimum}' or 'exclude'")
            }
        }
    }

    private struct Rated: Hashable {
        let period: Period
        let unit: Identifier?
        let question: Identifier
    }
}
