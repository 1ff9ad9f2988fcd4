/// The smallest value; the weights do not count.
public struct Minimum: Aggregate {
    /// The rule.
    public init() {}

    public var name: String { "min" }
    public var usesWeights: Bool { false }

    public func value(of values: [Rational], weights: [Rational]) throws(ArithmeticError) -> Rational {
        guard let smallest = values.min(), values.count == weights.count else { throw .outOfDomain }
        return smallest
    }
}
