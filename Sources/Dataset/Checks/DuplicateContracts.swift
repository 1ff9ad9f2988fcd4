import Statistics
import Tables

/// Names contracts that look like one another, so that a person can confirm it. They are never merged by themselves.
enum DuplicateContracts {
    /// Signed or started so many days apart at most.
    private static let days = 30

    static func run(_ tables: DatasetTables, _ findings: inout Findings) {
        // Only rows of one vendor, buyer and currency are compared, so that a long file stays quick to check.
        let groups = Dictionary(grouping: tables.contracts.filter { $0.buyer != nil && $0.value != nil }) { row in
            [row.vendor.text, row.buyer ?? "", row.currency?.text ?? ""].joined(separator: "\u{1F}")
        }
        var pairs: [(first: ContractRow, second: ContractRow)] = []
        for group in groups.values {
            // In the order of their dates, so that of many contracts each is held against its neighbours alone.
            let rows = group.compactMap { row in (row.signed ?? row.starts).map { (day: $0.firstDay.number, row: row) }
            }
            .sorted { ($0.day, $0.row.contract, $0.row.version) < ($1.day, $1.row.contract, $1.row.version) }
            for (offset, one) in rows.enumerated() {
                for other in rows[(offset + 1)...].prefix(while: { $0.day - one.day <= days }) {
                    let isInOrder = (one.row.contract, one.row.version) < (other.row.contract, other.row.version)
                    let (first, second) = isInOrder ? (one.row, other.row) : (other.row, one.row)
                    if isLikely(first, second) { pairs.append((first, second)) }
                }
            }
        }
        for pair in pairs.sorted(by: {
            ($0.second.origin.position, $0.first.origin.position) < (
                $1.second.origin.position, $1.first.origin.position
            )
        }) {
            findings.add(
                pair.second, "contract", "contract.likely-duplicate", severity: .warning,
                "this looks like contract '\(pair.first.contract)': same vendor and buyer, near in date, value and title",
                fix: "if it is the same, write '\(pair.first.contract)' in 'same_as'; it counts twice until then",
                rival: pair.first.origin.position)
        }
    }

    private static func isLikely(_ first: ContractRow, _ second: ContractRow) -> Bool {
        guard first.contract != second.contract, first.sameAs != second.contract, second.sameAs != first.contract else {
            return false
        }
        guard let value = first.value, let another = second.value,
            let gap = try? (value - another).magnitude * 100, gap <= max(value, another)
        else { return false }
        return areSimilar(first.title ?? "", second.title ?? "")
    }

    /// Whether two titles share at least half of their words.
    private static func areSimilar(_ first: String, _ second: String) -> Bool {
        let one = words(first)
        let other = words(second)
        guard !one.isEmpty, !other.isEmpty else { return false }
        return one.intersection(other).count * 2 >= max(one.count, other.count)
    }

    private static func words(_ title: String) -> Set<Identifier> {
        Set(foldedASCII(title).split(separator: " ").map { Identifier(String($0)) })
    }
}
