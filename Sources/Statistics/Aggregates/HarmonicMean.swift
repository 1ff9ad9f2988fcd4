/// Σw / Σ (w/x), exactly as long as the fractions fit, else rounded once to the ``Grid``.
///
/// A zero makes it zero; a negative value is out of its domain.
public struct HarmonicMean: Aggregate {
    /// The rule.
    public init() {}

    public var name: String { "harmonic" }
    public var usesWeights: Bool { true }

    public func value(of values: [Rational], weights: [Rational]) throws(ArithmeticError) -> Rational {
        let weighted = try WeightedValues(values, weights: weights)
        guard !weighted.values.isEmpty else { throw .divisionByZero }
        guard !weighted.values.contains(where: \.isNegative) else { throw .outOfDomain }
        if weighted.values.contains(where: \.isZero) { return .zero }
        if let exact = try? exactValue(of: weighted) { return exact }
        let reciprocal = try weighted.mean { value throws(ArithmeticError) in try .one / DoubleDouble(value) }
        return try Grid.rational(.one / reciprocal)
    }

    private func exactValue(of weighted: WeightedValues) throws(ArithmeticError) -> Rational {
        var reciprocals = Rational.zero
        for (value, weight) in zip(weighted.values, weighted.weights) {
            reciprocals = try reciprocals + weight / value
        }
        return try weighted.total / reciprocals
    }
}
