extension DoubleDouble {
    /// The sum.
    ///
    /// - Throws: ``ArithmeticError/overflow``.
    public static func + (lhs: DoubleDouble, rhs: DoubleDouble) throws(ArithmeticError) -> DoubleDouble {
        try (lhs &+ rhs).checked()
    }

    /// The difference.
    ///
    /// - Throws: ``ArithmeticError/overflow``.
    public static func - (lhs: DoubleDouble, rhs: DoubleDouble) throws(ArithmeticError) -> DoubleDouble {
        try (lhs &- rhs).checked()
    }

    /// The product.
    ///
    /// - Throws: ``ArithmeticError/overflow``.
    public static func * (lhs: DoubleDouble, rhs: DoubleDouble) throws(ArithmeticError) -> DoubleDouble {
        try (lhs &* rhs).checked()
    }

    /// The quotient.
    ///
    /// - Throws: ``ArithmeticError/divisionByZero``, ``ArithmeticError/overflow``.
    public static func / (lhs: DoubleDouble, rhs: DoubleDouble) throws(ArithmeticError) -> DoubleDouble {
        guard rhs.high != 0 else { throw .divisionByZero }
        return try lhs.over(rhs).checked()
    }

    /// The negation.
    public static prefix func - (value: DoubleDouble) -> DoubleDouble {
        DoubleDouble(high: -value.high, low: -value.low)
    }

    /// The absolute value.
    public var magnitude: DoubleDouble { high < 0 ? -self : self }

    /// The square root, with a relative error below 2⁻¹⁰²; exact where the root is.
    ///
    /// - Throws: ``ArithmeticError/outOfDomain`` for a negative number.
    public static func sqrt(_ x: DoubleDouble) throws(ArithmeticError) -> DoubleDouble {
        guard x.high >= 0 else { throw .outOfDomain }
        guard x.high > 0 else { return .zero }
        let (significand, exponent) = x.split()
        let isOdd = exponent & 1 != 0
        let radicand = isOdd ? significand.timesPowerOfTwo(2) : significand
        return rootNearOne(radicand).scaledUnchecked(byPowerOfTwo: (exponent - (isOdd ? 1 : 0)) / 2)
    }

    /// The square root of a number near 1 in size: one of Newton's steps from the rounded root.
    static func rootNearOne(_ x: DoubleDouble) -> DoubleDouble {
        let root = x.high.squareRoot()
        let square = DoubleDouble(product: root, root)
        let rest = ((x.high - square.high) - square.low) + x.low
        return DoubleDouble(fastSum: root, rest / (2 * root))
    }
}
