extension Rational {
    /// The value with a fixed number of decimals, rounded once, half to even: `"12.50"`, `"-0.3"`, `"7"`.
    ///
    /// The separator is a point, there are no other separators, and a value that rounds to zero has no sign. Any value
    /// can be written.
    ///
    /// - Parameter decimals: The number of decimals; below 0 counts as 0, above 18 as 18.
    public func fixed(_ decimals: Int) -> String {
        var bytes: [UInt8] = []
        appendFixed(decimals, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Adds what ``fixed(_:)`` gives to a text, byte by byte.
    public func appendFixed(_ decimals: Int, to bytes: inout [UInt8]) {
        let places = Swift.min(Swift.max(decimals, 0), 18)
        let (whole, fraction) = roundedMagnitude(decimals: places)
        if isNegative && (whole != 0 || fraction != 0) { bytes.append(UInt8(ascii: "-")) }
        if let small = UInt64(exactly: whole) {
            small.appendDigits(to: &bytes)
        } else {
            bytes.append(contentsOf: String(whole).utf8)
        }
        guard places > 0 else { return }
        bytes.append(UInt8(ascii: "."))
        fraction.appendDigits(atLeast: places, to: &bytes)
    }

    /// The nearest multiple of 10⁻ᵏ, halves to the even multiple.
    ///
    /// - Parameter decimals: k, from 0 to 18.
    /// - Throws: ``ArithmeticError/outOfDomain`` for another k; ``ArithmeticError/overflow`` if the multiple does not
    ///   fit.
    public func rounded(decimals: Int) throws(ArithmeticError) -> Rational {
        guard (0...18).contains(decimals) else { throw .outOfDomain }
        let (whole, fraction) = roundedMagnitude(decimals: decimals)
        let scale = powerOfTen(decimals)
        if decimals == Grid.decimals, whole < 1 << 64 {
            let multiple = Int128(whole) * Int128(scale) + Int128(fraction)
            return try Rational(isNegative ? -multiple : multiple, over: Int128(scale))
        }
        // What is common to the multiple and the scale is common to the decimals and the scale.
        let divisor = greatestCommonDivisor(UInt128(fraction), scale)
        let multiple = whole.multipliedReportingOverflow(by: scale / divisor)
        let sum = multiple.partialValue.addingReportingOverflow(UInt128(fraction) / divisor)
        guard !multiple.overflow, !sum.overflow else { throw .overflow }
        let size = try Rational(
            isNegative: false, reducedNumerator: sum.partialValue, denominator: scale / divisor)
        return isNegative ? -size : size
    }

    /// The finite decimal expansion, as short as possible and without exponent, or nil where the expansion never ends.
    public var exactDecimal: String? {
        let twos = denominator.trailingZeroBitCount
        var rest = denominator >> Int128(twos)
        while rest % 5 == 0 { rest /= 5 }
        guard rest == 1 else { return nil }
        let divisor = denominator.magnitude
        let (whole, remainder) = numerator.magnitude.quotientAndRemainder(dividingBy: divisor)
        var text = isNegative ? "-\(whole)" : "\(whole)"
        var left = remainder
        if left != 0 { text += "." }
        while left != 0 {
            let digit: UInt128
            (digit, left) = divisor.dividingFullWidth(left.multipliedFullWidth(by: 10))
            text += String(digit)
        }
        return text
    }

    /// The absolute value rounded half to even, as whole part and decimals; `decimals` must lie in 0...18.
    private func roundedMagnitude(decimals: Int) -> (whole: UInt128, fraction: UInt64) {
        if let small = roundedSmallMagnitude(decimals: decimals) { return small }
        let divisor = denominator.magnitude
        let scale = powerOfTen(decimals)
        let (whole, rest) = numerator.magnitude.quotientAndRemainder(dividingBy: divisor)
        // rest < divisor, so the quotient is below `scale` and fits.
        let (fraction, remainder) = divisor.dividingFullWidth(rest.multipliedFullWidth(by: scale))
        let twice = remainder << 1
        // Without decimals the last digit is that of the whole part.
        let lastIsOdd = (decimals == 0 ? whole : fraction) & 1 == 1
        guard twice > divisor || (twice == divisor && lastIsOdd) else { return (whole, UInt64(fraction)) }
        return fraction + 1 == scale ? (whole + 1, 0) : (whole, UInt64(fraction + 1))
    }

    /// The same in 64 bits, where everything fits; nil elsewhere.
    private func roundedSmallMagnitude(decimals: Int) -> (whole: UInt128, fraction: UInt64)? {
        guard let divisor = UInt64(exactly: denominator), let top = UInt64(exactly: numerator.magnitude),
            let scale = UInt64(exactly: powerOfTen(decimals)), divisor <= UInt64.max >> 1
        else { return nil }
        let (whole, rest) = top.quotientAndRemainder(dividingBy: divisor)
        // rest < divisor, so the quotient is below `scale`. A product of 64 bits is divided in half of the time.
        let product = rest.multipliedReportingOverflow(by: scale)
        let (fraction, remainder) =
            product.overflow
            ? divisor.dividingFullWidth(rest.multipliedFullWidth(by: scale))
            : product.partialValue.quotientAndRemainder(dividingBy: divisor)
        let twice = remainder << 1
        let lastIsOdd = (decimals == 0 ? whole : fraction) & 1 == 1
        guard twice > divisor || (twice == divisor && lastIsOdd) else { return (UInt128(whole), fraction) }
        return fraction + 1 == scale ? (UInt128(whole) + 1, 0) : (UInt128(whole), fraction + 1)
    }
}
