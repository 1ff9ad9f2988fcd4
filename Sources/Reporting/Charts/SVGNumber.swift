/// Prints coordinates: at most two decimals, through an integer, so that every machine prints the same bytes.
enum SVGNumber {
    /// The value rounded to hundredths, halves away from zero, without trailing zeros and never "-0".
    ///
    /// What is not finite, or too large to be a coordinate, is printed at the limit of ±1,000,000.
    static func text(_ value: Double) -> String {
        let limit = 1_000_000.0
        let bounded = value.isNaN ? 0 : min(max(value, -limit), limit)
        let hundredths = Int((bounded * 100).rounded(.toNearestOrAwayFromZero))
        let sign = hundredths < 0 ? "-" : ""
        let (whole, part) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        if part == 0 { return "\(sign)\(whole)" }
        if part % 10 == 0 { return "\(sign)\(whole).\(part / 10)" }
        return part < 10 ? "\(sign)\(whole).0\(part)" : "\(sign)\(whole).\(part)"
    }
}
