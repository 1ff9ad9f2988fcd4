extension Rational {
    /// Reads a plain decimal: an optional sign, digits, optionally a point and digits (`-12.340`, `.5`, `+3`, `7.`).
    ///
    /// The grammar is that of `decimal` in XML Schema, part 2, section 3.3.3. Nothing else is a number here: no
    /// exponent, no blank, no separator, no digit outside ASCII. Zeros at either end cost no precision.
    ///
    /// - Throws: the ``DecimalFault`` that explains the text.
    public static func decimal(_ text: String) throws(DecimalFault) -> Rational {
        var copy = text
        // The buffer is only read, and only during the call.
        if let small = copy.withUTF8({ unsafe Rational(smallDecimal: $0) }) { return small }
        var reader = DecimalReader()
        for byte in text.utf8 where !reader.take(byte) { throw DecimalFault(explaining: Array(text.utf8)) }
        if let value = reader.value { return value }
        throw reader.hasOverflowed ? .tooManyDigits : DecimalFault(explaining: Array(text.utf8))
    }

    /// As ``decimal(_:)`` of a `String`, which is faster.
    public static func decimal(_ text: some StringProtocol) throws(DecimalFault) -> Rational {
        try decimal(String(text))
    }

    /// As ``decimal(_:)``, from UTF-8 bytes, which are copied; a `Span` is faster.
    public static func decimal(utf8 bytes: some Collection<UInt8>) throws(DecimalFault) -> Rational {
        try decimal(utf8: Array(bytes).span)
    }

    /// As ``decimal(_:)``, from UTF-8 bytes in place.
    public static func decimal(utf8 bytes: Span<UInt8>) throws(DecimalFault) -> Rational {
        var reader = DecimalReader()
        for index in bytes.indices where !reader.take(bytes[index]) {
            throw DecimalFault(explaining: copy(bytes))
        }
        if let value = reader.value { return value }
        throw reader.hasOverflowed ? .tooManyDigits : DecimalFault(explaining: copy(bytes))
    }

    /// The value of a plain decimal as in ``decimal(_:)``, or nil.
    public init?(decimal text: some StringProtocol) {
        guard let value = try? Rational.decimal(String(text)) else { return nil }
        self = value
    }

    private static func copy(_ bytes: Span<UInt8>) -> [UInt8] {
        var array: [UInt8] = []
        array.reserveCapacity(bytes.count)
        for index in bytes.indices { array.append(bytes[index]) }
        return array
    }
}

extension DecimalFault {
    /// The fault of a text that is known to have one, apart from the number of its digits.
    fileprivate init(explaining bytes: [UInt8]) {
        guard !bytes.isEmpty else {
            self = .empty
            return
        }
        let lowered = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        let signs: [UInt8] = [0x2B, 0x2D]
        let unsigned = signs.contains(lowered[0]) ? lowered.dropFirst() : lowered[...]
        if unsigned.elementsEqual("inf".utf8) || unsigned.elementsEqual("infinity".utf8) {
            self = .infinity
        } else if unsigned.elementsEqual("nan".utf8) {
            self = .nan
        } else if DecimalFault.hasExponent(unsigned) {
            self = .exponent
        } else {
            self = .notANumber
        }
    }

    /// Whether the bytes are an unsigned decimal, `e`, and a whole number.
    private static func hasExponent(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let mark = bytes.firstIndex(of: 0x65) else { return false }
        var mantissa = DecimalReader()
        for byte in bytes[..<mark] where !mantissa.take(byte) { return false }
        var exponent = DecimalReader()
        for byte in bytes[(mark + 1)...] where byte == 0x2E || !exponent.take(byte) { return false }
        return mantissa.hasDigits && exponent.hasDigits
    }
}
