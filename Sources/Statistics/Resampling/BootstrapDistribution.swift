/// How a quantile of replicates is taken.
public enum ReplicateRule: CaseIterable, Sendable {
    /// The replicate of rank ⌊(B + 1) p⌋, from 1 to B: the default for inference.
    case order
    /// Linear in (k − 1)/(B − 1), as ``QuantileRule/spread``.
    case spread
    /// Between the ranks on both sides of (B + 1) p on the scale of normal quantiles (Davison and Hinkley, Bootstrap
    /// Methods and their Application (1997), equation 5.8; R's `boot`).
    case normal
}

/// The replicates of a figure, and the intervals they give.
///
/// Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapters 6, 13 and 14.
public struct BootstrapDistribution: Equatable, Sendable {
    /// The figure observed.
    public let estimate: Rational
    /// The replicates, in rising order.
    public let replicates: [Rational]

    /// A distribution.
    ///
    /// - Parameters:
    ///   - estimate: The figure observed.
    ///   - replicates: The figure of each resample, in any order; B of them, such that (B + 1) α/2 is whole.
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for no replicates.
    public init(estimate: Rational, replicates: [Rational]) throws(NotAvailable) {
        guard !replicates.isEmpty else { throw .tooFew(needed: 1) }
        self.estimate = estimate
        self.replicates = replicates.sorted()
    }

    /// The mean of the replicates, exactly.
    public func mean() throws(NotAvailable) -> Rational {
        try NotAvailable.reason { () throws(ArithmeticError) in
            try Rational.sum(replicates) / Rational(replicates.count)
        }
    }

    /// The standard deviation of the replicates, with B − 1.
    ///
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for one replicate; ``NotAvailable/arithmetic(_:)``.
    public func standardError() throws(NotAvailable) -> DoubleDouble {
        try standardDeviation(replicates)
    }

    /// The share of replicates below the estimate, those equal to it counted half; exact.
    public var belowEstimate: Rational {
        let below = replicates.count { $0 < estimate }
        let equal = replicates.count { $0 == estimate }
        let twice = UInt128(2 * below + equal)
        let whole = UInt128(2 * replicates.count)
        let divisor = greatestCommonDivisor(twice, whole)
        return Rational(reducedNumerator: Int128(twice / divisor), denominator: Int128(whole / divisor))
    }

    /// The quantile of the replicates at p.
    ///
    /// A rank that is whole but for 10⁻²⁰ counts as whole.
    ///
    /// - Throws: ``NotAvailable/arithmetic(_:)`` with ``ArithmeticError/outOfDomain`` unless p lies above 0 and below 1.
    public func quantile(_ p: DoubleDouble, rule: ReplicateRule = .order) throws(NotAvailable) -> DoubleDouble {
        try NotAvailable.reason { () throws(ArithmeticError) in
            guard p.high > 0, p < .one else { throw .outOfDomain }
            let count = replicates.count
            let scale = rule == .spread ? Double(count - 1) : Double(count + 1)
            let position = p &* scale &+ (rule == .spread ? 1.0 : 0.0)
            let rank = (position &+ 1e-20).high.rounded(.down)
            let part = position &- DoubleDouble(exactly: rank)
            let lower = replicate(Int(rank))
            guard rule != .order, part.high > 1e-20, rank >= 1, Int(rank) < count else { return lower }
            let upper = replicate(Int(rank) + 1)
            if rule == .spread { return try lower + part * (upper - lower) }
            let below = try NormalDistribution.quantile(DoubleDouble(exactly: rank).over(DoubleDouble(exactly: scale)))
            let above = try NormalDistribution.quantile(
                DoubleDouble(exactly: rank + 1).over(DoubleDouble(exactly: scale)))
            let share = try (NormalDistribution.quantile(p) - below) / (above - below)
            return try lower + share * (upper - lower)
        }
    }

    /// The quantiles of α/2 and 1 − α/2 for the level 1 − α.
    ///
    /// - Throws: ``NotAvailable/arithmetic(_:)`` with ``ArithmeticError/outOfDomain`` unless the level lies above 0 and
    ///   below 1.
    public func percentileInterval(
        level: Rational, rule: ReplicateRule = .order
    ) throws(NotAvailable) -> (lower: DoubleDouble, upper: DoubleDouble) {
        let tails = try NotAvailable.reason { () throws(ArithmeticError) in
            (DoubleDouble(try (1 - level) / 2), DoubleDouble(try (1 + level) / 2))
        }
        return (try quantile(tails.0, rule: rule), try quantile(tails.1, rule: rule))
    }

    /// The shares of the interval corrected for bias and acceleration (Efron 1987); their quantiles are its ends.
    ///
    /// - Parameter acceleration: ``Jackknife/acceleration()`` of the same figure.
    /// - Throws: ``NotAvailable/constant`` where all replicates lie on one side of the estimate;
    ///   ``NotAvailable/arithmetic(_:)``.
    public func acceleratedShares(
        acceleration: DoubleDouble, level: Rational
    ) throws(NotAvailable) -> AcceleratedShares {
        try AcceleratedShares(below: DoubleDouble(belowEstimate), acceleration: acceleration, level: level)
    }

    private func replicate(_ rank: Int) -> DoubleDouble {
        DoubleDouble(replicates[min(max(rank, 1), replicates.count) - 1])
    }
}
