/// How rows with missing values count in a table of items.
public enum MissingRows: Sendable {
    /// Only rows without a missing value count.
    case areDropped
    /// Each covariance is taken over the rows that have both values.
    case countInPairs
}

/// Cronbach's α = k/(k − 1) · (1 − Σ variances / Σ covariances), exact as long as the fractions fit.
///
/// Cronbach, "Coefficient alpha and the internal structure of tests", Psychometrika 16 (1951); the sum of
/// all elements of the items' covariance matrix is the variance of their total. At most 1, and it may be far below 0. A
/// diagnosis, and no reason to drop an item from an index whose items are not meant to measure the same.
///
/// - Parameter items: For each of k items the values of all units, in one order.
/// - Throws: ``NotAvailable/tooFew(needed:)`` for fewer than two items or two rows; ``NotAvailable/constant`` where the
///   total does not vary; ``NotAvailable/arithmetic(_:)`` with ``ArithmeticError/outOfDomain`` for items of different
///   lengths.
public func cronbachAlpha(
    _ items: [[Rational?]], missing: MissingRows = .areDropped
) throws(NotAvailable) -> DoubleDouble {
    guard items.count >= 2 else { throw .tooFew(needed: 2) }
    guard items.allSatisfy({ $0.count == items[0].count }) else { throw .arithmetic(.outOfDomain) }
    let complete = items[0].indices.filter { row in items.allSatisfy { $0[row] != nil } }
    let counted = missing == .areDropped ? items.map { item in complete.map { item[$0] } } : items
    var diagonal = DoubleDouble.zero
    var total = DoubleDouble.zero
    for (index, first) in counted.enumerated() {
        for (other, second) in counted.enumerated() where other >= index {
            let pairs = zip(first, second).compactMap { left, right in left.flatMap { l in right.map { (l, $0) } } }
            guard pairs.count >= 2 else { throw .tooFew(needed: 2) }
            let covariance = try NotAvailable.reason { () throws(ArithmeticError) in
                let divisor = Rational(pairs.count * (pairs.count - 1))
                return try CentredSums.product(pairs.map(\.0), pairs.map(\.1)) / DoubleDouble(divisor)
            }
            if other == index { diagonal = diagonal &+ covariance }
            total = total &+ (other == index ? covariance : covariance &+ covariance)
        }
    }
    // What rounding may leave of a total that does not vary.
    guard total.high.magnitude > diagonal.high.magnitude * 0x1p-90 else { throw .constant }
    return try NotAvailable.reason { () throws(ArithmeticError) in
        let factor = DoubleDouble(try Rational(items.count) / Rational(items.count - 1))
        return try factor * (.one - diagonal / total)
    }
}

/// The interval 1 − (1 − α) F for ``cronbachAlpha(_:missing:)``, F being the upper and lower quantile of the F
/// distribution with n − 1 and (n − 1)(k − 1) degrees of freedom.
///
/// Feldt, "The approximate sampling distribution of Kuder-Richardson reliability coefficient twenty", Psychometrika 30
/// (1965).
///
/// - Parameters:
///   - alpha: α.
///   - units: n, at least 2.
///   - items: k, at least 2.
///   - level: The confidence, above 0 and below 1.
/// - Throws: ``NotAvailable/tooFew(needed:)`` for fewer units or items; ``NotAvailable/arithmetic(_:)``.
public func feldtInterval(
    alpha: DoubleDouble, units: Int, items: Int, level: Rational
) throws(NotAvailable) -> (lower: DoubleDouble, upper: DoubleDouble) {
    guard units >= 2, items >= 2 else { throw .tooFew(needed: 2) }
    return try NotAvailable.reason { () throws(ArithmeticError) in
        guard level > 0, level < 1 else { throw .outOfDomain }
        let (first, second) = (try Rational(units - 1) / 2, try Rational(units - 1) * Rational(items - 1) / 2)
        let beta = try BetaDistribution(a: DoubleDouble(first), b: DoubleDouble(second))
        // If X is of the beta distribution with half the degrees, X ν₂ / ((1 − X) ν₁) is of the F distribution.
        func end(_ p: Rational) throws(ArithmeticError) -> DoubleDouble {
            let x = try beta.quantile(DoubleDouble(p))
            let quantile = try x / (.one - x) * DoubleDouble(second / first)
            return try .one - (.one - alpha) * quantile
        }
        return (try end((1 + level) / 2), try end((1 - level) / 2))
    }
}
