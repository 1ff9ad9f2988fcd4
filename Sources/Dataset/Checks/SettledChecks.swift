/// Where the method asks for it, every answer that was due must have been rated before anything is scored.
enum SettledChecks {
    static func run(
        _ tables: DatasetTables, _ index: DatasetIndex, _ method: Method, _ findings: inout Findings
    ) {
        guard method.missing.unrated == .error, tables.hasRequests else { return }
        let units = Units(tables.vendors, method.consolidation)
        let rated = Set(
            tables.responses.map { Rated(period: $0.period, unit: units.unit(of: $0.vendor), question: $0.question) })
        for period in tables.periods {
            for row in tables.requests where row.asked.lastDay <= period.lastDay {
                let isDue = row.due.map { $0.lastDay <= period.lastDay } ?? true
                guard isDue, !rated.contains(Rated(period: period, unit: units.unit(of: row.vendor), question: row.question))
                else { continue }
                findings.add(
                    row, "question", "response.unrated", "this answer is not rated in \(period)", found: row.question.text,
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
