/// Which rank values that are equal have.
public enum TieRule: CaseIterable, Sendable {
    /// The best of the ranks that they take up: 1, 2, 2, 4.
    case best
    /// The worst of them: 1, 3, 3, 4.
    case worst
    /// The mean of them: 1, 2½, 2½, 4.
    case middle
    /// One rank, and none is left out after it: 1, 2, 2, 3.
    case dense
}

/// Which end of a list has rank 1.
public enum RankOrder: Sendable {
    /// The largest value is the first.
    case largestFirst
    /// The smallest value is the first.
    case smallestFirst
}

/// The ranks of values, in the order of the values. Exact; of nothing, nothing.
///
/// - Complexity: O(n log n).
public func ranks(
    of values: [some Comparable], order: RankOrder = .largestFirst, ties: TieRule = .best
) -> [Rational] {
    let sorted = values.indices.sorted { first, second in
        order == .largestFirst ? values[first] > values[second] : values[first] < values[second]
    }
    var ranks = [Rational](repeating: 0, count: values.count)
    var start = 0
    var group = 0
    while start < sorted.count {
        var end = start + 1
        while end < sorted.count && values[sorted[end]] == values[sorted[start]] { end += 1 }
        group += 1
        let rank = tiedRank(from: start + 1, through: end, group: group, ties: ties)
        for position in start..<end { ranks[sorted[position]] = rank }
        start = end
    }
    return ranks
}

private func tiedRank(from best: Int, through worst: Int, group: Int, ties: TieRule) -> Rational {
    switch ties {
    case .best: return Rational(best)
    case .worst: return Rational(worst)
    case .dense: return Rational(group)
    case .middle:
        let twice = Int128(best + worst)
        return twice & 1 == 0
            ? Rational(reducedNumerator: twice / 2, denominator: 1)
            : Rational(reducedNumerator: twice, denominator: 2)
    }
}

/// (1/n) Σ |rank of vᵢ − rank of uᵢ|, the mean by which ranks differ between two lists; exact.
///
/// R_S of Saisana, Saltelli and Tarantola, "Uncertainty and sensitivity analysis techniques as tools for the quality
/// assessment of composite indicators", J. R. Statist. Soc. A 168 (2005). The largest value has rank 1,
/// equal values the best of their ranks. From 0 to n/2.
///
/// - Throws: ``NotAvailable/tooFew(needed:)`` for no values; ``NotAvailable/arithmetic(_:)`` with
///   ``ArithmeticError/outOfDomain`` for lists of different lengths.
public func meanRankShift(_ first: [Rational], _ second: [Rational]) throws(NotAvailable) -> Rational {
    guard first.count == second.count else { throw .arithmetic(.outOfDomain) }
    guard !first.isEmpty else { throw .tooFew(needed: 1) }
    let pairs = zip(ranks(of: first), ranks(of: second))
    return try NotAvailable.reason { () throws(ArithmeticError) in
        var total = Rational.zero
        for (one, other) in pairs { total = try total + (one - other).magnitude }
        return try total / Rational(first.count)
    }
}
