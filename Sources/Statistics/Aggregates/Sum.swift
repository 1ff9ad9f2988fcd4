/// Σx, exactly; the weights do not count.
public struct Sum: Aggregate {
    /// The rule.
    public init() {}

    public var name: String { "sum" }
    public var usesWeights: Bool { false }

    public func value(of values: [Rational], weights: [Rational]) throws(ArithmeticError) -> Rational {
        guard !values.isEmpty, values.count == weights.count else { throw .outOfDomain }
        return try Rational.sum(values)
    }
}
