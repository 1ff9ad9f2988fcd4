/// Checks that bytes are well-formed UTF-8 (The Unicode Standard, table 3-7).
public enum UTF8Check {
    /// The offset of the first byte that does not belong to a well-formed character, or `nil` when all do.
    ///
    /// The offset is that of the character's first byte, also when a later byte of it is the wrong one or is missing.
    /// Overlong forms, surrogates and values above U+10FFFF are not well-formed.
    public static func firstFault(in bytes: Span<UInt8>) -> Int? {
        var offset = 0
        while offset < bytes.count {
            guard let length = characterLength(bytes, at: offset) else { return offset }
            offset += length
        }
        return nil
    }

    /// The length of the well-formed character at the offset, or `nil` when there is none.
    private static func characterLength(_ bytes: Span<UInt8>, at offset: Int) -> Int? {
        let first = bytes[offset]
        if first < 0x80 { return 1 }
        let second: ClosedRange<UInt8>
        let length: Int
        switch first {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return nil
        }
        guard offset + length <= bytes.count, second.contains(bytes[offset + 1]) else { return nil }
        for later in 2..<max(2, length) where bytes[offset + later] & 0xC0 != 0x80 { return nil }
        return length
    }
}
