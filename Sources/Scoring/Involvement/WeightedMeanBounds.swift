import Statistics

/// The bounds of a weighted mean whose values and weights are both intervals.
///
/// Karnik and Mendel (2001), "Centroid of a type-2 fuzzy set", Information Sciences 132: the least mean gives the
/// values below some switch point their largest weight and those above it their smallest. Weight and value are taken
/// as independent, so the bounds hold for certain but need not be the narrowest.
enum WeightedMeanBounds {
    struct Item {
        let value: Interval
        let weight: Interval
    }

    /// Nil where every weight can be zero, so that there may be nothing to take a mean of.
    static func of(_ items: [Item]) throws(ArithmeticError) -> Interval? {
        guard items.contains(where: { $0.weight.lower > 0 }) else { return nil }
        let lowest = try extreme(items.map { ($0.value.lower, $0.weight) }, isLeast: true)
        let highest = try extreme(items.map { ($0.value.upper, $0.weight) }, isLeast: false)
        return Interval(lowest, highest)
    }

    /// The least (or greatest) mean, over every switch point; each mean is rounded once to the grid.
    private static func extreme(
        _ items: [(value: Rational, weight: Interval)], isLeast: Bool
    ) throws(ArithmeticError) -> Rational {
        let ordered = items.sorted { isLeast ? $0.value < $1.value : $0.value > $1.value }
        var weights = Rational.zero
        var products = Rational.zero
        for item in ordered {
            weights = try weights + item.weight.lower
            products = try products + item.weight.lower * item.value
        }
        var best: Rational?
        if weights > 0 { best = try Grid.rational(products / weights) }
        for item in ordered {
            let gain = try item.weight.upper - item.weight.lower
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
