/// Pearson's coefficient of correlation, Σ (x − x̄)(y − ȳ) / √(Σ (x − x̄)² Σ (y − ȳ)²), from −1 to 1.
///
/// Pearson, "Note on regression and inheritance in the case of two parents", Proc. R. Soc. 58 (1895). The three sums
/// are exact as long as the fractions fit.
///
/// - Throws: ``NotAvailable/tooFew(needed:)`` for fewer than two pairs; ``NotAvailable/constant`` where a list does
///   not vary; ``NotAvailable/arithmetic(_:)`` with ``ArithmeticError/outOfDomain`` for lists of different lengths.
public func pearsonCorrelation(_ x: [Rational], _ y: [Rational]) throws(NotAvailable) -> DoubleDouble {
    try checkPairs(x, y)
    return try NotAvailable.reason { () throws(ArithmeticError) in
        let squares = try CentredSums.product(x, x) * CentredSums.product(y, y)
        let ratio = try CentredSums.product(x, y) / .sqrt(squares)
        return min(max(ratio, -1), 1)
    }
}

/// Spearman's coefficient of correlation of ranks: Pearson's of the ranks, equal values sharing the mean of theirs.
///
/// Spearman, "The proof and measurement of association between two things", Am. J. Psychol. 15 (1904).
///
/// - Throws: As ``pearsonCorrelation(_:_:)``.
public func spearmanCorrelation(_ x: [Rational], _ y: [Rational]) throws(NotAvailable) -> DoubleDouble {
    try pearsonCorrelation(ranks(of: x, ties: .middle), ranks(of: y, ties: .middle))
}

/// Checks that there are pairs and that neither list is constant.
func checkPairs(_ x: [Rational], _ y: [Rational]) throws(NotAvailable) {
    guard x.count == y.count else { throw .arithmetic(.outOfDomain) }
    guard x.count >= 2 else { throw .tooFew(needed: 2) }
    guard !x.isConstant && !y.isConstant else { throw .constant }
}
