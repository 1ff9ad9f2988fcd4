// Cancelling before multiplying, after Knuth, The Art of Computer Programming, volume 2, section 4.5.1.

extension Rational {
    /// The sum.
    ///
    /// - Throws: ``ArithmeticError/overflow``.
    public static func + (lhs: Rational, rhs: Rational) throws(ArithmeticError) -> Rational {
        if lhs.denominator == 1 && rhs.denominator == 1 {
            let sum = lhs.numerator.addingReportingOverflow(rhs.numerator)
            guard !sum.overflow && sum.partialValue != .min else { throw .overflow }
            return Rational(reducedNumerator: sum.partialValue, denominator: 1)
        }
        // Over the least common denominator, only a divisor of `shared` can still be common to both parts.
        let shared = greatestCommonDivisor(lhs.denominator.magnitude, rhs.denominator.magnitude)
        let leftFactor = rhs.denominator / Int128(shared)
        let rightFactor = lhs.denominator / Int128(shared)
        let left = lhs.numerator.multipliedReportingOverflow(by: leftFactor)
        let right = rhs.numerator.multipliedReportingOverflow(by: rightFactor)
        let sum = left.partialValue.addingReportingOverflow(right.partialValue)
        if left.overflow || right.overflow || sum.overflow {
            let wide =
                WideInteger(product: lhs.numerator, leftFactor) + WideInteger(product: rhs.numerator, rightFactor)
            let divisor = greatestCommonDivisor(wide.magnitudeRemainder(dividingBy: shared), shared)
            guard let numerator = wide.magnitudeQuotient(dividingBy: divisor) else { throw .overflow }
            let denominator = try product(rightFactor.magnitude, rhs.denominator.magnitude / divisor)
            return try Rational(isNegative: wide.isNegative, reducedNumerator: numerator, denominator: denominator)
        }
        let divisor = greatestCommonDivisor(sum.partialValue.magnitude, shared)
        let denominator = try product(rightFactor.magnitude, rhs.denominator.magnitude / divisor)
        return try Rational(
            isNegative: sum.partialValue < 0,
            reducedNumerator: sum.partialValue.magnitude / divisor,
            denominator: denominator
        )
    }

    /// The difference.
    ///
    /// - Throws: ``ArithmeticError/overflow``.
    public static func - (lhs: Rational, rhs: Rational) throws(ArithmeticError) -> Rational {
        try lhs + -rhs
    }

    /// The negation, which always exists.
    public static prefix func - (value: Rational) -> Rational {
        Rational(reducedNumerator: -value.numerator, denominator: value.denominator)
    }

    /// The product.
    ///
    /// - Throws: ``ArithmeticError/overflow``.
    public static func * (lhs: Rational, rhs: Rational) throws(ArithmeticError) -> Rational {
        let first = greatestCommonDivisor(lhs.numerator.magnitude, rhs.denominator.magnitude)
        let second = greatestCommonDivisor(rhs.numerator.magnitude, lhs.denominator.magnitude)
        return try Rational(
            isNegative: lhs.isNegative != rhs.isNegative,
            reducedNumerator: product(lhs.numerator.magnitude / first, rhs.numerator.magnitude / second),
            denominator: product(lhs.denominator.magnitude / second, rhs.denominator.magnitude / first)
        )
    }

    /// The quotient.
    ///
    /// - Throws: ``ArithmeticError/divisionByZero``, ``ArithmeticError/overflow``.
    public static func / (lhs: Rational, rhs: Rational) throws(ArithmeticError) -> Rational {
        try lhs * rhs.reciprocal()
    }

    /// 1 / value.
    ///
    /// - Throws: ``ArithmeticError/divisionByZero``.
    public func reciprocal() throws(ArithmeticError) -> Rational {
        guard numerator != 0 else { throw .divisionByZero }
        return numerator < 0
            ? Rational(reducedNumerator: -denominator, denominator: -numerator)
            : Rational(reducedNumerator: denominator, denominator: numerator)
    }

    /// The value multiplied by itself `exponent` times; a negative exponent takes the reciprocal, 0⁰ is 1.
    ///
    /// - Throws: ``ArithmeticError/divisionByZero`` for zero to a negative power, ``ArithmeticError/overflow``.
    public func raised(to exponent: Int) throws(ArithmeticError) -> Rational {
        var square = exponent < 0 ? try reciprocal() : self
        var remaining = exponent.magnitude
        var power = Rational.one
        while remaining != 0 {
            if remaining & 1 == 1 { power = try power * square }
            remaining >>= 1
            if remaining != 0 { square = try square * square }
        }
        return power
    }

    private static func product(_ first: UInt128, _ second: UInt128) throws(ArithmeticError) -> UInt128 {
        let product = first.multipliedReportingOverflow(by: second)
        guard !product.overflow else { throw .overflow }
        return product.partialValue
    }
}
