/// How a quantile lies between two of the sorted values.
///
/// The numbers are those of Hyndman and Fan, "Sample quantiles in statistical packages", The American Statistician 50
/// (1996), by which R calls them too. Their third rule, the nearest even order statistic, is left out: it is biased.
public enum QuantileRule: Int, CaseIterable, Sendable {
    /// The smallest value of which the share p of all values is not above it.
    case inverse = 1
    /// As ``inverse``, with the mean of both neighbours where p falls between two values.
    case averagedInverse = 2
    /// Linear in the cumulated shares k/n.
    case linear = 4
    /// Linear in (k − ½)/n (Hazen).
    case hazen = 5
    /// Linear in k/(n + 1) (Weibull).
    case weibull = 6
    /// Linear in (k − 1)/(n − 1); the default for description.
    case spread = 7
    /// Linear in (k − ⅓)/(n + ⅓), about unbiased for the median whatever the distribution.
    case medianUnbiased = 8
    /// Linear in (k − ⅜)/(n + ¼), about unbiased for normal order statistics.
    case normalUnbiased = 9

    /// The number m by which np is moved before it is split into an index and a part.
    fileprivate func offset(_ p: Rational) throws(ArithmeticError) -> Rational {
        switch self {
        case .inverse, .averagedInverse, .linear: .zero
        case .hazen: try Rational(1, over: 2)
        case .weibull: p
        case .spread: try 1 - p
        case .medianUnbiased: try (p + 1) / 3
        case .normalUnbiased: try p / 4 + Rational(3, over: 8)
        }
    }
}

/// The quantile of a list: (1 − γ) xⱼ + γ xⱼ₊₁ with j + γ = np + m, exactly (Hyndman and Fan 1996, equation 1).
///
/// An index below 1 takes the smallest value, one above n the largest.
///
/// - Parameters:
///   - p: From 0 to 1.
///   - values: At least one value, in any order.
///   - rule: Which m, and how γ counts.
/// - Throws: ``NotAvailable/tooFew(needed:)`` for no values; ``NotAvailable/arithmetic(_:)`` with
///   ``ArithmeticError/outOfDomain`` for another p, or with ``ArithmeticError/overflow``.
public func quantile(
    _ p: Rational, of values: [Rational], rule: QuantileRule = .spread
) throws(NotAvailable) -> Rational {
    guard !values.isEmpty else { throw .tooFew(needed: 1) }
    let sorted = values.sorted()
    return try NotAvailable.reason { () throws(ArithmeticError) in try quantile(p, ofSorted: sorted, rule: rule) }
}

/// As ``quantile(_:of:rule:)``, for at least one value in rising order.
func quantile(
    _ p: Rational, ofSorted sorted: [Rational], rule: QuantileRule
) throws(ArithmeticError) -> Rational {
    guard !p.isNegative, p <= 1, !sorted.isEmpty else { throw .outOfDomain }
    let position = try p * Rational(sorted.count) + rule.offset(p)
    let whole = position.floor
    var part = try position - Rational(reducedNumerator: whole, denominator: 1)
    switch rule {
    case .inverse: part = part.isZero ? 0 : 1
    case .averagedInverse: part = part.isZero ? try Rational(1, over: 2) : 1
    default: break
    }
    let last = Int128(sorted.count)
    let lower = sorted[Int(min(max(whole, 1), last)) - 1]
    let upper = sorted[Int(min(max(whole + 1, 1), last)) - 1]
    return try lower + part * (upper - lower)
}

extension Rational {
    /// The largest whole number that is not above the value.
    var floor: Int128 {
        let quotient = numerator / denominator
        return numerator % denominator < 0 ? quotient - 1 : quotient
    }

    /// The smallest whole number that is not below the value.
    var ceiling: Int128 { -(-self).floor }
}
