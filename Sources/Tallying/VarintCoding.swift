/// Writes whole numbers in as few bytes as they need: seven bits a byte, the lowest first (LEB128), signs folded in.
struct VarintWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func write(_ value: Int128) {
        // 0, −1, 1, −2 … become 0, 1, 2, 3 …
        var rest = UInt128(bitPattern: value << 1 ^ value >> 127)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func write(_ value: Int64) { write(Int128(value)) }

    /// What each number is above the one before it, from the second on.
    ///
    /// - Precondition: they ascend, and none is 2⁵⁶ or more above the one before.
    mutating func writeDifferences(_ numbers: [UInt64]) {
        guard numbers.count > 1 else { return }
        let start = bytes.count
        // Eight bytes are written for each, of which those that it needs stay.
        bytes.append(contentsOf: repeatElement(0, count: 8 * numbers.count))
        var end = start
        // There is room for eight bytes more than all before took, as none took more.
        unsafe bytes.withUnsafeMutableBytes { buffer in
            for place in 1..<numbers.count {
                let (word, count) = VarintWriter.eightBytes(numbers[place] &- numbers[place - 1])
                unsafe buffer.storeBytes(of: word.littleEndian, toByteOffset: end, as: UInt64.self)
                end += count
            }
        }
        bytes.removeLast(bytes.count - end)
    }

    /// The bytes of a number below 2⁵⁶, the first in the lowest place, and how many they are.
    @inline(__always)
    static func eightBytes(_ number: UInt64) -> (word: UInt64, count: Int) {
        // Sevens of bits move apart: into halves, quarters and eighths of the word.
        var word = (number & 0x00FF_FFFF_F000_0000) &<< 4 | number & 0x0FFF_FFFF
        word = (word & 0x0FFF_C000_0FFF_C000) &<< 2 | word & 0x0000_3FFF_0000_3FFF
        word = (word & 0x3F80_3F80_3F80_3F80) &<< 1 | word & 0x007F_007F_007F_007F
        let count = max(1, (71 &- word.leadingZeroBitCount) / 8)
        // All but the last say that another follows.
        return (word | 0x8080_8080_8080_8080 & ((1 &<< (8 &* (UInt64(count) &- 1))) &- 1), count)
    }

    /// A count, and so many bytes.
    mutating func write(_ text: some Collection<UInt8>) {
        write(UInt64(text.count))
        bytes.append(contentsOf: text)
    }

    mutating func write(_ text: String) { write(Array(text.utf8)) }
}

/// Reads what ``VarintWriter`` wrote; nothing that is not whole, and nothing twice.
struct VarintReader {
    private let bytes: [UInt8]
    private(set) var offset: Int
    private let end: Int

    /// The bytes end before what was asked for, or a number does not fit.
    struct Malformed: Error {}

    init(_ bytes: [UInt8], from offset: Int, to end: Int) {
        self.bytes = bytes
        self.offset = offset
        self.end = end
    }

    var isAtEnd: Bool { offset == end }

    private mutating func byte() throws(Malformed) -> UInt8 {
        guard offset < end else { throw Malformed() }
        offset += 1
        return bytes[offset - 1]
    }

    mutating func number() throws(Malformed) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            let byte = try byte()
            let part = UInt64(byte & 0x7F)
            guard shift < 63 || part <= 1 else { throw Malformed() }
            value |= part << shift
            if byte < 0x80 { return value }
        }
        throw Malformed()
    }

    mutating func signed() throws(Malformed) -> Int128 {
        var value: UInt128 = 0
        for shift in stride(from: UInt128(0), to: 133, by: 7) {
            let byte = try byte()
            let part = UInt128(byte & 0x7F)
            guard shift < 126 || part <= 3 else { throw Malformed() }
            value |= part << shift
            if byte < 0x80 { return Int128(bitPattern: value >> 1) ^ -Int128(bitPattern: value & 1) }
        }
        throw Malformed()
    }

    mutating func signed64() throws(Malformed) -> Int64 {
        guard let value = Int64(exactly: try signed()) else { throw Malformed() }
        return value
    }

    /// A count of `limit` at most, so that nobody is made to reserve memory for what is not there.
    mutating func count(upTo limit: Int) throws(Malformed) -> Int {
        guard let count = Int(exactly: try number()), count <= limit else { throw Malformed() }
        return count
    }

    mutating func text() throws(Malformed) -> [UInt8] {
        let count = try count(upTo: Int.max)
        guard count <= end - offset else { throw Malformed() }
        offset += count
        return Array(bytes[offset - count..<offset])
    }

    mutating func string() throws(Malformed) -> String {
        guard let text = String(validating: try text(), as: UTF8.self) else { throw Malformed() }
        return text
    }
}
