/// √(Σ (x − x̄)² / (n − 1)), or with n for a population; 0 exactly where all values are equal.
///
/// The sums are exact as long as the fractions fit.
///
/// - Throws: ``NotAvailable/tooFew(needed:)`` for fewer than two values of a sample, or no value of a population;
///   ``NotAvailable/arithmetic(_:)``.
public func standardDeviation(
    _ values: [Rational], isPopulation: Bool = false
) throws(NotAvailable) -> DoubleDouble {
    let divisor = isPopulation ? values.count : values.count - 1
    guard divisor > 0 else { throw .tooFew(needed: isPopulation ? 1 : 2) }
    guard !values.isConstant else { return .zero }
    return try NotAvailable.reason { () throws(ArithmeticError) in
        let sum = try CentredSums.product(values, values)
        return try .sqrt(sum / DoubleDouble(Rational(values.count) * Rational(divisor)))
    }
}
