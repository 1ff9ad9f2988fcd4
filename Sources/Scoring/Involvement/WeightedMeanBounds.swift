package import Statistics

/// The bounds of a weighted mean whose values and weights are both intervals.
///
/// Karnik and Mendel (2001), "Centroid of a type-2 fuzzy set", Information Sciences 132: the least mean gives the
/// values below some switch point their largest weight and those above it their smallest. Weight and value are taken
/// as independent, so the bounds hold for certain but need not be the narrowest.
package enum WeightedMeanBounds {
    package struct Item {
        package let value: Interval
        package let weight: Interval

        package init(value: Interval, weight: Interval) {
            self.value = value
            self.weight = weight
        }
    }

    /// Nil where every weight can be zero, so that there may be nothing to take a mean of.
    static func of(_ items: [Item]) throws(ArithmeticError) -> Interval? {
        guard items.contains(where: { $0.weight.lower > 0 }) else { return nil }
        let lowest = try extreme(weight: 0, products: 0, items, isLeast: true)
        let highest = try extreme(weight: 0, products: 0, items, isLeast: false)
        return Interval(lowest, highest)
    }

    /// The least (or greatest) mean, over every switch point; each mean is rounded once to the grid.
    ///
    /// - Parameters:
    ///   - weight: the sum of the weights of items that are not among `items`, because their weights are exact: at
    ///     which switch point they change makes no difference.
    ///   - products: the sum of their weights times their values.
    /// - Throws: ``ArithmeticError/divisionByZero`` where no weight is above zero.
    package static func extreme(
        weight: Rational, products: Rational, _ items: [Item], isLeast: Bool
    ) throws(ArithmeticError) -> Rational {
        var ordered: [(value: Rational, weight: Interval)] = items.map {
            (isLeast ? $0.value.lower : $0.value.upper, $0.weight)
        }
        ordered.sort { isLeast ? $0.value < $1.value : $0.value > $1.value }
        var (weights, products) = (weight, products)
        for item in ordered {
            weights = try weights + item.weight.lower
            products = try products + item.weight.lower * item.value
        }
        var best: Rational?
        if weights > 0 { best = try Grid.rational(products / weights) }
        for item in ordered {
            let gain = try item.weight.upper - item.weight.lower
            guard gain > 0 else { continue }
            weights = try weights + gain
            products = try products + gain * item.value
            guard weights > 0 else { continue }
            let mean = try Grid.rational(products / weights)
            best = best.map { isLeast ? min($0, mean) : max($0, mean) } ?? mean
        }
        guard let best else { throw .divisionByZero }
        return best
    }
}
