/// 1/k for each of k criteria.
public struct EqualWeights: Weighting {
    /// The rule.
    public init() {}

    public var name: String { "equal" }

    public func shares(of criteria: [[Rational]]) throws(NotAvailable) -> [DoubleDouble] {
        guard !criteria.isEmpty else { throw .tooFew(needed: 1) }
        return try Statistics.shares(of: criteria) { _ throws(NotAvailable) in .one }
    }
}

/// The weights on which experts agree on average: each divides the same number of points among the criteria; exact.
///
/// OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 6.
///
/// - Parameter points: For each expert the points of every criterion, none of them negative.
/// - Returns: For each criterion its share of all points.
/// - Throws: ``NotAvailable/tooFew(needed:)`` for no experts or criteria; ``NotAvailable/arithmetic(_:)`` with
///   ``ArithmeticError/outOfDomain`` where experts do not have the same criteria or the same number of points, or where
///   points are negative or none; or with ``ArithmeticError/overflow``.
public func budgetAllocation(_ points: [[Rational]]) throws(NotAvailable) -> [Rational] {
    guard let first = points.first, !first.isEmpty else { throw .tooFew(needed: 1) }
    return try NotAvailable.reason { () throws(ArithmeticError) in
        let budget = try Rational.sum(first)
        guard budget > 0 else { throw .outOfDomain }
        var totals = [Rational](repeating: 0, count: first.count)
        for expert in points {
            guard expert.count == totals.count, !expert.contains(where: \.isNegative) else { throw .outOfDomain }
            guard try Rational.sum(expert) == budget else { throw .outOfDomain }
            for criterion in totals.indices { totals[criterion] = try totals[criterion] + expert[criterion] }
        }
        let all = try budget * Rational(points.count)
        var shares: [Rational] = []
        for total in totals { shares.append(try total / all) }
        return shares
    }
}
