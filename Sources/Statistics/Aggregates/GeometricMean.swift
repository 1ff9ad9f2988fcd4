/// exp (Σ w ln x / Σw), rounded once to the ``Grid``.
///
/// A zero makes it zero; a negative value is out of its domain. Equal values have the mean that they are.
public struct GeometricMean: Aggregate {
    /// The rule.
    public init() {}

    public var name: String { "geometric" }
    public var usesWeights: Bool { true }

    public func value(of values: [Rational], weights: [Rational]) throws(ArithmeticError) -> Rational {
        let weighted = try WeightedValues(values, weights: weights)
        if let decided = try weighted.decidedMean(zeroDecides: true) { return decided }
        let logarithm = try weighted.mean { value throws(ArithmeticError) in try .log(DoubleDouble(value)) }
        return try Grid.rational(.exp(logarithm))
    }
}
