// exp x = 2ᵏ exp r with |r| ≤ ½ ln 2, and exp r − 1 from the Taylor series at r/512 by nine doublings of the argument.

extension DoubleDouble {
    /// eˣ, with a relative error below 2⁻⁹⁶.
    ///
    /// Below −708.4 the result is subnormal and rounded once to a `Double`; below −745.14 it is 0.
    ///
    /// - Throws: ``ArithmeticError/overflow`` from 709.79 on.
    public static func exp(_ x: DoubleDouble) throws(ArithmeticError) -> DoubleDouble {
        let (significand, exponent) = exponentialParts(x)
        return try significand.scaled(byPowerOfTwo: exponent)
    }

    /// eˣ − 1, with a relative error below 2⁻⁹⁶ around 0 too.
    ///
    /// - Throws: ``ArithmeticError/overflow`` from 709.79 on.
    public static func expm1(_ x: DoubleDouble) throws(ArithmeticError) -> DoubleDouble {
        let size = x.high.magnitude
        // x + x²/2; the next term is beyond the last bit.
        if size < 0x1p-60 { return DoubleDouble(sum: x.high, x.low + x.high * x.high / 2) }
        if size < 0.34 { return reducedExponentialLessOne(x) }
        return try exp(x) &+ -1.0
    }

    /// eˣ as a significand near 1 and a power of two.
    static func exponentialParts(_ x: DoubleDouble) -> (significand: DoubleDouble, exponent: Int) {
        // Beyond this, overflow or 0 is certain whatever the rest.
        let limit = 5000.0
        if x.high.magnitude > limit { return (.one, x.high < 0 ? -10_000 : 10_000) }
        // The nearest whole number; which one of two that are as near does not matter.
        let quotient = x.high * logarithm2OfE.high
        let whole = Int(quotient < 0 ? quotient - 0.5 : quotient + 0.5)
        let multiple = Double(whole)
        // ln 2 in three parts; the first two have 40 bits, so that their products are exact.
        let coarse = DoubleDouble(sum: x.high, -multiple * 0x1.62e42fefa2000p-1)
        let fine = DoubleDouble(sum: x.low, -multiple * 0x1.9cc01f97b57a0p-83)
        let rest = coarse &+ -multiple * 0x1.9ef35793c7000p-41 &+ fine
        return (reducedExponentialLessOne(rest) &+ 1.0, whole)
    }

    /// eʳ − 1 for |r| below 0.35.
    private static func reducedExponentialLessOne(_ r: DoubleDouble) -> DoubleDouble {
        let t = r.timesPowerOfTwo(0x1p-9)
        let tail = t.high * (1.0 / 120 + t.high * (1.0 / 720 + t.high * (1.0 / 5040 + t.high * (1.0 / 40320))))
        // The terms up to t⁴/24 need more than 53 bits.
        var series = DoubleDouble(fastSum: 0x1.5555555555555p-5, 0x1.5555555555555p-59 + tail)
        series = sixth &+ series &* t
        series = DoubleDouble(exactly: 0.5) &+ series &* t
        var value = t &+ series &* t &* t
        for _ in 0..<9 {
            // e²ʳ − 1 = 2 (eʳ − 1) + (eʳ − 1)².
            value = value.timesPowerOfTwo(2) &+ value &* value
        }
        return value
    }
}
