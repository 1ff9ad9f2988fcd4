/// The grid to which a value that is not rational is rounded, once, before it is exact again: the multiples of 10⁻¹².
public enum Grid {
    /// The decimals of the grid.
    public static let decimals = 12

    /// The nearest multiple of 10⁻¹², halves to the even multiple.
    ///
    /// The sum of both parts of `value` is rounded exactly, not one part after the other.
    ///
    /// - Throws: ``ArithmeticError/overflow`` from about 1.7 × 10²⁶ on.
    public static func rational(_ value: DoubleDouble) throws(ArithmeticError) -> Rational {
        let high = try FixedPoint(value.high, times: powerOfTen(decimals))
        let low = try FixedPoint(value.low, times: powerOfTen(decimals))
        let multiple = try (high + low).rounded()
        return try Rational(multiple, over: Int128(powerOfTen(decimals)))
    }

    /// The nearest multiple of 10⁻¹², halves to the even multiple.
    ///
    /// - Throws: ``ArithmeticError/overflow`` if the multiple does not fit.
    public static func rational(_ value: Rational) throws(ArithmeticError) -> Rational {
        try value.rounded(decimals: decimals)
    }
}

/// A number as a whole part, 120 binary places above it, and whether anything is left beneath those.
private struct FixedPoint {
    /// The whole part, rounded down.
    var whole: Int128
    /// The fraction in units of 2⁻¹²⁰.
    var fraction: UInt128
    /// Whether the value is a little larger than `whole` and `fraction` say, by less than one unit.
    var hasRest: Bool

    private static let places = 120

    private init(whole: Int128, fraction: UInt128, hasRest: Bool) {
        self.whole = whole
        self.fraction = fraction
        self.hasRest = hasRest
    }

    /// value × factor, for a factor below 2⁴⁰ of a finite value.
    init(_ value: Double, times factor: UInt128) throws(ArithmeticError) {
        guard value.isFinite else { throw .notFinite }
        let significand = value.significandBitPattern | (value.isNormal ? 1 << 52 : 0)
        let exponent = (value.isNormal ? Int(value.exponentBitPattern) : 1) - 1075
        let product = UInt128(significand) * factor
        var size = FixedPoint(whole: 0, fraction: 0, hasRest: false)
        if product == 0 {
            // Nothing to place.
        } else if exponent >= 0 {
            guard product.leadingZeroBitCount > exponent else { throw .overflow }
            size.whole = Int128(product << UInt128(exponent))
        } else {
            let shift = -exponent
            size.whole = shift < 128 ? Int128(product >> UInt128(shift)) : 0
            let below = shift < 128 ? product & ((1 << UInt128(shift)) - 1) : product
            // `below` is less than 2⁹³ in units of 2 to the power of −shift.
            if shift <= FixedPoint.places {
                size.fraction = below << UInt128(FixedPoint.places - shift)
            } else {
                let drop = UInt128(min(shift - FixedPoint.places, 127))
                size.fraction = below >> drop
                size.hasRest = below & ((1 << drop) - 1) != 0
            }
        }
        self = value < 0 ? size.negated() : size
    }

    private func negated() -> FixedPoint {
        let unit = UInt128(1) << UInt128(FixedPoint.places)
        if fraction == 0 && !hasRest { return FixedPoint(whole: -whole, fraction: 0, hasRest: false) }
        // What is left of the last unit is still less than a unit.
        return FixedPoint(whole: -whole - 1, fraction: unit - fraction - (hasRest ? 1 : 0), hasRest: hasRest)
    }

    /// The sum. Two terms with a rest are both far smaller than a half, so that their rests cannot turn the rounding.
    static func + (lhs: FixedPoint, rhs: FixedPoint) throws(ArithmeticError) -> FixedPoint {
        let unit = UInt128(1) << UInt128(places)
        let fraction = lhs.fraction + rhs.fraction
        let whole = lhs.whole.addingReportingOverflow(rhs.whole)
        guard !whole.overflow, whole.partialValue < Int128.max - 1 else { throw .overflow }
        return FixedPoint(
            whole: whole.partialValue + (fraction >= unit ? 1 : 0),
            fraction: fraction >= unit ? fraction - unit : fraction,
            hasRest: lhs.hasRest || rhs.hasRest
        )
    }

    /// The nearest whole number, halves to the even one.
    func rounded() -> Int128 {
        let half = UInt128(1) << UInt128(FixedPoint.places - 1)
        let isAbove = fraction > half || (fraction == half && (hasRest || whole & 1 == 1))
        return isAbove ? whole + 1 : whole
    }
}
