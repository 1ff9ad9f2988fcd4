@testable import Tables

/// A tally of one number for each record, made from its cells, so that millions can be compared.
struct HashedRows: RowTally, Equatable {
    var hashes: [UInt64] = []
    /// Some of the positions.
    var positions: [RecordPosition] = []

    mutating func add(_ record: borrowing Record) {
        // FNV-1a, eight bits at a time, with a byte between cells that is not in any UTF-8.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for column in 0..<record.count {
            record.withBytes(of: column) { cell in
                for index in 0..<cell.count { hash = (hash ^ UInt64(cell[index])) &* 0x100_0000_01B3 }
            }
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        if hashes.count.isMultiple(of: 997) { positions.append(record.position) }
        hashes.append(hash)
    }

    mutating func merge(_ later: consuming HashedRows) {
        hashes += later.hashes
        positions += later.positions
    }
}
