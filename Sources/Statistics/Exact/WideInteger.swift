/// A signed integer below 2²⁵⁵ in size, for steps between two `Int128` values that do not fit into one.
struct WideInteger {
    /// The upper half, with the sign; two's complement.
    private var high: Int128
    /// The lower half.
    private var low: UInt128

    /// The exact product.
    init(product first: Int128, _ second: Int128) {
        let product = first.multipliedFullWidth(by: second)
        high = product.high
        low = product.low
    }

    /// The exact sum of two products of values that are not `Int128.min`, which cannot overflow: each is below 2²⁵⁴.
    static func + (lhs: WideInteger, rhs: WideInteger) -> WideInteger {
        var sum = lhs
        let lower = lhs.low.addingReportingOverflow(rhs.low)
        sum.low = lower.partialValue
        sum.high = lhs.high &+ rhs.high &+ (lower.overflow ? 1 : 0)
        return sum
    }

    /// Whether the value is below zero.
    var isNegative: Bool { high < 0 }

    /// The absolute value as two halves.
    private var magnitude: (high: UInt128, low: UInt128) {
        let bits = UInt128(truncatingIfNeeded: high)
        if high >= 0 { return (bits, low) }
        let negated = (~low).addingReportingOverflow(1)
        return (~bits &+ (negated.overflow ? 1 : 0), negated.partialValue)
    }

    /// The remainder of the absolute value.
    func magnitudeRemainder(dividingBy divisor: UInt128) -> UInt128 {
        let (high, low) = magnitude
        return divisor.dividingFullWidth((high % divisor, low)).remainder
    }

    /// The absolute value divided by `divisor`, or nil where the quotient needs more than 128 bits.
    func magnitudeQuotient(dividingBy divisor: UInt128) -> UInt128? {
        let (high, low) = magnitude
        return high < divisor ? divisor.dividingFullWidth((high, low)).quotient : nil
    }
}
