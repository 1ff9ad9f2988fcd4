extension Rational {
    /// The exact binary value of a floating-point number.
    ///
    /// - Throws: ``ArithmeticError/notFinite`` for infinities and NaN; ``ArithmeticError/overflow`` where the value
    ///   needs more than 127 bits on either side of the fraction, as every number beyond 2¹²⁷ does.
    public init(exactly value: Double) throws(ArithmeticError) {
        guard value.isFinite else { throw .notFinite }
        guard value != 0 else {
            self = .zero
            return
        }
        let significand = value.significandBitPattern | (value.isNormal ? 1 << 52 : 0)
        let exponent = (value.isNormal ? Int(value.exponentBitPattern) : 1) - 1075
        let zeros = significand.trailingZeroBitCount
        let odd = UInt128(significand >> UInt64(zeros))
        let shift = exponent + zeros
        let fits = shift < 0 ? -shift <= 126 : shift + 128 - odd.leadingZeroBitCount <= 127
        guard fits else { throw .overflow }
        try self.init(
            isNegative: value < 0,
            reducedNumerator: shift < 0 ? odd : odd << UInt128(shift),
            denominator: shift < 0 ? 1 << UInt128(-shift) : 1
        )
    }

    /// The nearest floating-point number, halves to even.
    ///
    /// It is never infinite and never subnormal: every value but 0 lies between 2⁻¹²⁷ and 2¹²⁷ in size.
    public func double() -> Double {
        guard numerator != 0 else { return 0 }
        let top = numerator.magnitude
        if top >> 53 == 0, denominator >> 53 == 0 {
            // Both are exact as floating-point numbers, so that their quotient is rounded once.
            return Double(Int64(truncatingIfNeeded: numerator)) / Double(Int64(truncatingIfNeeded: denominator))
        }
        let bottom = denominator.magnitude
        // A quotient of at least 65 bits, and below it one bit that says whether anything is left.
        let shift = Swift.max(0, 65 + top.leadingZeroBitCount - bottom.leadingZeroBitCount)
        let upper = shift < 128 ? top >> UInt128(128 - shift) : top << UInt128(shift - 128)
        let (quotient, remainder) = bottom.dividingFullWidth((upper, top << UInt128(shift)))
        let excess = 128 - quotient.leadingZeroBitCount - 64
        let kept = UInt64(truncatingIfNeeded: quotient >> UInt128(excess))
        let dropped = quotient & ((1 << UInt128(excess)) - 1)
        let sticky: UInt64 = dropped != 0 || remainder != 0 ? 1 : 0
        let size = Double(sign: .plus, exponent: excess - shift, significand: Double(kept | sticky))
        return numerator < 0 ? -size : size
    }
}
