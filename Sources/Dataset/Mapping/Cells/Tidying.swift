/// Takes the blanks at the ends of a cell away, and makes each run of line ends in it a space.
enum Tidying {
    static let label = "blanks at the ends, line ends"

    /// Whether there is nothing to do, so that the cell can be handed on as it stands.
    static func isTidy(_ cell: Span<UInt8>) -> Bool {
        guard cell.count > 0 else { return true }
        if cell[0].isBlank || cell[cell.count - 1].isBlank { return false }
        for index in cell.indices where cell[index] == 0x0A || cell[index] == 0x0D { return false }
        return true
    }

    /// Appends the tidied cell; whether it was tidy.
    @discardableResult
    static func append(_ cell: Span<UInt8>, to text: inout [UInt8]) -> Bool {
        if isTidy(cell) {
            // The bytes are copied while they are lent.
            unsafe cell.withUnsafeBufferPointer { unsafe text.append(contentsOf: $0) }
            return true
        }
        var start = 0
        var end = cell.count
        while start < end, cell[start].isBlank { start += 1 }
        while end > start, cell[end - 1].isBlank { end -= 1 }
        var isAtLineEnd = false
        for index in start..<end {
            let byte = cell[index]
            if byte == 0x0A || byte == 0x0D {
                if !isAtLineEnd { text.append(0x20) }
                isAtLineEnd = true
            } else {
                text.append(byte)
                isAtLineEnd = false
            }
        }
        return false
    }
}
