extension QuickCells {
    /// Eight characters `0`, and eight points.
    private static let zeros: UInt64 = 0x3030_3030_3030_3030
    private static let points: UInt64 = 0x2E2E_2E2E_2E2E_2E2E

    /// The digits of a plain decimal, and how many of them stand behind the point: at most 18 digits, no sign.
    @inline(__always)
    static func decimal(_ cell: Span<UInt8>) -> (digits: UInt64, decimals: Int)? {
        let count = cell.count
        guard count >= 4, count <= 16 else { return decimalByBytes(cell) }
        let raw = unsafe cell.bytes
        // The cell at the end of sixteen characters, with zeros before it: the first character in the lowest byte.
        var first = zeros
        var last: UInt64
        if count >= 8 {
            last = UInt64(littleEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
            if count > 8 {
                let pad = UInt64(truncatingIfNeeded: 16 &- count) &* 8
                first = UInt64(littleEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt64.self)) &<< pad
                first |= zeros & (1 &<< pad &- 1)
            }
        } else {
            let pad = UInt64(truncatingIfNeeded: 8 &- count) &* 8
            let head = UInt32(littleEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt32.self))
            let tail = UInt32(littleEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
            last = UInt64(tail) << 32 | UInt64(head) &<< pad & 0xFFFF_FFFF | zeros & (1 &<< pad &- 1)
        }
        var decimals = 0
        let marks = zeroBytes(last ^ points)
        if marks != 0 {
            let place = UInt64(truncatingIfNeeded: marks.trailingZeroBitCount) & ~7
            decimals = 7 &- Int(place &>> 3)
            // A point at an end is left to the long way; a second one is no digit.
            guard decimals > 0, decimals < count &- 1 else { return nil }
            // What stands before the point moves into its place.
            let before = (1 &<< place) &- 1
            last = last & ~(before &<< 8 | 0xFF) | (last & before) &<< 8 | first &>> 56
            first = first &<< 8 | 0x30
        }
        // A point among the first characters is no digit here, and looked at one by one.
        guard let high = number(first), let low = number(last) else { return decimalByBytes(cell) }
        return (high &* 100_000_000 &+ low, decimals)
    }

    /// The highest bit of each byte that is zero.
    @inline(__always)
    private static func zeroBytes(_ word: UInt64) -> UInt64 {
        let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        return ~((word & low) &+ low | word | low)
    }

    /// The number that eight digits are, the first of them in the lowest byte; nil where one is no digit.
    @inline(__always)
    private static func number(_ characters: UInt64) -> UInt64? {
        var digits = characters ^ zeros
        guard (digits | (digits &+ 0x7676_7676_7676_7676)) & 0x8080_8080_8080_8080 == 0 else { return nil }
        // Pairs, then fours, then all eight.
        digits = (digits &* 10 &+ digits >> 8) & 0x00FF_00FF_00FF_00FF
        digits = (digits &* 100 &+ digits >> 16) & 0x0000_FFFF_0000_FFFF
        return (digits &* 10_000 &+ digits >> 32) & 0xFFFF_FFFF
    }

    /// The same for any number of bytes, one by one.
    private static func decimalByBytes(_ cell: Span<UInt8>) -> (digits: UInt64, decimals: Int)? {
        let count = cell.count
        guard count > 0, count <= 19 else { return nil }
        var digits: UInt64 = 0
        var point = -1
        for offset in 0..<count {
            let digit = cell[offset] &- UInt8(ascii: "0")
            if digit > 9 {
                guard cell[offset] == UInt8(ascii: "."), point < 0 else { return nil }
                point = offset
            } else {
                digits = digits &* 10 &+ UInt64(digit)
            }
        }
        guard point >= 0 else { return count <= 18 ? (digits, 0) : nil }
        // A point alone is no number; one at an end is left to the long way.
        guard point > 0, point < count - 1 else { return nil }
        return (digits, count - 1 - point)
    }
}
