public import Dataset
import Statistics

/// Chooses the contracts that count for a vendor, and the version of each.
package struct ContractSelection {
    private let rules: ContractRules
    private let published: [Identifier: CalendarDate]
    /// The first day at whose end each contract counts.
    private let known: [Identifier: Day]

    init(_ rules: ContractRules, contracts: [ContractRow], sources: [SourceRow]) {
        self.rules = rules
        let published = Dictionary(
            sources.compactMap { row in row.published.map { (row.source, $0) } },
            uniquingKeysWith: { first, _ in first })
        var known: [Identifier: Day] = [:]
        for row in contracts {
            guard let day = row.countsFrom(published: row.source.flatMap { published[$0] }) else { continue }
            known[row.contract] = min(day, known[row.contract] ?? day)
        }
        self.published = published
        self.known = known
    }

    /// The day at whose end the row counts.
    func countsFrom(_ row: ContractRow) -> Day? {
        row.countsFrom(published: row.source.flatMap { published[$0] })
    }

    /// The highest version of each contract of each company that counts by the end of a day, in the order of the rows.
    func latest(_ rows: [ContractRow], by day: Day) -> [ContractRow] {
        var latest: [Key: ContractRow] = [:]
        var order: [Key] = []
        for row in rows {
            guard let from = countsFrom(row), from <= day else { continue }
            let key = Key(contract: row.contract, vendor: row.vendor)
            guard let known = latest[key] else {
                latest[key] = row
                order.append(key)
                continue
            }
            if row.version > known.version { latest[key] = row }
        }
        return order.compactMap { latest[$0] }
    }

    /// Whether a row, the latest of its contract, counts in involvement by the end of a day; else why it doesn't.
    func standing(_ row: ContractRow, on day: Day) -> ContractStanding {
        if let status = row.status, rules.statusesLeftOut.contains(status) { return .leftOut(status) }
        // Until the contract that it duplicates is itself on record, the duplicate stands for it.
        if let original = row.sameAs, let from = known[original], from <= day { return .duplicate(of: original) }
        if rules.isInForceOnly, let ends = ContractSelection.endDay(of: row), ends < day { return .ended(ends) }
        return .counts
    }

    /// The last day of a contract's term; nil where it can't be told.
    package static func endDay(of row: ContractRow) -> Day? {
        if let ends = row.ends { return ends.lastDay }
        guard let years = row.years, let start = (row.starts ?? row.signed)?.lastDay else { return nil }
        return Term.end(of: start, years: years)
    }

    private struct Key: Hashable {
        let contract: Identifier
        let vendor: Identifier
    }
}

/// Whether a contract counts in its vendor's involvement.
public enum ContractStanding: Hashable, Sendable {
    case counts
    case leftOut(ContractStatus)
    case duplicate(of: Identifier)
    case ended(Day)
}
