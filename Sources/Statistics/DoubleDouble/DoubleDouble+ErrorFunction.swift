extension DoubleDouble {
    /// 1 − erf x = 2/√π ∫ₓ^∞ exp(−t²) dt, with a relative error below 2⁻⁹⁴.
    ///
    /// From 26.6 on the result is subnormal and rounded to a `Double`; from 27.3 on it is 0. The way to minus infinity
    /// ends at 2.
    public static func erfc(_ x: DoubleDouble) -> DoubleDouble {
        if x.high < 0 { return DoubleDouble(exactly: 2) &- erfc(-x) }
        if x.high < 2 { return .one &- errorFunctionNearZero(x) }
        // exp(−28²) is far below the least Double.
        if x.high > 28 { return .zero }
        let (significand, exponent) = exponentialParts(-(x &* x))
        let value = (significand &* twoBySquareRootOfPi.timesPowerOfTwo(0.5)).over(continuedFraction(x))
        return value.scaledUnchecked(byPowerOfTwo: exponent)
    }

    /// erf x = 2/√π x exp(−x²) Σ (2x²)ⁿ / (1·3·…·(2n+1)), for x from 0 to 2. No term is negative.
    ///
    /// Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.6.
    private static func errorFunctionNearZero(_ x: DoubleDouble) -> DoubleDouble {
        let square = x &* x
        let twice = square.timesPowerOfTwo(2)
        var term = DoubleDouble.one
        var series = DoubleDouble.one
        var odd = 1.0
        while term.high > 0x1p-110 {
            odd += 2
            term = (term &* twice).over(DoubleDouble(exactly: odd))
            series = series &+ term
        }
        let (significand, exponent) = exponentialParts(-square)
        let power = Double(sign: .plus, exponent: exponent, significand: 1)
        return significand.timesPowerOfTwo(power) &* series &* x &* twoBySquareRootOfPi
    }

    /// x + (1/2)/(x + (2/2)/(x + (3/2)/(x + …))) for x of at least 2, by which exp(−x²)/√π is to be divided.
    ///
    /// Abramowitz and Stegun, 7.1.14. The error of n levels falls as exp(−2x √(2n)) once there are many; a large x
    /// needs 30 all the same.
    private static func continuedFraction(_ x: DoubleDouble) -> DoubleDouble {
        let levels = Int(800 / (x.high * x.high)) + 31
        var value = x
        for level in stride(from: levels, through: 1, by: -1) {
            value = x &+ DoubleDouble(exactly: Double(level) / 2).over(value)
        }
        return value
    }
}
