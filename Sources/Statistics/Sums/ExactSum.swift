/// The sum of floating-point numbers without rounding, rounded once where it is read.
///
/// Sums can be made in parts and merged in any order.
public struct ExactSum: Sendable {
    /// Units of 2⁻¹⁰⁷⁴.
    private var accumulator = Superaccumulator(limbs: 67)

    /// The sum of nothing, 0.
    public init() {}

    /// Adds a number.
    ///
    /// - Throws: ``ArithmeticError/notFinite`` for infinities and NaN.
    public mutating func add(_ value: Double) throws(ArithmeticError) {
        guard value.isFinite else { throw .notFinite }
        let (magnitude, shift) = value.integerParts
        accumulator.add(UInt128(magnitude), shift: shift, isNegative: value.sign == .minus)
    }

    /// Adds another sum.
    public mutating func merge(_ other: ExactSum) {
        accumulator.merge(other.accumulator)
    }

    /// The sum, rounded to the nearest `Double`, halves to even; a zero is positive.
    ///
    /// - Throws: ``ArithmeticError/overflow``.
    public func rounded() throws(ArithmeticError) -> Double {
        try total.rounded(exponent: -1074)
    }

    /// The sum divided by a count, rounded once. The sum itself may be too large for a `Double`.
    ///
    /// - Throws: ``ArithmeticError/divisionByZero`` for 0, ``ArithmeticError/outOfDomain`` for a negative count.
    public func rounded(dividedBy count: Int) throws(ArithmeticError) -> Double {
        guard count != 0 else { throw .divisionByZero }
        guard count > 0 else { throw .outOfDomain }
        let (quotient, hasRest) = total.shiftedBy96Bits().divided(by: UInt64(count))
        return try quotient.rounded(exponent: -1074 - 96, hasRest: hasRest)
    }

    /// The sum in units of 2⁻¹⁰⁷⁴.
    var total: BigInteger { accumulator.total }
}

extension Double {
    /// The magnitude of a finite number as an integer and a shift, in units of 2⁻¹⁰⁷⁴.
    var integerParts: (magnitude: UInt64, shift: Int) {
        isNormal ? (significandBitPattern | 1 << 52, Int(exponentBitPattern) - 1) : (significandBitPattern, 0)
    }
}
