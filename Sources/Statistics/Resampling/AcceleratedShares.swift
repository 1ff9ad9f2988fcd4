/// The shares of a bootstrap distribution at which an interval corrected for bias and acceleration is cut.
///
/// Efron, "Better bootstrap confidence intervals", JASA 82 (1987): Φ(z₀ + (z₀ + z) / (1 − a (z₀ + z))).
public struct AcceleratedShares: Equatable, Sendable {
    /// z₀ = Φ⁻¹(p), p being the share of the distribution below the estimate, that equal to it counted half.
    public let bias: DoubleDouble
    /// The lower share.
    public let lower: DoubleDouble
    /// The upper share.
    public let upper: DoubleDouble

    /// The shares of an interval.
    ///
    /// - Parameters:
    ///   - below: p.
    ///   - acceleration: a.
    ///   - level: The confidence 1 − α, above 0 and below 1.
    /// - Throws: ``NotAvailable/constant`` where p is 0 or 1; ``NotAvailable/arithmetic(_:)`` with
    ///   ``ArithmeticError/outOfDomain`` for another level, or where 1 − a (z₀ + z) is not above 0.
    public init(below: DoubleDouble, acceleration: DoubleDouble, level: Rational) throws(NotAvailable) {
        guard below.high > 0, below < .one else { throw .constant }
        let shares = try NotAvailable.reason { () throws(ArithmeticError) in
            guard level > 0, level < 1 else { throw .outOfDomain }
            let bias = try NormalDistribution.quantile(below)
            let z = try NormalDistribution.quantile(DoubleDouble((1 - level) / 2))
            func share(_ z: DoubleDouble) throws(ArithmeticError) -> DoubleDouble {
                let sum = try bias + z
                let divisor = try .one - acceleration * sum
                guard divisor.high > 0 else { throw .outOfDomain }
                return try NormalDistribution.cumulative(bias + sum / divisor)
            }
            return (bias, try share(z), try share(-z))
        }
        (bias, lower, upper) = shares
    }
}
