extension Rational {
    /// The exact sum; of nothing it is 0.
    ///
    /// - Throws: ``ArithmeticError/overflow`` as soon as a partial sum does not fit.
    public static func sum(_ values: some Sequence<Rational>) throws(ArithmeticError) -> Rational {
        var total = Rational.zero
        for value in values { total = try total + value }
        return total
    }

    /// The exact sum of the products of values and weights, pair by pair; of nothing it is 0.
    ///
    /// - Throws: ``ArithmeticError/outOfDomain`` if there are not as many weights as values;
    ///   ``ArithmeticError/overflow`` as soon as a product or a partial sum does not fit.
    public static func weightedSum(
        _ values: some Collection<Rational>, weights: some Collection<Rational>
    ) throws(ArithmeticError) -> Rational {
        guard values.count == weights.count else { throw .outOfDomain }
        var total = Rational.zero
        for (value, weight) in zip(values, weights) { total = try total + value * weight }
        return total
    }
}
