/// Division of 128-bit by 64-bit whole numbers, rounded to the nearest, halves to the even quotient.
enum WideDivision {
    /// - Precondition: `divisor` is above 0 and below 2⁶³.
    @inline(__always)
    static func rounded(_ dividend: UInt128, by divisor: UInt64) -> UInt128 {
        let high = UInt64(truncatingIfNeeded: dividend >> 64)
        let low = UInt64(truncatingIfNeeded: dividend)
        var quotient: UInt128
        let rest: UInt64
        if high == 0 {
            let division = low.quotientAndRemainder(dividingBy: divisor)
            quotient = UInt128(division.quotient)
            rest = division.remainder
        } else {
            // Long division with digits of 64 bits: the remainder of the first keeps the second within a digit.
            let upper = high.quotientAndRemainder(dividingBy: divisor)
            let lower = divisor.dividingFullWidth((upper.remainder, low))
            quotient = UInt128(upper.quotient) << 64 | UInt128(lower.quotient)
            rest = lower.remainder
        }
        let twice = rest &* 2
        if twice > divisor || (twice == divisor && quotient & 1 == 1) { quotient &+= 1 }
        return quotient
    }
}
