import Statistics

/// A number of another program's file, with the text that a dataset holds of it.
struct ImportedNumber: Hashable, Sendable {
    let value: Rational
    /// A plain decimal with every digit of the file.
    let text: String

    /// Reads a decimal with or without an exponent, exactly: `1.9999999999999999e-06` as `0.0000019999999999999999`.
    ///
    /// - Throws: the ``DecimalFault`` that explains the text.
    init(_ text: String) throws(DecimalFault) {
        do throws(DecimalFault) {
            value = try Rational.decimal(text)
            self.text = text
        } catch .exponent {
            self.text = try ImportedNumber.withoutExponent(text)
            value = try Rational.decimal(self.text)
        } catch {
            throw error
        }
    }

    /// The number with so many significant digits at most; the number itself where it has no more.
    ///
    /// - Throws: ``ArithmeticError/overflow``.
    func rounded(digits: Int) throws(ArithmeticError) -> ImportedNumber {
        let written = text.utf8.filter { (0x30...0x39).contains($0) }.drop { $0 == 0x30 }
        guard written.count > digits else { return self }
        return try .computed(DoubleDouble(value), digits: digits)
    }

    private init(_ value: Rational, text: String) {
        self.value = value
        self.text = text
    }

    /// A number that was computed, with 17 significant digits at most: enough to name every floating-point number.
    private static func computed(_ value: DoubleDouble, digits: Int = 17) throws(ArithmeticError) -> ImportedNumber {
        let text = try value.significant(digits)
        guard let value = Rational(decimal: text) else { throw .overflow }
        return ImportedNumber(value, text: text)
    }

    /// The same of a fraction: all of its digits where they are 17 at most.
    private static func computed(_ value: Rational) throws(ArithmeticError) -> ImportedNumber {
        guard let text = value.exactDecimal, text.utf8.count(where: { (0x30...0x39).contains($0) }) <= 17 else {
            return try computed(DoubleDouble(value))
        }
        return ImportedNumber(value, text: text)
    }

    /// This number divided by another.
    ///
    /// - Throws: ``ArithmeticError/divisionByZero``; ``ArithmeticError/overflow``.
    func divided(by divisor: ImportedNumber) throws(ArithmeticError) -> ImportedNumber {
        guard !divisor.value.isZero else { throw .divisionByZero }
        if let exact = try? value / divisor.value { return try .computed(exact) }
        return try .computed(DoubleDouble(value) / DoubleDouble(divisor.value))
    }

    /// The mean of numbers, the same in any order of them; nil of nothing.
    ///
    /// - Throws: ``ArithmeticError/overflow``.
    static func mean(_ numbers: [ImportedNumber]) throws(ArithmeticError) -> ImportedNumber? {
        guard !numbers.isEmpty else { return nil }
        let values = numbers.map(\.value).sorted()
        if let sum = try? Rational.sum(values), let mean = try? sum / Rational(values.count) {
            return try computed(mean)
        }
        var sum = DoubleDouble.zero
        for value in values { sum = try sum + DoubleDouble(value) }
        return try computed(sum / DoubleDouble(integerLiteral: values.count))
    }

    /// The middle number, or the mean of the two in the middle; nil of nothing.
    ///
    /// - Throws: ``ArithmeticError/overflow``.
    static func median(_ numbers: [ImportedNumber]) throws(ArithmeticError) -> ImportedNumber? {
        guard !numbers.isEmpty else { return nil }
        let sorted = numbers.sorted { $0.value < $1.value }
        let middle = sorted.count / 2
        guard !sorted.count.isMultiple(of: 2) else { return try mean(Array(sorted.dropFirst(middle - 1).prefix(2))) }
        return sorted[middle]
    }

    /// The text of a number with an exponent, written out.
    private static func withoutExponent(_ text: String) throws(DecimalFault) -> String {
        let bytes = Array(text.utf8)
        guard let mark = bytes.firstIndex(where: { $0 == 0x65 || $0 == 0x45 }),
            let power = Int(String(decoding: bytes[(mark + 1)...], as: UTF8.self)), (-60...60).contains(power)
        else { throw .tooManyDigits }
        let mantissa = bytes[..<mark].drop { $0 == 0x2B || $0 == 0x2D }
        let parts = mantissa.split(separator: 0x2E, omittingEmptySubsequences: false)
        var digits = String(decoding: parts.joined(), as: UTF8.self)
        var point = (parts.first?.count ?? 0) + power
        if point <= 0 {
            digits = String(repeating: "0", count: 1 - point) + digits
            point = 1
        }
        digits += String(repeating: "0", count: max(0, point - digits.utf8.count))
        let fraction = digits.dropFirst(point)
        return (bytes[0] == 0x2D ? "-" : "") + digits.prefix(point) + (fraction.isEmpty ? "" : "." + fraction)
    }
}
