/// The sum of products of two floating-point numbers without rounding, rounded once where it is read.
public struct ExactProductSum: Sendable {
    /// Units of 2⁻²¹⁴⁸. The largest product needs 4,198 bits; the limbs above hold the carries.
    private var accumulator = Superaccumulator(limbs: 135)

    /// The sum of nothing, 0.
    public init() {}

    /// Adds a product.
    ///
    /// - Throws: ``ArithmeticError/notFinite`` if a factor is infinite or NaN.
    public mutating func add(_ first: Double, times second: Double) throws(ArithmeticError) {
        guard first.isFinite && second.isFinite else { throw .notFinite }
        let (left, right) = (first.integerParts, second.integerParts)
        accumulator.add(
            UInt128(left.magnitude) * UInt128(right.magnitude), shift: left.shift + right.shift,
            isNegative: first.sign != second.sign)
    }

    /// Adds another sum.
    public mutating func merge(_ other: ExactProductSum) {
        accumulator.merge(other.accumulator)
    }

    /// The sum, rounded to the nearest `Double`, halves to even; a zero is positive.
    ///
    /// - Throws: ``ArithmeticError/overflow``.
    public func rounded() throws(ArithmeticError) -> Double {
        try total.rounded(exponent: -2148)
    }

    /// The sum in units of 2⁻²¹⁴⁸.
    var total: BigInteger { accumulator.total }
}
