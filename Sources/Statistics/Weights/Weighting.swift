/// A rule that computes the weights of criteria from the values that units have in them.
///
/// Such weights change when another unit's values change, and favour criteria in which units differ much; they show how
/// much the choice of weights matters, and are a poor default.
public protocol Weighting: Sendable {
    /// How the rule is called where one is chosen by name.
    var name: String { get }

    /// The weights before they are rounded; they add up to 1.
    ///
    /// - Parameter criteria: For each criterion the values of all units, in one order; no value is missing.
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for no criteria or too few units; ``NotAvailable/constant`` where no
    ///   criterion varies, or one does not for which the rule needs it; ``NotAvailable/arithmetic(_:)`` with
    ///   ``ArithmeticError/outOfDomain`` for criteria of different lengths or values the rule is not defined for.
    func shares(of criteria: [[Rational]]) throws(NotAvailable) -> [DoubleDouble]
}

extension Weighting {
    /// The weights, rounded once to the ``Grid``; they add up to 1 but for that rounding.
    ///
    /// - Throws: As ``shares(of:)``.
    public func weights(of criteria: [[Rational]]) throws(NotAvailable) -> [Rational] {
        let shares = try shares(of: criteria)
        return try NotAvailable.reason { () throws(ArithmeticError) in
            var weights: [Rational] = []
            for share in shares { weights.append(try Grid.rational(share)) }
            return weights
        }
    }
}

/// The rules that can be chosen by name.
public enum Weightings {
    /// Every rule, in the order in which they are explained to a reader.
    public static let all: [any Weighting] = [
        EqualWeights(),
        EntropyWeights(),
        CriticWeights(),
        PrincipalComponentWeights(),
        StandardDeviationWeights(),
        VarianceWeights(),
        GiniWeights(),
    ]
}

/// Checks that there are criteria, all of the same number of units.
func checkCriteria(_ criteria: [[Rational]], units: Int) throws(NotAvailable) {
    guard let first = criteria.first else { throw .tooFew(needed: 1) }
    guard criteria.allSatisfy({ $0.count == first.count }) else { throw .arithmetic(.outOfDomain) }
    guard first.count >= units else { throw .tooFew(needed: units) }
}

/// Sizes as shares of their sum.
///
/// - Throws: ``NotAvailable/constant`` where all sizes are 0.
func sharesOfSum(_ sizes: [DoubleDouble]) throws(NotAvailable) -> [DoubleDouble] {
    let total = try NotAvailable.reason { () throws(ArithmeticError) in
        var total = DoubleDouble.zero
        for size in sizes { total = try total + size }
        return total
    }
    guard total.high > 0 else { throw .constant }
    return try NotAvailable.reason { () throws(ArithmeticError) in
        var shares: [DoubleDouble] = []
        for size in sizes { shares.append(try size / total) }
        return shares
    }
}

/// The shares of sizes that are computed for each criterion.
func shares(
    of criteria: [[Rational]], by size: ([Rational]) throws(NotAvailable) -> DoubleDouble
) throws(NotAvailable) -> [DoubleDouble] {
    var sizes: [DoubleDouble] = []
    for criterion in criteria { sizes.append(try size(criterion)) }
    return try sharesOfSum(sizes)
}
