/// The count, sum and sum of squares of floating-point numbers without rounding, and what follows from them rounded
/// once.
public struct ExactMoments: Sendable {
    /// How many numbers were added.
    public private(set) var count = 0
    /// Σx.
    public private(set) var sum = ExactSum()
    /// Σx².
    public private(set) var squares = ExactProductSum()

    /// The moments of nothing.
    public init() {}

    /// Adds a number.
    ///
    /// - Throws: ``ArithmeticError/notFinite`` for infinities and NaN.
    public mutating func add(_ value: Double) throws(ArithmeticError) {
        try sum.add(value)
        try squares.add(value, times: value)
        count += 1
    }

    /// Adds the moments of other numbers.
    public mutating func merge(_ other: ExactMoments) {
        sum.merge(other.sum)
        squares.merge(other.squares)
        count += other.count
    }

    /// Σx / n, correctly rounded.
    ///
    /// - Throws: ``ArithmeticError/outOfDomain`` for no numbers.
    public func mean() throws(ArithmeticError) -> Double {
        guard count > 0 else { throw .outOfDomain }
        return try sum.rounded(dividedBy: count)
    }

    /// (n Σx² − (Σx)²) / (n (n − 1)), the variance of a sample, correctly rounded.
    ///
    /// - Throws: ``ArithmeticError/outOfDomain`` for fewer than two numbers, or more than 2³²;
    ///   ``ArithmeticError/overflow``.
    public func sampleVariance() throws(ArithmeticError) -> Double {
        guard (2...(1 << 32)).contains(count) else { throw .outOfDomain }
        let total = sum.total
        // Not negative, by the inequality of Cauchy and Schwarz.
        let numerator = BigInteger.difference(BigInteger(UInt64(count)) * squares.total, total * total)
        let (quotient, hasRest) = numerator.divided(by: UInt64(count) * UInt64(count - 1))
        return try quotient.rounded(exponent: -2148, hasRest: hasRest)
    }
}
