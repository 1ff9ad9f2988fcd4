import Tables

/// The identifiers met last in a column, so that a cell that repeats one is recognised from its bytes alone.
struct IdentifierCache {
    private var slots: [Slot]
    private static let size = 512

    private struct Slot {
        var ends = TextEnds()
        /// How many bytes the identifier has; below 0: there is none.
        var count = -1
        var identifier: Identifier?

        @inline(__always)
        func holds(_ bytes: Span<UInt8>, _ ends: TextEnds) -> Bool {
            guard self.ends == ends, count == bytes.count else { return false }
            return TextEnds.areAll(of: count) || identifier.map { $0.isWritten(as: bytes) } ?? false
        }
    }

    /// - Parameter isUsed: whether it will be asked at all.
    init(isUsed: Bool) { slots = isUsed ? Array(repeating: Slot(), count: IdentifierCache.size) : [] }

    /// The identifier that a cell is; nil for a blank one.
    mutating func identifier(_ record: borrowing Record, _ column: Int) -> Identifier? {
        // Each identifier has two slots that it can stand in, so that two which are met in turn keep one each.
        let known = record.withBytes(of: column) { bytes -> Identifier? in
            let ends = TextEnds(bytes)
            let place = IdentifierCache.place(of: ends)
            if slots[place].holds(bytes, ends) { return slots[place].identifier }
            return slots[place ^ 1].holds(bytes, ends) ? slots[place ^ 1].identifier : nil
        }
        return known ?? new(record, column)
    }

    /// The identifier of a cell that repeats none; nil for a blank one.
    private mutating func new(_ record: borrowing Record, _ column: Int) -> Identifier? {
        guard let text = record.text(column) else { return nil }
        let identifier = Identifier(SpreadsheetGuard.unguarded(text))
        let slot = record.withBytes(of: column) { bytes in
            Slot(ends: TextEnds(bytes), count: bytes.count, identifier: identifier)
        }
        // A guarded cell has other bytes than its identifier: by its ends it is known, and a long one is read anew.
        let place = IdentifierCache.place(of: slot.ends)
        slots[place ^ 1] = slots[place]
        slots[place] = slot
        return identifier
    }

    /// By the last bytes, in which neighbouring identifiers differ, spread by Fibonacci hashing.
    @inline(__always)
    private static func place(of ends: TextEnds) -> Int {
        Int(truncatingIfNeeded: (ends.last &* 0x9E37_79B9_7F4A_7C15) >> 55)
    }
}
