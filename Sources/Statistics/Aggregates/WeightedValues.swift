/// Values and weights that have been checked, without the values whose weight is 0.
struct WeightedValues {
    /// The values that have a weight.
    let values: [Rational]
    /// Their weights, all above 0.
    let weights: [Rational]
    /// The sum of the weights.
    let total: Rational

    /// - Throws: ``ArithmeticError/outOfDomain`` for no values, another number of weights or a negative weight;
    ///   ``ArithmeticError/overflow``.
    init(_ values: [Rational], weights: [Rational]) throws(ArithmeticError) {
        guard !values.isEmpty, values.count == weights.count, !weights.contains(where: \.isNegative) else {
            throw .outOfDomain
        }
        let hasZero = weights.contains(where: \.isZero)
        self.values = hasZero ? zip(values, weights).filter { !$1.isZero }.map(\.0) : values
        self.weights = hasZero ? weights.filter { !$0.isZero } : weights
        total = try Rational.sum(weights)
    }

    /// The weighted mean.
    ///
    /// - Throws: ``ArithmeticError/divisionByZero`` if there is no weight; ``ArithmeticError/overflow``.
    func mean() throws(ArithmeticError) -> Rational {
        try Rational.weightedSum(values, weights: weights) / total
    }

    /// The mean of `transform` of every value, in double-double numbers.
    ///
    /// - Throws: ``ArithmeticError/divisionByZero`` if there is no weight; what `transform` throws.
    func mean(
        of transform: (Rational) throws(ArithmeticError) -> DoubleDouble
    ) throws(ArithmeticError) -> DoubleDouble {
        var sum = DoubleDouble.zero
        for (value, weight) in zip(values, weights) {
            sum = try sum + DoubleDouble(weight) * transform(value)
        }
        return try sum / DoubleDouble(total)
    }

    /// The value that all values have, if they do.
    var common: Rational? {
        guard let first = values.first, values.allSatisfy({ $0 == first }) else { return nil }
        return first
    }

    /// What can be said about a mean of values that must not be negative before anything is computed.
    ///
    /// - Parameter zeroDecides: Whether one zero makes the mean zero.
    /// - Returns: The mean, if zeros or the equality of all values decide it.
    /// - Throws: ``ArithmeticError/divisionByZero`` if there is no weight; ``ArithmeticError/outOfDomain`` for a
    ///   negative value.
    func decidedMean(zeroDecides: Bool) throws(ArithmeticError) -> Rational? {
        guard !values.isEmpty else { throw .divisionByZero }
        guard !values.contains(where: \.isNegative) else { throw .outOfDomain }
        if zeroDecides && values.contains(where: \.isZero) { return .zero }
        guard let common else { return nil }
        return try Grid.rational(common)
    }
}
