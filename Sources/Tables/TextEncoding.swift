/// How a file's bytes stand for characters.
public enum TextEncoding: String, CaseIterable, Hashable, Sendable {
    /// What every file of a dataset is written in.
    case utf8 = "utf-8"
    /// Two bytes a unit, with a byte order mark; without one the zero bytes of the first unit decide.
    case utf16 = "utf-16"
    /// The Western code page of Windows.
    case windows1252 = "windows-1252"
    /// Latin 1.
    case latin1 = "iso-8859-1"
    /// Latin 9, which has the euro sign.
    case latin9 = "iso-8859-15"
}

/// Turns the bytes of another encoding into UTF-8, block by block.
///
/// What stands for no character becomes the byte 0xFF, which is in no UTF-8 text: the record it stands in is then
/// refused at its place, and never read as something else.
struct TextDecoder {
    /// Stands for what cannot be decoded.
    static let undecodable: UInt8 = 0xFF

    private let encoding: TextEncoding
    /// Of UTF-16: whether the high byte comes first. Nil until the first unit has been seen.
    private var isBigEndian: Bool?
    /// The first byte of a unit that the last block cut in two.
    private var half: UInt8?
    /// The first half of a pair of surrogates.
    private var leading: UInt16?

    init(_ encoding: TextEncoding) { self.encoding = encoding }

    /// Appends what the bytes stand for.
    mutating func decode(_ bytes: UnsafeRawBufferPointer, into text: inout [UInt8]) {
        switch encoding {
        case .utf8:
            unsafe text.append(contentsOf: bytes)
        case .utf16:
            // The index stays within the buffer.
            for index in 0..<bytes.count { unit(unsafe bytes[index], &text) }
        case .windows1252, .latin1, .latin9:
            for index in 0..<bytes.count {
                let byte = unsafe bytes[index]
                if byte < 0x80 { text.append(byte) } else { append(scalar(byte), to: &text) }
            }
        }
    }

    /// Ends the text: half a unit or half a pair is no character.
    mutating func finish(into text: inout [UInt8]) {
        if half != nil || leading != nil { text.append(Self.undecodable) }
        (half, leading) = (nil, nil)
    }

    private func scalar(_ byte: UInt8) -> UInt32? {
        switch encoding {
        case .windows1252 where byte < 0xA0: Self.windows1252[Int(byte) - 0x80]
        case .latin9: Self.latin9[byte] ?? UInt32(byte)
        default: UInt32(byte)
        }
    }

    private mutating func unit(_ byte: UInt8, _ text: inout [UInt8]) {
        guard let first = half else {
            half = byte
            return
        }
        half = nil
        guard let isBigEndian else {
            let isBig = first == 0xFE && byte == 0xFF || (first == 0 && byte != 0)
            self.isBigEndian = isBig
            // The mark itself is no part of the text.
            if isBig ? first == 0xFE : (first == 0xFF && byte == 0xFE) { return }
            return add(isBig ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first), &text)
        }
        add(isBigEndian ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first), &text)
    }

    private mutating func add(_ unit: UInt16, _ text: inout [UInt8]) {
        if let high = leading {
            leading = nil
            if (0xDC00...0xDFFF).contains(unit) {
                return append(0x1_0000 + (UInt32(high) - 0xD800) << 10 + UInt32(unit) - 0xDC00, to: &text)
            }
            text.append(Self.undecodable)
        }
        if (0xD800...0xDBFF).contains(unit) {
            leading = unit
        } else {
            append(UInt32(unit), to: &text)
        }
    }

    private func append(_ value: UInt32?, to text: inout [UInt8]) {
        guard let scalar = value.flatMap(Unicode.Scalar.init) else { return text.append(Self.undecodable) }
        for byte in String(scalar).utf8 { text.append(byte) }
    }

    /// 0x80 to 0x9F (Unicode Consortium, CP1252.TXT); five bytes stand for nothing.
    private static let windows1252: [UInt32?] = [
        0x20AC, nil, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, nil,
        0x017D, nil, nil, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, nil, 0x017E, 0x0178,
    ]

    /// Where Latin 9 differs from Latin 1 (Unicode Consortium, 8859-15.TXT).
    private static let latin9: [UInt8: UInt32] = [
        0xA4: 0x20AC, 0xA6: 0x0160, 0xA8: 0x0161, 0xB4: 0x017D, 0xB8: 0x017E, 0xBC: 0x0152, 0xBD: 0x0153,
        0xBE: 0x0178,
    ]
}
