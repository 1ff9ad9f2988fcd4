/// How sure α is, from the units without one of them at a time.
public struct AlphaJackknife: Equatable, Sendable {
    /// α of all units.
    public let alpha: Rational
    /// √(Var(U α − (U − 1) α₍ᵤ₎) / U), the variance with U − 1.
    public let standardError: DoubleDouble
    /// The mean of these pseudo-values, α without the bias of order 1/U.
    public let biasCorrected: DoubleDouble
    /// U, all units, also those with fewer than two codes.
    public let units: Int

    /// α ± t · standard error with U − 1 degrees of freedom; the upper end may be above 1, where a report says 1.
    ///
    /// - Parameter level: The confidence, above 0 and below 1.
    /// - Throws: ``NotAvailable/arithmetic(_:)``.
    public func interval(level: Rational) throws(NotAvailable) -> (lower: DoubleDouble, upper: DoubleDouble) {
        try NotAvailable.reason { () throws(ArithmeticError) in
            let student = try StudentDistribution(freedom: DoubleDouble(exactly: Double(units - 1)))
            let width = try student.quantile(DoubleDouble((1 + level) / 2)) * standardError
            return (try DoubleDouble(alpha) - width, try DoubleDouble(alpha) + width)
        }
    }
}

extension CodedUnits {
    /// The jackknife of ``krippendorffAlpha(_:)`` over units.
    ///
    /// Hughes, "Toward improved inference for Krippendorff's alpha agreement coefficient" (2022), argues for it; with
    /// fewer than 60 units its interval covers less than it promises.
    ///
    /// - Throws: As ``krippendorffAlpha(_:)``, also where α without one of the units is not available;
    ///   ``NotAvailable/tooFew(needed:)`` for fewer than two units.
    public func alphaJackknife(_ metric: DifferenceMetric) throws(NotAvailable) -> AlphaJackknife {
        guard count >= 2 else { throw .tooFew(needed: 2) }
        let pairs = CoincidenceCounts(self)
        let all = Array(codes.indices)
        let alpha = try pairs.alpha(of: all, metric)
        var pseudoValues: [DoubleDouble] = []
        for unit in all {
            let without = try pairs.alpha(of: all.filter { $0 != unit }, metric)
            pseudoValues.append(
                try NotAvailable.reason { () throws(ArithmeticError) in
                    try DoubleDouble(Rational(count)) * DoubleDouble(alpha)
                        - DoubleDouble(Rational(count - 1)) * DoubleDouble(without)
                })
        }
        return try NotAvailable.reason { () throws(ArithmeticError) in
            let units = DoubleDouble(Rational(count))
            let mean = try pseudoValues.reduce(DoubleDouble.zero) { $0 &+ $1 } / units
            let squares = pseudoValues.reduce(DoubleDouble.zero) { $0 &+ ($1 &- mean) &* ($1 &- mean) }
            return AlphaJackknife(
                alpha: alpha, standardError: try .sqrt(squares / (units * (units - 1))), biasCorrected: mean,
                units: count)
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
        let pairs = CoincidenceCounts(self)
        return draws.map { try? pairs.alpha(of: $0, metric) }
    }

    /// As ``alphaReplicates(_:draws:)``, with replicates 0 to count − 1 of a random stream.
    ///
    /// - Complexity: The number of replicates times that of units.
    public func alphaReplicates(
        _ metric: DifferenceMetric, count replicates: Int, stream: RandomStream
    ) -> [Rational?] {
        let pairs = CoincidenceCounts(self)
        return (0..<max(replicates, 0)).map { replicate in
            var draws = stream.draws(replicate: UInt64(replicate))
            return try? pairs.alpha(of: codes.indices.compactMap { _ in draws.index(below: codes.count) }, metric)
        }
    }
}
