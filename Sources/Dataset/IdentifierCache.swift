import Tables

/// The identifiers met last in a column, so that a cell that repeats one is recognised from its bytes alone.
struct IdentifierCache {
    private var slots: [Identifier?]

    /// - Parameter isUsed: whether it will be asked at all.
    init(isUsed: Bool) { slots = isUsed ? Array(repeating: nil, count: 512) : [] }

    /// The identifier that a cell is; nil for a blank one.
    mutating func identifier(_ record: borrowing Record, _ column: Int) -> Identifier? {
        // Each identifier has two slots that it can stand in, so that two which are met in turn keep one each.
        let known = record.withBytes(of: column) { bytes in
            let slot = IdentifierCache.slot(of: bytes)
            if let identifier = slots[slot], identifier.isWritten(as: bytes) {
                return (slot: slot, identifier: Optional(identifier))
            }
            let other = slots[slot ^ 1]
            return (slot: slot, identifier: other.flatMap { $0.isWritten(as: bytes) ? $0 : nil })
        }
        if let identifier = known.identifier { return identifier }
        guard let text = record.text(column) else { return nil }
        let unguarded = SpreadsheetGuard.unguarded(text)
        let new = Identifier(unguarded)
        // A guarded cell has other bytes than its identifier, and would not be found.
        slots[known.slot ^ 1] = slots[known.slot]
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
