/// Counts lines and characters while bytes pass by.
///
/// A line ends at LF, CR or CRLF. A column is counted in Unicode scalars: in bytes that do not continue a character.
struct TextCursor {
    /// The line of the next byte, from 1.
    private(set) var line = 1
    /// The column of the next byte, from 1.
    private(set) var column = 1
    /// Whether the byte before the next one is a carriage return.
    private(set) var isAfterCarriageReturn = false

    /// Moves past one byte.
    mutating func pass(_ byte: UInt8) {
        switch byte {
        case LineScan.lineFeed where isAfterCarriageReturn:
            isAfterCarriageReturn = false
        case LineScan.lineFeed, LineScan.carriageReturn:
            line += 1
            column = 1
            isAfterCarriageReturn = byte == LineScan.carriageReturn
        default:
            isAfterCarriageReturn = false
            if byte & 0xC0 != 0x80 { column += 1 }
        }
    }

    /// Moves past bytes that end at the start of a line.
    mutating func passLines(_ bytes: UnsafeRawBufferPointer) {
        guard let last = unsafe bytes.last else { return }
        var ends = 0
        var previous: UInt8 = isAfterCarriageReturn ? LineScan.carriageReturn : 0
        for index in 0..<bytes.count {
            // The range keeps the index in bounds.
            let byte = unsafe bytes[index]
            let isSecondHalf = byte == LineScan.lineFeed && previous == LineScan.carriageReturn
            ends &+= LineScan.isLineEnd(byte) && !isSecondHalf ? 1 : 0
            previous = byte
        }
        line += ends
        column = 1
        isAfterCarriageReturn = last == LineScan.carriageReturn
    }
}
