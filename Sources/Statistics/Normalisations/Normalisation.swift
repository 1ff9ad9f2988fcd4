/// A rule that brings the values of one quantity to a common scale.
///
/// A rule takes the values that there are; a missing value is left out before and stays missing.
public protocol Normalisation: Sendable {
    /// How the rule is called where one is chosen by name.
    var name: String { get }

    /// Whether a value's result depends on the values given beside it, so that it can change while the value does not.
    var dependsOnOthers: Bool { get }

    /// Whether a value's result never falls as that value rises and the others stay.
    var neverFalls: Bool { get }

    /// The least and the greatest result that the rule can have, whatever the values; nil where nothing bounds them.
    var results: ClosedRange<Rational>? { get }

    /// The results, in the order of the values.
    ///
    /// - Returns: Exact values where the rule only adds and divides and the fractions fit; otherwise multiples of 10⁻¹² (``Grid``). Of
    ///   nothing, nothing.
    /// - Throws: ``NotAvailable/constant`` where all values are equal and the rule divides by what they differ;
    ///   ``NotAvailable/tooFew(needed:)``; ``NotAvailable/arithmetic(_:)``.
    func values(of values: [Rational]) throws(NotAvailable) -> [Rational]
}

extension Normalisation {
    /// Nothing bounds the results of a rule that doesn't say so.
    public var results: ClosedRange<Rational>? { nil }
}

/// The rules that can be chosen by name alone. ``Goalposts``, ``PinnedZScore``, ``DistanceToReference`` and
/// ``DistanceToTarget`` are not among them, since they need numbers.
public enum Normalisations {
    /// Every rule without a parameter, in the order in which they are explained to a reader.
    public static let all: [any Normalisation] = [
        MinMax(),
        DistanceToMaximum(),
        ZScore(),
        ZScore(isPopulation: true),
        RankScore(),
        BordaScore(),
        PercentileRank(),
        ShareOfOthersBelow(),
        FractionOfMaximum(),
    ]
}

/// Applies a function to every value.
func each(
    _ values: [Rational], _ transform: (Rational) throws(ArithmeticError) -> Rational
) throws(NotAvailable) -> [Rational] {
    try NotAvailable.reason { () throws(ArithmeticError) in
        var results: [Rational] = []
        results.reserveCapacity(values.count)
        for value in values { results.append(try transform(value)) }
        return results
    }
}

/// (value − start) / (end − start), exactly as long as the fractions fit, else on the ``Grid``.
///
/// - Throws: ``ArithmeticError/divisionByZero`` where start and end are equal; ``ArithmeticError/overflow``.
func shareOfRange(_ value: Rational, from start: Rational, to end: Rational) throws(ArithmeticError) -> Rational {
    guard start != end else { throw .divisionByZero }
    if let exact = try? (value - start) / (end - start) { return exact }
    let origin = DoubleDouble(start)
    return try Grid.rational((DoubleDouble(value) - origin) / (DoubleDouble(end) - origin))
}
