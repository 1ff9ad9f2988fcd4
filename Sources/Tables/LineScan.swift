/// Loops over raw bytes that look for line ends and quotes.
enum LineScan {
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let quote = UInt8(ascii: "\"")

    @inline(__always)
    static func isLineEnd(_ byte: UInt8) -> Bool {
        byte == lineFeed || byte == carriageReturn
    }

    /// The index after the first line end byte (LF or CR) at or after `start`, or `nil` when there is none.
    static func afterLineEnd(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var index = start
        while index < bytes.count {
            // The loop's condition keeps the index in bounds.
            if isLineEnd(unsafe bytes[index]) { return index + 1 }
            index += 1
        }
        return nil
    }
}
