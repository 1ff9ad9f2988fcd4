import Statistics

/// A bound of a weighted mean of which some weights are intervals, as a fraction of whole numbers.
///
/// Karnik and Mendel (2001), "Centroid of a type-2 fuzzy set", Information Sciences 132: in the order of the values, an
/// item is given its largest weight as long as that lowers (or raises) the mean, which is as long as its value lies on
/// that side of it.
struct MeanBound {
    /// Σ weight × value.
    let products: Int128
    /// Σ weight, above 0.
    let weight: Int128

    struct Item {
        let value: Int64
        let weights: WeightBounds
    }

    /// The least or the greatest mean.
    /// - Parameters:
    ///   - weight: the sum of the weights that are exact.
    ///   - products: the sum of these times their values.
    /// - Precondition: a weight is certainly above 0.
    static func extreme(weight: Int128, products: Int128, _ items: [Item], isLeast: Bool) -> MeanBound {
        var (weight, products) = (weight, products)
        for item in items {
            weight += Int128(item.weights.lower)
            products += Int128(item.weights.lower) * Int128(item.value)
        }
        for item in items.sorted(by: { isLeast ? $0.value < $1.value : $0.value > $1.value }) {
            let reach = Int128(item.value) * weight
            guard isLeast ? reach < products : reach > products else { break }
            let gain = Int128(item.weights.upper) - Int128(item.weights.lower)
            weight += gain
            products += gain * Int128(item.value)
        }
        return MeanBound(products: products, weight: weight)
    }

    /// The mean × `stepsPerUnit` / `divisor` as a multiple of 10⁻¹², rounded once, halves to even.
    /// - Throws: ``ArithmeticError/overflow`` when it has too many digits.
    func onGrid(stepsPerUnit: Int128, over divisor: Int128) throws(ArithmeticError) -> Rational {
        // (whole + rest / weight) × steps / divisor, with each part within its 128 bits.
        let (whole, rest) = products.quotientAndRemainder(dividingBy: weight)
        let (scaledRest, overflow) = rest.multipliedReportingOverflow(by: stepsPerUnit)
        let (scaledWhole, tooLarge) = whole.multipliedReportingOverflow(by: stepsPerUnit)
        guard !overflow, !tooLarge else { throw .overflow }
        let part = scaledRest.quotientAndRemainder(dividingBy: weight)
        let last = (scaledWhole + part.quotient).quotientAndRemainder(dividingBy: divisor)
        // What is left of a step is (last.remainder + fraction) / divisor, with fraction = part.remainder / weight below
        // 1: twice that is compared with 1.
        let lacking = divisor - 2 * last.remainder
        let twiceFraction = 2 * part.remainder
        let isAbove: Bool
        switch lacking {
        case ..<0: isAbove = true
        case 0: isAbove = twiceFraction > 0 || last.quotient & 1 == 1
        case 1: isAbove = twiceFraction > weight || (twiceFraction == weight && last.quotient & 1 == 1)
        default: isAbove = false
        }
        return try Rational(gridUnits: last.quotient + (isAbove ? 1 : 0))
    }
}
