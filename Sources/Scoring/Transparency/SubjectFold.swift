import Statistics

/// Takes the values of a vendor's parts up their paths, deepest first, and then over the top levels (design: method,
/// "Subjects to one vendor").
///
/// Prepaid and postpaid become mobile before mobile counts as one service among several: where some questions don't
/// apply to some parts, the order decides the mean.
enum SubjectFold {
    /// The mean over the top levels that the node names, of those that have a value; nil where none has.
    static func value(
        _ parts: [(path: [String], value: Rational)], over levels: [String]
    ) throws(ArithmeticError) -> Rational? {
        var values: [Rational] = []
        for level in levels {
            let below = parts.filter { $0.path.first == level }.map {
                (path: Array($0.path.dropFirst()), value: $0.value)
            }
            if let value = try folded(below) { values.append(value) }
        }
        return try mean(values)
    }

    /// The mean of what stands at a level: a part of its own, and each level beneath folded to one value.
    static func folded(_ parts: [(path: [String], value: Rational)]) throws(ArithmeticError) -> Rational? {
        var values = parts.filter { $0.path.isEmpty }.map(\.value)
        var seen: [String] = []
        for name in parts.compactMap(\.path.first) where !seen.contains(name) {
            seen.append(name)
            let below = parts.filter { $0.path.first == name }.map {
                (path: Array($0.path.dropFirst()), value: $0.value)
            }
            if let value = try folded(below) { values.append(value) }
        }
        return try mean(values)
    }

    private static func mean(_ values: [Rational]) throws(ArithmeticError) -> Rational? {
        guard !values.isEmpty else { return nil }
        do {
            return try ArithmeticMean().value(of: values, weights: values.map { _ in 1 })
        } catch {
            // Too many digits to stay exact: once more with what comes in rounded to the grid.
            var onGrid: [Rational] = []
            for value in values { onGrid.append(try Grid.rational(value)) }
            return try ArithmeticMean().value(of: onGrid, weights: onGrid.map { _ in 1 })
        }
    }
}
