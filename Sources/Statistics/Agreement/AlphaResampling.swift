/// How sure α is, from the units without one of them, or without one group of them, at a time.
public struct AlphaJackknife: Equatable, Sendable {
    /// α of all units.
    public let alpha: Rational
    /// √(Var(U α − (U − 1) α₍ᵤ₎) / U), the variance with U − 1.
    public let standardError: DoubleDouble
    /// The mean of these pseudo-values, α without the bias of order 1/U.
    public let biasCorrected: DoubleDouble
    /// U, the number of groups; without groups that of all units, also those with fewer than two codes.
    public let units: Int

    /// α ± t · standard error with U − 1 degrees of freedom; the upper end may be above 1, where a report says 1.
    ///
    /// - Parameter level: The confidence, above 0 and below 1.
    /// - Throws: ``NotAvailable/arithmetic(_:)``.
    public func interval(level: Rational) throws(NotAvailable) -> (lower: DoubleDouble, upper: DoubleDouble) {
        try interval(quantile: StudentDistribution.quantile(freedom: units - 1, ofIntervalAt: level))
    }

    /// α ± quantile · standard error, for callers with many intervals of the same confidence and number of units.
    ///
    /// - Throws: ``NotAvailable/arithmetic(_:)``.
    public func interval(quantile: DoubleDouble) throws(NotAvailable) -> (lower: DoubleDouble, upper: DoubleDouble) {
        try NotAvailable.reason { () throws(ArithmeticError) in
            let width = try quantile * standardError
            return (try DoubleDouble(alpha) - width, try DoubleDouble(alpha) + width)
        }
    }
}

extension CodedUnits {
    /// The jackknife of ``krippendorffAlpha(_:)`` over units, or over groups of units that belong together.
    ///
    /// Hughes, "Toward improved inference for Krippendorff's alpha agreement coefficient" (2022), argues for it; with
    /// fewer than 60 units its interval covers less than it promises.
    ///
    /// - Parameter groups: The group of each unit, such as that of all answers of one vendor; nil: each by itself.
    /// - Throws: As ``krippendorffAlpha(_:)``, also where α without one of the groups is not available;
    ///   ``NotAvailable/tooFew(needed:)`` for fewer than two groups; ``NotAvailable/arithmetic(_:)`` with
    ///   ``ArithmeticError/outOfDomain`` for a list of another length.
    /// - Complexity: Without groups α is worked out once for each way to be coded, not for each unit.
    public func alphaJackknife(_ metric: DifferenceMetric, groups: [Int]? = nil) throws(NotAvailable) -> AlphaJackknife
    {
        guard groups.map({ $0.count == count }) ?? true else { throw .arithmetic(.outOfDomain) }
        let patterns = CodingPatterns(self)
        let counting = AlphaCounting(metric, patterns)
        let all = patterns.ofAllUnits
        var left: [[Int]: Rational] = [:]
        var without: [Rational] = []
        let members = Dictionary(grouping: codes.indices) { groups?[$0] ?? $0 }.sorted { $0.key < $1.key }
        guard members.count >= 2 else { throw .tooFew(needed: 2) }
        let alpha = try patterns.alpha(all, counting)
        for (_, units) in members {
            let rest = zip(all, patterns.multiplicities(of: units)).map { $0 - $1 }
            if let known = left[rest] {
                without.append(known)
                continue
            }
            let value = try patterns.alpha(rest, counting)
            left[rest] = value
            without.append(value)
        }
        return try NotAvailable.reason { () throws(ArithmeticError) in
            try AlphaJackknife(alpha: alpha, without: without)
        }
    }

    /// α of units drawn with repetition; whole units, never single pairs of codes.
    ///
    /// - Parameter draws: For each replicate the positions of as many units as there are, from 0.
    /// - Returns: For each replicate α, or nil where it is not available, which is to be counted and left out.
    /// - Throws: ``NotAvailable/arithmetic(_:)`` with ``ArithmeticError/outOfDomain`` for a position without a unit.
    public func alphaReplicates(
        _ metric: DifferenceMetric, draws: [[Int]]
    ) throws(NotAvailable) -> [Rational?] {
        guard draws.allSatisfy({ $0.allSatisfy(codes.indices.contains) }) else { throw .arithmetic(.outOfDomain) }
        let patterns = CodingPatterns(self)
        let counting = AlphaCounting(metric, patterns)
        return draws.map { try? patterns.alpha(patterns.multiplicities(of: $0), counting) }
    }
}

extension AlphaJackknife {
    /// The jackknife from α and its values without each of the groups.
    fileprivate init(alpha: Rational, without values: [Rational]) throws(ArithmeticError) {
        let units = DoubleDouble(Rational(values.count))
        let whole = try units * DoubleDouble(alpha)
        var pseudoValues: [DoubleDouble] = []
        for value in values { pseudoValues.append(try whole - (units - 1) * DoubleDouble(value)) }
        let mean = try pseudoValues.reduce(DoubleDouble.zero) { $0 &+ $1 } / units
        let squares = pseudoValues.reduce(DoubleDouble.zero) { $0 &+ ($1 &- mean) &* ($1 &- mean) }
        self.alpha = alpha
        standardError = try .sqrt(squares / (units * (units - 1)))
        biasCorrected = mean
        self.units = values.count
    }
}
