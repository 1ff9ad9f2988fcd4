/// Σx / Σw, exactly: the points reached, over the points that could be reached, which stand in place of the weights.
public struct Ratio: Aggregate {
    /// The rule.
    public init() {}

    public var name: String { "ratio" }
    public var usesWeights: Bool { true }

    public func value(of values: [Rational], weights: [Rational]) throws(ArithmeticError) -> Rational {
        let weighted = try WeightedValues(values, weights: weights)
        return try Rational.sum(weighted.values) / weighted.total
    }
}
