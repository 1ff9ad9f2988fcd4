/// The middle value, or the mean of the two in the middle, exactly; the weights do not count.
public struct Median: Aggregate {
    /// The rule.
    public init() {}

    public var name: String { "median" }
    public var usesWeights: Bool { false }

    public func value(of values: [Rational], weights: [Rational]) throws(ArithmeticError) -> Rational {
        guard !values.isEmpty, values.count == weights.count else { throw .outOfDomain }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        if sorted.count % 2 == 1 { return sorted[middle] }
        return try (sorted[middle - 1] + sorted[middle]) / 2
    }
}
