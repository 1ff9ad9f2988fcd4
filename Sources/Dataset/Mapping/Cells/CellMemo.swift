/// What became of the cells met last in a column, so that one that comes again is not taken apart and looked up again.
struct CellMemo: Sendable {
    /// What a cell became, and what is to be counted each time.
    struct Outcome: Sendable {
        var made = MadeCell.blank
        /// The bytes of a cell that is one text.
        var text: [UInt8] = []
        /// The counters of the rules that touched it, one as often as it did.
        var touched: [Int] = []
        /// The words in it that the mapping does not know.
        var unmapped: [String] = []
        var refusesRow = false
    }

    private struct Entry: Sendable {
        let bytes: [UInt8]
        let outcome: Outcome
    }

    private var slots: [Entry?] = Array(repeating: nil, count: 256)

    private static func slot(_ cell: [UInt8]) -> Int {
        // FNV-1a over the last bytes, in which neighbouring texts differ.
        var hash: UInt32 = 2_166_136_261
        for place in max(0, cell.count - 8)..<cell.count { hash = (hash ^ UInt32(cell[place])) &* 16_777_619 }
        return Int((hash ^ hash >> 15) & 255)
    }

    /// What a cell became; nil where that is not at hand.
    func outcome(of cell: [UInt8]) -> Outcome? {
        guard let known = slots[CellMemo.slot(cell)], known.bytes == cell else { return nil }
        return known.outcome
    }

    mutating func keep(_ outcome: Outcome, of cell: [UInt8]) {
        slots[CellMemo.slot(cell)] = Entry(bytes: cell, outcome: outcome)
    }
}
