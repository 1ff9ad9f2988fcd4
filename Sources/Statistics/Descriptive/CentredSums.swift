/// Sums of products of deviations from the mean, on which variances and correlations are built.
enum CentredSums {
    /// n Σxy − Σx Σy, which is n Σ (x − x̄)(y − ȳ): exact before it becomes a double-double number wherever the
    /// fractions fit, else from the deviations in double-double numbers.
    ///
    /// The lists must be equally long.
    static func product(_ x: [Rational], _ y: [Rational]) throws(ArithmeticError) -> DoubleDouble {
        if let exact = try? exactProduct(x, y) { return DoubleDouble(exact) }
        let left = try deviations(x)
        let right = try deviations(y)
        var sum = DoubleDouble.zero
        for (first, second) in zip(left, right) { sum = try sum + first * second }
        return try sum * DoubleDouble(integerLiteral: x.count)
    }

    /// x − x̄ in double-double numbers, each rounded once wherever the fractions fit.
    static func deviations(_ values: [Rational]) throws(ArithmeticError) -> [DoubleDouble] {
        let count = Rational(values.count)
        if let exact = try? exactDeviations(values, count: count) { return exact.map(DoubleDouble.init) }
        var sum = DoubleDouble.zero
        for value in values { sum = try sum + DoubleDouble(value) }
        let mean = try sum / DoubleDouble(count)
        var deviations: [DoubleDouble] = []
        for value in values { deviations.append(try DoubleDouble(value) - mean) }
        return deviations
    }

    private static func exactDeviations(
        _ values: [Rational], count: Rational
    ) throws(ArithmeticError) -> [Rational] {
        let mean = try Rational.sum(values) / count
        var deviations: [Rational] = []
        for value in values { deviations.append(try value - mean) }
        return deviations
    }

    private static func exactProduct(_ x: [Rational], _ y: [Rational]) throws(ArithmeticError) -> Rational {
        try Rational(x.count) * Rational.weightedSum(x, weights: y) - Rational.sum(x) * Rational.sum(y)
    }
}

extension Array where Element: Equatable {
    /// Whether no two elements differ; so it is where there are none.
    var isConstant: Bool { dropFirst().allSatisfy { $0 == first } }
}
