/// A coefficient of agreement: the agreement observed beyond that of chance, as a share of the agreement possible beyond
/// it, with its standard error over units.
public struct ChanceCorrected: Equatable, Sendable {
    /// (pₐ − pₑ) / (1 − pₑ), exactly; at most 1.
    public let value: Rational
    /// The agreement observed, pₐ.
    public let observed: Rational
    /// The agreement of chance, pₑ.
    public let byChance: Rational
    /// √(Σ (gᵢ − value)² / (n (n − 1))) over the n units with a code, gᵢ being what unit i contributes; nil for one unit.
    public let standardError: DoubleDouble?
    /// n.
    public let units: Int

    /// value ± t · standard error, t being Student's quantile with n − 1 degrees of freedom; the upper end at most 1.
    ///
    /// - Parameter level: The confidence, above 0 and below 1.
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for one unit; ``NotAvailable/arithmetic(_:)``.
    public func interval(level: Rational) throws(NotAvailable) -> (lower: DoubleDouble, upper: DoubleDouble) {
        guard units >= 2 else { throw .tooFew(needed: 2) }
        return try interval(quantile: StudentDistribution.quantile(freedom: units - 1, ofIntervalAt: level))
    }

    /// The same with Student's quantile given, for callers with many intervals of the same confidence and number of
    /// units.
    ///
    /// - Throws: As ``interval(level:)``.
    public func interval(quantile: DoubleDouble) throws(NotAvailable) -> (lower: DoubleDouble, upper: DoubleDouble) {
        guard let standardError else { throw .tooFew(needed: 2) }
        return try NotAvailable.reason { () throws(ArithmeticError) in
            let width = try quantile * standardError
            let centre = DoubleDouble(value)
            return (try centre - width, min(.one, try centre + width))
        }
    }

    /// The probability, by Student's t, of a coefficient at least as far from 0 if there were no agreement beyond chance;
    /// 0 where the standard error is 0 and the value is not.
    ///
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for one unit; ``NotAvailable/chanceIsComplete`` where value and
    ///   standard error are 0; ``NotAvailable/arithmetic(_:)``.
    public func pValue() throws(NotAvailable) -> DoubleDouble {
        guard let standardError else { throw .tooFew(needed: 2) }
        guard standardError.high > 0 else {
            if value.isZero { throw .chanceIsComplete }
            return .zero
        }
        return try NotAvailable.reason { () throws(ArithmeticError) in
            try StudentDistribution(freedom: DoubleDouble(exactly: Double(units - 1)))
                .twoSided(DoubleDouble(value) / standardError)
        }
    }
}
