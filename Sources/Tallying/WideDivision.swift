/// Division of 128-bit by 64-bit whole numbers, rounded to the nearest, halves to the even quotient.
enum WideDivision {
    /// - Precondition: `divisor` is above 0 and below 2⁶³.
    @inline(__always)
    static func rounded(_ dividend: UInt128, by divisor: UInt64) -> UInt128 {
        var quotient = dividend / UInt128(divisor)
        // What is left is below the divisor, so that its lower half is all of it.
        let rest = UInt64(truncatingIfNeeded: dividend) &- UInt64(truncatingIfNeeded: quotient) &* divisor
        let twice = rest &* 2
        if twice > divisor || (twice == divisor && quotient & 1 == 1) { quotient &+= 1 }
        return quotient
    }
}
