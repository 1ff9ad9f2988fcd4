import Dataset
import Statistics

/// Each vendor's part of a contract, where several share it (design: method, "Involvement of a vendor").
struct Shares {
    private let members: [Identifier: [ContractRow]]

    /// `rows` holds the latest version of every contract of every company.
    init(_ rows: [ContractRow]) {
        members = Dictionary(grouping: rows, by: \.contract)
    }

    /// The part of the row's company: as stated; 1 for a sole one; else anything that the others' shares leave.
    func part(of row: ContractRow) throws(ArithmeticError) -> Interval {
        if let share = row.share { return Interval(exactly: share) }
        let all = members[row.contract] ?? [row]
        guard all.count > 1 else { return Interval(exactly: 1) }
        let known = try Rational.sum(all.compactMap(\.share))
        return Interval(0, max(0, try 1 - known))
    }
}
