/// Fractions as whole multiples of one fraction, 1 / denominator, in 64 bits: thousands of decimals are added, compared and
/// set apart far faster so, and as exactly.
struct WholeMultiples {
    /// How many times the unit each fraction is, in the order given; none is `Int64.min`.
    let multiples: [Int64]
    /// What the unit is 1 through: the least common denominator.
    let denominator: Int64

    /// - Returns: Nil where the least common denominator, or a multiple, needs more than 64 bits.
    init?(_ values: [Rational]) {
        var common: Int64 = 1
        for value in values {
            guard let denominator = Int64(exactly: value.denominator) else { return nil }
            if common == denominator || common % denominator == 0 { continue }
            let shared = Int64(greatestCommonDivisor(common.magnitude, denominator.magnitude))
            let product = common.multipliedReportingOverflow(by: denominator / shared)
            guard !product.overflow else { return nil }
            common = product.partialValue
        }
        var multiples: [Int64] = []
        multiples.reserveCapacity(values.count)
        // Most denominators are one of few, so that the factor of the last one often serves again.
        var last: (denominator: Int128, factor: Int64) = (1, common)
        for value in values {
            if value.denominator != last.denominator {
                // The common denominator is a multiple of it.
                last = (value.denominator, common / Int64(value.denominator))
            }
            guard let numerator = Int64(exactly: value.numerator) else { return nil }
            let product = numerator.multipliedReportingOverflow(by: last.factor)
            guard !product.overflow, product.partialValue != .min else { return nil }
            multiples.append(product.partialValue)
        }
        self.multiples = multiples
        denominator = common
    }
}
