/// Σx / n, exactly; the weights do not count.
public struct ArithmeticMean: Aggregate {
    /// The rule.
    public init() {}

    public var name: String { "mean" }
    public var usesWeights: Bool { false }

    public func value(of values: [Rational], weights: [Rational]) throws(ArithmeticError) -> Rational {
        guard !values.isEmpty, values.count == weights.count else { throw .outOfDomain }
        return try Rational.mean(values)
    }
}
