/// The product of the values, exactly as long as the fraction fits, else rounded once to the ``Grid``; the weights do
/// not count.
public struct Product: Aggregate {
    /// The rule.
    public init() {}

    public var name: String { "product" }
    public var usesWeights: Bool { false }

    public func value(of values: [Rational], weights: [Rational]) throws(ArithmeticError) -> Rational {
        guard !values.isEmpty, values.count == weights.count else { throw .outOfDomain }
        if values.contains(.zero) { return .zero }
        if let exact = try? exactProduct(of: values) { return exact }
        var product = DoubleDouble.one
        for value in values { product = try product * DoubleDouble(value) }
        return try Grid.rational(product)
    }

    private func exactProduct(of values: [Rational]) throws(ArithmeticError) -> Rational {
        var product = Rational.one
        for value in values { product = try product * value }
        return product
    }
}
