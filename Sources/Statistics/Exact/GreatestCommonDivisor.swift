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
    // Whole numbers have this denominator.
    if first == 1 || second == 1 { return 1 }
    let shift = (first | second).trailingZeroBitCount
    var odd = first &>> UInt64(first.trailingZeroBitCount)
    var other = second &>> UInt64(second.trailingZeroBitCount)
    // Both are odd. Which is the larger is as good as random, so that it is chosen without a branch.
    while odd != other {
        let difference = other &- odd
        let isLess = other < odd
        odd = isLess ? other : odd
        other = (isLess ? 0 &- difference : difference) &>> UInt64(difference.trailingZeroBitCount)
    }
    return odd &<< UInt64(shift)
}

/// The greatest common divisor of a number and 10¹², as powers of two and of five: what a multiple of 10⁻¹² is reduced by.
///
/// - Precondition: `number` is above 0.
func commonDivisorWithGrid(_ number: UInt128) -> (twos: Int, fives: Int) {
    let twos = min(Grid.decimals, number.trailingZeroBitCount)
    // The rest to 5¹² has as many fives as the number has, up to twelve.
    let modulus: UInt64 = 244_140_625
    let high = UInt64(truncatingIfNeeded: number &>> 64) % modulus
    let low = UInt64(truncatingIfNeeded: number) % modulus
    // The product is below 2⁵⁶.
    var rest = (high &* (UInt64.max % modulus &+ 1) &+ low) % modulus
    if rest == 0 { return (twos, Grid.decimals) }
    var fives = 0
    while rest % 5 == 0 {
        rest /= 5
        fives += 1
    }
    return (twos, fives)
}
