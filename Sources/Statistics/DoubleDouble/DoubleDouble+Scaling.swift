extension DoubleDouble {
    /// The value as a significand from 1 to 2 and a power of two; the value must not be zero.
    func split() -> (significand: DoubleDouble, exponent: Int) {
        let exponent = Int(high.exponent)
        // Two factors, since 2 to the power of −exponent can be too large for one.
        let half = exponent / 2
        let significand =
            timesPowerOfTwo(Double(sign: .plus, exponent: -half, significand: 1))
            .timesPowerOfTwo(Double(sign: .plus, exponent: half - exponent, significand: 1))
        return (significand, exponent)
    }

    /// The value, near 1 in size, times a power of two.
    ///
    /// A result that is subnormal as a `Double` is rounded once, halves to even, and its low part is 0.
    ///
    /// - Throws: ``ArithmeticError/overflow``.
    func scaled(byPowerOfTwo exponent: Int) throws(ArithmeticError) -> DoubleDouble {
        guard high == 0 || Int(high.exponent) + exponent <= 1023 else { throw .overflow }
        return try scaledUnchecked(byPowerOfTwo: exponent).checked()
    }

    /// As ``scaled(byPowerOfTwo:)``, for a result below 2¹⁰²⁴.
    func scaledUnchecked(byPowerOfTwo exponent: Int) -> DoubleDouble {
        guard high != 0 else { return .zero }
        guard Int(high.exponent) + exponent >= -1022 else { return roundedToSubnormal(exponent: exponent) }
        let half = exponent / 2
        return timesPowerOfTwo(Double(sign: .plus, exponent: half, significand: 1))
            .timesPowerOfTwo(Double(sign: .plus, exponent: exponent - half, significand: 1))
    }

    /// The value times 2ⁿ, rounded once to a multiple of 2⁻¹⁰⁷⁴.
    private func roundedToSubnormal(exponent: Int) -> DoubleDouble {
        guard Int(high.exponent) + exponent >= -1076 else { return .zero }
        // Added to `high`, this number leaves no bit below the unit that becomes 2⁻¹⁰⁷⁴.
        let unit = Double(sign: .plus, exponent: -1074 - exponent, significand: 1)
        let anchor = Double(signOf: high, magnitudeOf: 0x1p52 * unit)
        let sum = DoubleDouble(sum: anchor, high)
        var multiple = sum.high - anchor
        // Only where `high` lies halfway between two multiples does the low part decide.
        if sum.low == unit / 2 && low > 0 { multiple += unit }
        if sum.low == -unit / 2 && low < 0 { multiple -= unit }
        return DoubleDouble(exactly: Double(sign: .plus, exponent: -1074, significand: multiple / unit))
    }
}
