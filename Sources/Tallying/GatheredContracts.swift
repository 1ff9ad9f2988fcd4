import Dataset
import Statistics
import Tables

/// A row of a contract that is scored together with others.
struct GatheredContract: Sendable {
    /// The hash of its contract.
    let key: UInt64
    let facts: ContractFacts
    let position: RecordPosition
    /// The vendor's share, where the row names it.
    var share: Rational?
    /// The contract that it is a confirmed duplicate of.
    var original: [UInt8]?
    /// The file it stands in, by its place among those tallied.
    var file = 0
    /// The number of its contract among the names of ``GatheredContracts``.
    var name = -1
}

/// The rows of contracts that are scored together with others.
struct GatheredContracts: Sendable {
    private(set) var rows: [GatheredContract] = []
    private(set) var names = ByteTable()

    mutating func add(_ row: GatheredContract, _ name: Span<UInt8>) {
        var row = row
        row.name = names.add(name)
        rows.append(row)
    }

    mutating func merge(_ later: GatheredContracts) {
        let numbers = (0..<later.names.count).map { names.add(Array(later.names[$0])) }
        rows.reserveCapacity(rows.count + later.rows.count)
        for var row in later.rows {
            row.name = numbers[row.name]
            rows.append(row)
        }
    }

    /// Marks all rows as those of a file.
    mutating func mark(file: Int) {
        for place in rows.indices { rows[place].file = file }
    }
}
