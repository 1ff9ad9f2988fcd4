import Tables

/// The identifiers met last in a column, so that a cell that repeats one is recognised from its bytes alone.
struct IdentifierCache {
    private var slots: [Identifier?]

    /// - Parameter isUsed: whether it will be asked at all.
    init(isUsed: Bool) { slots = isUsed ? Array(repeating: nil, count: 512) : [] }

    /// The identifier that a cell is; nil for a blank one.
    mutating func identifier(_ record: borrowing Record, _ column: Int) -> Identifier? {
        let known = record.withBytes(of: column) { bytes in
            let slot = IdentifierCache.slot(of: bytes)
            return (slot: slot, identifier: slots[slot].flatMap { $0.isWritten(as: bytes) ? $0 : nil })
        }
        if let identifier = known.identifier { return identifier }
        guard let text = record.text(column) else { return nil }
        let unguarded = SpreadsheetGuard.unguarded(text)
        let new = Identifier(unguarded)
        // A guarded cell has other bytes than its identifier, and would not be found.
        slots[known.slot] = new
        return new
    }

    private static func slot(of bytes: Span<UInt8>) -> Int {
        // The last bytes, in which neighbouring identifiers differ, spread by Fibonacci hashing.
        var last: UInt64 = 0
        for index in max(0, bytes.count - 8)..<bytes.count { last = last << 8 | UInt64(bytes[index]) }
        return Int(truncatingIfNeeded: (last &* 0x9E37_79B9_7F4A_7C15) >> 55)
    }
}
