/// A real number as the unevaluated sum of two floating-point numbers, of about 106 significant bits.
///
/// `high` is the sum rounded to the nearest `Double`, halves to even; `low` is the rest. Every operation is made of
/// + − × ÷, square roots and fused multiply-add, all correctly rounded by IEEE 754, so the same bits come out on every
/// machine.
///
/// The relative error of an operation is below 2⁻¹⁰⁰ where operands and result lie between 2⁻⁹⁰⁰ and 2¹⁰²⁰ in size.
/// Below that the low part, and beneath 2⁻¹⁰²² the high part too, have fewer bits: a result too small for a `Double`
/// is 0. A result too large is thrown as ``ArithmeticError/overflow``, which from 2¹⁰²⁰ on may be thrown early.
public struct DoubleDouble: Equatable, Sendable {
    /// The value rounded to the nearest `Double`.
    public let high: Double
    /// The value less ``high``; at most half a unit in the last place of ``high``.
    public let low: Double

    /// 0.
    public static let zero = DoubleDouble(exactly: 0)
    /// 1.
    public static let one = DoubleDouble(exactly: 1)

    /// Two parts that already are in the form that the type promises.
    @inline(__always)
    init(high: Double, low: Double) {
        self.high = high
        self.low = low
    }

    /// A finite number, exactly; the caller answers for it.
    @inline(__always)
    init(exactly value: Double) {
        self.init(high: value, low: 0)
    }

    /// A floating-point number, exactly.
    ///
    /// - Throws: ``ArithmeticError/notFinite`` for infinities and NaN.
    public init(_ value: Double) throws(ArithmeticError) {
        guard value.isFinite else { throw .notFinite }
        self.init(exactly: value)
    }

    /// A fraction, with a relative error below 2⁻¹⁰²; exact where the parts of the fraction have at most 106 bits and
    /// its denominator is a power of two.
    public init(_ value: Rational) {
        let top = DoubleDouble(value.numerator)
        self = value.denominator == 1 ? top : top.over(DoubleDouble(value.denominator))
    }

    /// An integer that is not `Int128.min`; exact up to 106 bits.
    @inline(__always)
    init(_ value: Int128) {
        if let small = Int64(exactly: value), small.magnitude < 1 << 62 {
            let high = Double(small)
            self.init(high: high, low: Double(small &- Int64(high)))
        } else {
            self.init(long: value)
        }
    }

    @inline(never)
    private init(long value: Int128) {
        // Three parts of at most 53 bits, each of which is a Double.
        let bits = value.magnitude
        let upper = Double(UInt64(truncatingIfNeeded: bits >> 106)) * 0x1p106
        let middle = Double(UInt64(truncatingIfNeeded: bits >> 53) & 0x1F_FFFF_FFFF_FFFF) * 0x1p53
        let lower = Double(UInt64(truncatingIfNeeded: bits) & 0x1F_FFFF_FFFF_FFFF)
        let size = DoubleDouble(sum: upper, middle) &+ lower
        self = value < 0 ? -size : size
    }

    /// The value rounded to the nearest floating-point number.
    public func double() -> Double { high }

    /// Whether both parts are finite; the operations without a check can lose this.
    var isFinite: Bool { high.isFinite && low.isFinite }

    /// The value, if it is finite.
    ///
    /// - Throws: ``ArithmeticError/overflow``.
    func checked() throws(ArithmeticError) -> DoubleDouble {
        guard isFinite else { throw .overflow }
        return self
    }
}

extension DoubleDouble: ExpressibleByIntegerLiteral {
    /// A whole number, exactly.
    public init(integerLiteral value: Int) {
        self.init(Int128(value))
    }
}

extension DoubleDouble: Comparable {
    /// Exact.
    public static func < (lhs: DoubleDouble, rhs: DoubleDouble) -> Bool {
        (lhs.high, lhs.low) < (rhs.high, rhs.low)
    }
}
