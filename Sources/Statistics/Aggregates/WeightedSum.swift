/// Σwx, exactly.
public struct WeightedSum: Aggregate {
    /// The rule.
    public init() {}

    public var name: String { "weighted sum" }
    public var usesWeights: Bool { true }

    public func value(of values: [Rational], weights: [Rational]) throws(ArithmeticError) -> Rational {
        let weighted = try WeightedValues(values, weights: weights)
        return try Rational.weightedSum(weighted.values, weights: weighted.weights)
    }
}
