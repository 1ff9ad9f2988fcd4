/// A 64-bit whole number by which many 128-bit ones are divided: by products with its reciprocal, in a few cycles each.
///
/// Möller and Granlund (2011), "Improved division by invariant integers", IEEE Transactions on Computers 60, algorithm 4.
struct WideDivisor: Sendable {
    private let divisor: UInt64
    /// How far the divisor is shifted so that its first bit is set.
    private let shift: UInt64
    private let shifted: UInt64
    /// ⌊(2¹²⁸ − 1) / shifted⌋ − 2⁶⁴.
    private let reciprocal: UInt64

    /// Nil for 0 and from 2⁶³ on.
    init?(_ divisor: UInt64) {
        guard divisor > 0, divisor >> 63 == 0 else { return nil }
        self.divisor = divisor
        shift = UInt64(divisor.leadingZeroBitCount)
        shifted = divisor << shift
        reciprocal = UInt64(truncatingIfNeeded: UInt128.max / UInt128(shifted))
    }

    /// A number divided, rounded to the nearest, halves to the even quotient.
    /// - Precondition: `dividend` is below 2¹²⁷.
    @inline(__always)
    func rounded(_ dividend: UInt128) -> UInt128 {
        let low = UInt64(truncatingIfNeeded: dividend)
        let high = UInt64(truncatingIfNeeded: dividend &>> 64)
        // The dividend, shifted as the divisor is, in three words; the shift is 1 to 63.
        let opposite = 64 &- shift
        let first = divided(high &>> opposite, high &<< shift | low &>> opposite)
        let second = divided(first.rest, low &<< shift)
        let quotient = UInt128(first.quotient) &<< 64 | UInt128(second.quotient)
        let twice = (second.rest &>> shift) &* 2
        if twice == divisor { return quotient &+ (quotient & 1) }
        return quotient &+ (twice > divisor ? 1 : 0)
    }

    /// Two words divided by the shifted divisor, which is above the first of them.
    @inline(__always)
    private func divided(_ high: UInt64, _ low: UInt64) -> (quotient: UInt64, rest: UInt64) {
        let product = reciprocal.multipliedFullWidth(by: high)
        let (sum, carry) = product.low.addingReportingOverflow(low)
        let guess = product.high &+ high &+ (carry ? 1 : 0) &+ 1
        let remainder = low &- guess &* shifted
        // As likely as not, so that it is chosen without a branch.
        let isTooLarge = remainder > sum
        var quotient = guess &- (isTooLarge ? 1 : 0)
        var rest = remainder &+ (isTooLarge ? shifted : 0)
        if rest >= shifted {
            quotient &+= 1
            rest &-= shifted
        }
        return (quotient, rest)
    }
}
