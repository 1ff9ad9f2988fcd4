extension DoubleDouble {
    /// base to the power of a fraction.
    ///
    /// Whole exponents up to 64 and their halves are taken by multiplication and a square root, so that exact results
    /// of at most 106 bits come out exactly; other exponents through exp and ln, with a relative error below 2⁻⁹⁵. A
    /// result below 2⁻¹⁰²² is rounded once to a `Double`, or 0.
    ///
    /// Zero to the power of 0 is 1.
    ///
    /// - Throws: ``ArithmeticError/outOfDomain`` for a negative base unless the exponent is whole;
    ///   ``ArithmeticError/divisionByZero`` for base 0 and a negative exponent; ``ArithmeticError/overflow``.
    public static func pow(_ base: DoubleDouble, _ exponent: Rational) throws(ArithmeticError) -> DoubleDouble {
        if exponent.isZero { return .one }
        guard base.high != 0 else {
            if exponent.isNegative { throw .divisionByZero }
            return .zero
        }
        guard base.high > 0 else {
            guard exponent.isInteger else { throw .outOfDomain }
            let power = try pow(-base, exponent)
            return exponent.numerator & 1 == 1 ? -power : power
        }
        if base == .one { return .one }
        if exponent.denominator <= 2, let times = Int(exactly: exponent.numerator), times.magnitude <= 64 {
            return try power(base, halves: exponent.denominator == 1 ? 2 * times : times)
        }
        let logarithm = try log(base) &* DoubleDouble(exponent)
        guard logarithm.isFinite else {
            if (base.high < 1) == exponent.isNegative { throw .overflow }
            return .zero
        }
        return try exp(logarithm)
    }

    /// The cube root, of either sign, with a relative error below 2⁻¹⁰⁰.
    public static func cbrt(_ x: DoubleDouble) -> DoubleDouble {
        guard x.high != 0 else { return .zero }
        let (significand, exponent) = x.magnitude.split()
        let third = exponent >= 0 ? exponent / 3 : (exponent - 2) / 3
        let radicand = significand.timesPowerOfTwo(Double(sign: .plus, exponent: exponent - 3 * third, significand: 1))
        // From 1 to 8: the chord is at most an eighth off, which five of Newton's steps reduce to rounding errors.
        var estimate = 1 + (radicand.high - 1) / 7
        for _ in 0..<5 { estimate = (2 * estimate + radicand.high / (estimate * estimate)) / 3 }
        let square = DoubleDouble(product: estimate, estimate)
        let rest = radicand &- square &* estimate
        let root = DoubleDouble(fastSum: estimate, rest.high / (3 * square.high))
            .scaledUnchecked(byPowerOfTwo: third)
        return x.high < 0 ? -root : root
    }

    /// base to the power of `halves`/2, for a positive base.
    private static func power(_ base: DoubleDouble, halves: Int) throws(ArithmeticError) -> DoubleDouble {
        var (significand, exponent) = base.split()
        var times = halves
        if halves & 1 == 0 {
            times = halves / 2
        } else {
            if exponent & 1 != 0 {
                significand = significand.timesPowerOfTwo(2)
                exponent -= 1
            }
            significand = rootNearOne(significand)
            exponent /= 2
        }
        // From 1 to 2, so that 64 factors stay below 2⁶⁴.
        var square = significand
        var power = DoubleDouble.one
        var remaining = times.magnitude
        while remaining != 0 {
            if remaining & 1 == 1 { power = power &* square }
            remaining >>= 1
            if remaining != 0 { square = square &* square }
        }
        return try (times < 0 ? DoubleDouble.one.over(power) : power).scaled(byPowerOfTwo: exponent * times)
    }
}
