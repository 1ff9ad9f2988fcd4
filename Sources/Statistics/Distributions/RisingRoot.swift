/// Where a function that rises between two points is 0, by Newton's steps, and a bisection instead of a step that would
/// leave the interval known.
///
/// - Parameter function: The value and the slope at a point.
func risingRoot(
    from least: DoubleDouble, to greatest: DoubleDouble,
    _ function: (DoubleDouble) throws(ArithmeticError) -> (value: DoubleDouble, slope: DoubleDouble)
) throws(ArithmeticError) -> DoubleDouble {
    var (lower, upper) = (least, greatest)
    var x = try (lower + upper).timesPowerOfTwo(0.5)
    // Bisections alone would need about 110 for a point near 1.
    for _ in 0..<400 {
        let (value, slope) = try function(x)
        if value.high == 0 { return x }
        if value.high < 0 { lower = x } else { upper = x }
        if slope.high > 0 {
            let next = try x - value / slope
            if (next &- x).magnitude.high <= x.magnitude.high * 0x1p-98 { return x }
            if next > lower && next < upper {
                x = next
                continue
            }
        }
        let middle = try (lower + upper).timesPowerOfTwo(0.5)
        if middle <= lower || middle >= upper { return x }
        x = middle
    }
    return x
}
