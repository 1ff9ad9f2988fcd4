import Parallel

/// What identifies a row of a table: the values of its key columns, of which no table has more than five, without
/// storage of its own. Ordered by the bytes of the values, one after the other.
public struct RowKey: Hashable, Comparable {
    private let values: (Identifier, Identifier, Identifier, Identifier, Identifier)

    /// What stands for a blank cell.
    static let blank = Identifier("")

    init(
        _ first: Identifier, _ second: Identifier = blank, _ third: Identifier = blank, _ fourth: Identifier = blank,
        _ fifth: Identifier = blank
    ) {
        values = (first, second, third, fourth, fifth)
    }

    /// - Precondition: at most five values.
    init(_ values: [Identifier]) {
        precondition(values.count <= 5, "a key has at most five columns")
        func value(_ index: Int) -> Identifier { index < values.count ? values[index] : RowKey.blank }
        self.values = (value(0), value(1), value(2), value(3), value(4))
    }

    public static func == (left: RowKey, right: RowKey) -> Bool { left.values == right.values }

    public static func < (left: RowKey, right: RowKey) -> Bool { left.values < right.values }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(values.0)
        hasher.combine(values.1)
        hasher.combine(values.2)
        hasher.combine(values.3)
        hasher.combine(values.4)
    }
}

extension Array where Element: DatasetRow {
    /// Whether a condition holds of the keys of any two rows that follow each other.
    func hasNeighbours(threads: Int, where condition: @Sendable (RowKey, RowKey) -> Bool) -> Bool {
        let found = concurrentStretches(of: count, threads: threads) { stretch in
            var last = self[stretch.lowerBound > 0 ? stretch.lowerBound - 1 : 0].rowKey
            for place in stretch where place > 0 {
                let key = self[place].rowKey
                if condition(last, key) { return true }
                last = key
            }
            return false
        }
        return found.contains(true)
    }
}
