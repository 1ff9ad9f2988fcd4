// Cancelling before multiplying, after Knuth, The Art of Computer Programming, volume 2, section 4.5.1.

extension Rational {
    /// The sum.
    ///
    /// - Throws: ``ArithmeticError/overflow``.
    public static func + (lhs: Rational, rhs: Rational) throws(ArithmeticError) -> Rational {
        if lhs.numerator == 0 { return rhs }
        if rhs.numerator == 0 { return lhs }
        if lhs.denominator == 1 && rhs.denominator == 1 {
            let sum = lhs.numerator.addingReportingOverflow(rhs.numerator)
            guard !sum.overflow && sum.partialValue != .min else { throw .overflow }
            return Rational(reducedNumerator: sum.partialValue, denominator: 1)
        }
        if let sum = smallSum(lhs, rhs) { return sum }
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
        if let product = smallProduct(lhs, rhs) { return product }
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

    /// Both parts in 64 bits, if they fit: divisions take a fraction of the time then.
    @inline(__always)
    private var small: (numerator: Int64, denominator: Int64)? {
        guard let top = Int64(exactly: numerator), let bottom = Int64(exactly: denominator) else { return nil }
        return (top, bottom)
    }

    /// The sum of fractions whose parts fit into 64 bits; nil for others, and where the sum needs more than 128 bits.
    private static func smallSum(_ lhs: Rational, _ rhs: Rational) -> Rational? {
        guard let left = lhs.small, let right = rhs.small else { return nil }
        let shared = greatestCommonDivisor(left.denominator.magnitude, right.denominator.magnitude)
        let leftFactor = shared == 1 ? right.denominator : right.denominator / Int64(shared)
        let rightFactor = shared == 1 ? left.denominator : left.denominator / Int64(shared)
        // Two products of 63 bits each.
        let sum = (Int128(left.numerator) &* Int128(leftFactor))
            .addingReportingOverflow(Int128(right.numerator) &* Int128(rightFactor))
        guard !sum.overflow, sum.partialValue != .min else { return nil }
        if shared == 1 {
            return Rational(
                reducedNumerator: sum.partialValue, denominator: Int128(rightFactor) &* Int128(right.denominator))
        }
        let divisor = greatestCommonDivisor(remainder(of: sum.partialValue.magnitude, dividingBy: shared), shared)
        return Rational(
            reducedNumerator: divisor == 1 ? sum.partialValue : sum.partialValue / Int128(divisor),
            denominator: Int128(rightFactor) &* Int128(right.denominator / Int64(divisor)))
    }

    private static func remainder(of value: UInt128, dividingBy divisor: UInt64) -> UInt64 {
        let low = UInt64(truncatingIfNeeded: value)
        let high = UInt64(truncatingIfNeeded: value >> 64)
        return high == 0 ? low % divisor : divisor.dividingFullWidth((high % divisor, low)).remainder
    }

    /// The product of fractions whose parts fit into 64 bits; nil for others.
    private static func smallProduct(_ lhs: Rational, _ rhs: Rational) -> Rational? {
        guard let left = lhs.small, let right = rhs.small else { return nil }
        let first = greatestCommonDivisor(left.numerator.magnitude, right.denominator.magnitude)
        let second = greatestCommonDivisor(right.numerator.magnitude, left.denominator.magnitude)
        // A divisor of a denominator is below 2⁶³.
        func divided(_ part: Int64, by divisor: UInt64) -> Int128 {
            divisor == 1 ? Int128(part) : Int128(part / Int64(divisor))
        }
        return Rational(
            reducedNumerator: divided(left.numerator, by: first) &* divided(right.numerator, by: second),
            denominator: divided(left.denominator, by: second) &* divided(right.denominator, by: first))
    }

    private static func product(_ first: UInt128, _ second: UInt128) throws(ArithmeticError) -> UInt128 {
        let product = first.multipliedReportingOverflow(by: second)
        guard !product.overflow else { throw .overflow }
        return product.partialValue
    }
}
