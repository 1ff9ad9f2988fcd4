/// Cells read from their bytes, in the plain forms that nearly every cell has. Anything else is nil, and read the long way.
enum QuickCells {
    /// A whole number from 1 of at most nine digits.
    @inline(__always)
    static func version(_ cell: Span<UInt8>) -> Int32? {
        guard cell.count <= 9, let (digits, decimals) = decimal(cell), decimals == 0, digits >= 1 else { return nil }
        return Int32(digits)
    }
}
