/// The largest value; the weights do not count.
public struct Maximum: Aggregate {
    /// The rule.
    public init() {}

    public var name: String { "max" }
    public var usesWeights: Bool { false }

    public func value(of values: [Rational], weights: [Rational]) throws(ArithmeticError) -> Rational {
        guard let largest = values.max(), values.count == weights.count else { throw .outOfDomain }
        return largest
    }
}
