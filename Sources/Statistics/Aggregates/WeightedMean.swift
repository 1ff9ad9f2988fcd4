/// Σwx / Σw, exactly.
public struct WeightedMean: Aggregate {
    /// The rule.
    public init() {}

    public var name: String { "weighted mean" }
    public var usesWeights: Bool { true }

    public func value(of values: [Rational], weights: [Rational]) throws(ArithmeticError) -> Rational {
        try WeightedValues(values, weights: weights).mean()
    }
}
