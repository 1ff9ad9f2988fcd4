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
        for (period, rows) in quarters(tables.responses) {
            let asked = distinct(rows) { $0.subject == nil ? $0.question : nil }.subtracting([nil])
            let rated = ratedByUnit(rows, units, asked: asked.count)
            for vendor in tables.vendors {
                guard case .incomplete(let questions) = rated[vendor.vendor] else { continue }
                let missing = asked.compactMap { $0 }.filter { !questions.contains($0) }
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

    /// The rows of each quarter, which stand together.
    private static func quarters(_ rows: [ResponseRow]) -> [(period: Period, rows: ArraySlice<ResponseRow>)] {
        var quarters: [(period: Period, rows: ArraySlice<ResponseRow>)] = []
        var rest = rows[...]
        while let first = rest.first {
            let end = rest.firstIndex { $0.period != first.period } ?? rest.endIndex
            quarters.append((first.period, rest[..<end]))
            rest = rest[end...]
        }
        return quarters
    }

    private enum Rating {
        /// Every question that was asked is rated for one company of the unit.
        case complete
        /// Only these are.
        case incomplete(Set<Identifier>)
    }

    /// What is rated of each unit as a whole.
    private static func ratedByUnit(_ rows: ArraySlice<ResponseRow>, _ units: Units, asked: Int) -> [Identifier: Rating]
    {
        var rated: [Identifier: Rating] = [:]
        var rest = rows
        while let first = rest.first {
            // Rows are sorted by vendor, then subject, the whole first, then question.
            let end = rest.firstIndex { $0.vendor != first.vendor } ?? rest.endIndex
            let questions = distinctRun(rest[..<end])
            rest = rest[end...]
            guard let unit = units.unit(of: first.vendor), !questions.isEmpty else { continue }
            if questions.count == asked {
                rated[unit] = .complete
            } else {
                switch rated[unit] {
                case .complete: break
                case .incomplete(let others): rated[unit] = .incomplete(others.union(questions))
                case nil: rated[unit] = .incomplete(Set(questions))
                }
            }
        }
        return rated
    }

    /// The questions on which a vendor as a whole is rated, each once; the rows are sorted by them.
    private static func distinctRun(_ rows: ArraySlice<ResponseRow>) -> [Identifier] {
        var questions: [Identifier] = []
        for row in rows {
            if row.subject != nil { break }
            if row.question != questions.last { questions.append(row.question) }
        }
        return questions
    }

    private struct Rated: Hashable {
        let period: Period
        let unit: Identifier?
        let question: Identifier
    }
}
