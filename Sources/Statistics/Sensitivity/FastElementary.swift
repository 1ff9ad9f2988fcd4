// Logarithms and powers of eight numbers at once, for the many runs of a sensitivity analysis: + − × ÷ in a fixed order,
// so the same bits on every machine, with a relative error of a few units in the last place of a `Double`. A figure
// that is printed as a score comes from `DoubleDouble` instead.

/// ln x for numbers above 0 and not subnormal; of others the result has no meaning, but is no trap.
///
/// x = 2ᵏ m with m from √½ to √2, and ln m = 2 artanh z with z = (m − 1)/(m + 1), by its series up to z²¹.
public func fastLogarithm(_ x: SIMD8<Double>) -> SIMD8<Double> {
    var bits = unsafe unsafeBitCast(x, to: SIMD8<UInt64>.self)
    // Adding the distance from √½ to 1 to the bits carries into the exponent where m would be above √2.
    bits &+= 0x3FF0_0000_0000_0000 &- 0x3FE6_A09E_667F_3BCD
    let exponent = (bits &>> 52) & 0x7FF
    let mantissa = (bits & 0x000F_FFFF_FFFF_FFFF) &+ 0x3FE6_A09E_667F_3BCD
    let m = unsafe unsafeBitCast(mantissa, to: SIMD8<Double>.self)
    let k = fastDouble(exponent) - 1023
    let z = (m - 1) / (m + 1)
    let square = z * z
    var series = SIMD8<Double>(repeating: 1 / 21)
    for divisor in [19.0, 17, 15, 13, 11, 9, 7, 5, 3, 1] { series = series * square + 1 / divisor }
    return k * 0x1.62E42FEFA3800p-1 + (2 * z * series + k * 0x1.EF35793C76730p-45)
}

/// eˣ for numbers from −700 to 700; those beyond count as the nearer end.
///
/// x = k ln 2 + r with |r| ≤ ½ ln 2, and eʳ by its series up to r¹⁴.
public func fastExponential(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let bounded = x.clamped(
        lowerBound: SIMD8(repeating: -700), upperBound: SIMD8(repeating: 700))
    let shifted = bounded * 0x1.71547652B82FEp0 + 0x1.8p52
    let k = shifted - 0x1.8p52
    let r = (bounded - k * 0x1.62E42FEFA3800p-1) - k * 0x1.EF35793C76730p-45
    var series = SIMD8<Double>(repeating: 1)
    for divisor in [14.0, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1] { series = series * (r / divisor) + 1 }
    let power = unsafe unsafeBitCast(shifted, to: SIMD8<UInt64>.self) &+ 1023
    return series * (unsafe unsafeBitCast(power &<< 52, to: SIMD8<Double>.self))
}

/// Whole numbers below 2⁵² as floating-point numbers: put into the low bits of 2⁵², which is then taken off.
private func fastDouble(_ whole: SIMD8<UInt64>) -> SIMD8<Double> {
    (unsafe unsafeBitCast(whole | 0x4330_0000_0000_0000, to: SIMD8<Double>.self)) - 0x1p52
}
