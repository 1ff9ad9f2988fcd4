/// Something that a rule does to a cell on its way from a foreign file.
protocol CellStep: Sendable {
    /// What it does, for the count: `units ×1,000,000`.
    var label: String { get }

    /// Changes a cell that is not blank; whether it did. A cell without bytes is blank from then on.
    func apply(to cell: inout [UInt8]) -> Bool
}

/// Reads words for "not known" as blank.
struct MissingStep: CellStep {
    private let words: Set<[UInt8]>
    /// A bit for the length of each word, that of 63 for all longer ones: most cells have a length that none of them has.
    private let lengths: UInt64
    let label: String

    init(_ words: [String]) {
        self.words = Set(words.map { Array($0.utf8) })
        lengths = self.words.reduce(0) { $0 | MissingStep.bit($1.count) }
        label = "not known: " + words.joined(separator: ", ")
    }

    private static func bit(_ length: Int) -> UInt64 { 1 << UInt64(min(length, 63)) }

    /// Whether a cell of this length may be one of the words.
    @inline(__always)
    func mayChange(length: Int) -> Bool { lengths & MissingStep.bit(length) != 0 }

    func apply(to cell: inout [UInt8]) -> Bool {
        guard mayChange(length: cell.count), words.contains(cell) else { return false }
        cell.removeAll(keepingCapacity: true)
        return true
    }
}

extension UInt8 {
    /// A space, a tab or a line end.
    var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    /// An ASCII letter.
    var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
}
