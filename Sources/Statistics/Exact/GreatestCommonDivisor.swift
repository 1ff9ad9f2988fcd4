/// The greatest common divisor of two numbers; gcd(0, n) is n.
///
/// Euclid's steps while a number needs more than 64 bits, then Stein's binary algorithm, which needs no division.
func greatestCommonDivisor(_ first: UInt128, _ second: UInt128) -> UInt128 {
    var larger = max(first, second)
    var smaller = min(first, second)
    while smaller != 0 && larger > UInt128(UInt64.max) {
        (larger, smaller) = (smaller, larger % smaller)
    }
    if smaller == 0 { return larger }
    return UInt128(greatestCommonDivisor(UInt64(larger), UInt64(smaller)))
}

/// The greatest common divisor of two numbers, by Stein's binary algorithm; gcd(0, n) is n.
func greatestCommonDivisor(_ first: UInt64, _ second: UInt64) -> UInt64 {
    if first == 0 { return second }
    if second == 0 { return first }
    let shift = (first | second).trailingZeroBitCount
    var odd = first >> UInt64(first.trailingZeroBitCount)
    var other = second
    repeat {
        other >>= UInt64(other.trailingZeroBitCount)
        (odd, other) = odd < other ? (odd, other &- odd) : (other, odd &- other)
    } while other != 0
    return odd << UInt64(shift)
}
