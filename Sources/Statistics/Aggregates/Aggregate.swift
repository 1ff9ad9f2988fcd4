/// A rule that makes one value out of several.
public protocol Aggregate: Sendable {
    /// How the rule is called where one is chosen by name.
    var name: String { get }

    /// Whether the weights change the result.
    var usesWeights: Bool { get }

    /// The value of the rule.
    ///
    /// A rule that uses weights takes no notice of a value whose weight is 0; the others take no notice of the weights.
    ///
    /// - Parameters:
    ///   - values: At least one value.
    ///   - weights: As many weights, none of them negative.
    /// - Returns: An exact value where the rule adds and divides only; otherwise a multiple of 10⁻¹² (``Grid``).
    /// - Throws: ``ArithmeticError/outOfDomain`` for no values, another number of weights, a negative weight, or
    ///   values for which the rule is not defined; ``ArithmeticError/divisionByZero`` for a mean whose weights are
    ///   all 0; ``ArithmeticError/overflow``.
    func value(of values: [Rational], weights: [Rational]) throws(ArithmeticError) -> Rational
}

/// The rules that can be chosen by name. ``PowerMean`` is not among them, since it needs a number.
public enum Aggregates {
    /// Every rule without a parameter, in the order in which they are explained to a reader.
    public static let all: [any Aggregate] = [
        ArithmeticMean(),
        WeightedMean(),
        Sum(),
        WeightedSum(),
        GeometricMean(),
        HarmonicMean(),
        Minimum(),
        Maximum(),
        Median(),
        Product(),
        Ratio(),
    ]
}
