/// How much of the variance of a result comes from one of its factors.
///
/// From N results each of two independent samples of all factors, A and B, and of A with one factor taken from B.
/// Saltelli, Annoni, Azzini, Campolongo, Ratto, Tarantola, "Variance based sensitivity analysis of model output", Computer
/// Physics Communications 181 (2010), table 2; Jansen, "Analysis of variance designs for model output", ibid. 117 (1999).
/// Variance and mean are those of A and B together.
public struct SobolIndices: Equatable, Sendable {
    /// For each factor the share of the variance that it brings by itself: (1/N) Σ (f(B) − f₀)(f(AB) − f(A)) / V.
    ///
    /// It is centred by the mean f₀: without it, adding a constant to all results would change the index.
    public let firstOrder: [DoubleDouble]
    /// The same by Jansen's formula, 1 − Σ (f(B) − f(AB))² / 2NV.
    public let firstOrderJansen: [DoubleDouble]
    /// For each factor the share that it brings with all others: Σ (f(A) − f(AB))² / 2NV.
    public let total: [DoubleDouble]
    /// V.
    public let variance: DoubleDouble
    /// f₀.
    public let mean: DoubleDouble

    /// The indices.
    ///
    /// - Parameters:
    ///   - a: The results for the rows of A.
    ///   - b: The results for the rows of B.
    ///   - mixed: For each factor the results for the rows of A with that factor from B.
    ///   - centre: What the first-order index is centred by; nil for f₀.
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for no rows; ``NotAvailable/constant`` where the results of A and B are
    ///   all equal; ``NotAvailable/arithmetic(_:)`` with ``ArithmeticError/outOfDomain`` for lists of different lengths.
    public init(
        a: [Rational], b: [Rational], mixed: [[Rational]], centre: DoubleDouble? = nil
    ) throws(NotAvailable) {
        guard !a.isEmpty else { throw .tooFew(needed: 1) }
        guard b.count == a.count, mixed.allSatisfy({ $0.count == a.count }) else { throw .arithmetic(.outOfDomain) }
        guard !(a + b).isConstant else { throw .constant }
        let (left, right) = (a.map(DoubleDouble.init), b.map(DoubleDouble.init))
        let columns = mixed.map { $0.map(DoubleDouble.init) }
        let count = DoubleDouble(Rational(a.count))
        let moments = try NotAvailable.reason { () throws(ArithmeticError) in
            try SobolIndices.moments(left + right)
        }
        (mean, variance) = moments
        let f0 = centre ?? moments.mean
        let scale = moments.variance &* count
        var parts: [(first: DoubleDouble, jansen: DoubleDouble, total: DoubleDouble)] = []
        for column in columns {
            var products = DoubleDouble.zero
            var fromB = DoubleDouble.zero
            var fromA = DoubleDouble.zero
            for row in column.indices {
                let (toA, toB) = (column[row] &- left[row], column[row] &- right[row])
                products = products &+ (right[row] &- f0) &* toA
                fromB = fromB &+ toB &* toB
                fromA = fromA &+ toA &* toA
            }
            parts.append(
                try NotAvailable.reason { () throws(ArithmeticError) in
                    (try products / scale, try .one - fromB / (scale * 2), try fromA / (scale * 2))
                })
        }
        firstOrder = parts.map(\.first)
        firstOrderJansen = parts.map(\.jansen)
        total = parts.map(\.total)
    }

    /// The mean and the variance, with n.
    private static func moments(
        _ values: [DoubleDouble]
    ) throws(ArithmeticError) -> (mean: DoubleDouble, variance: DoubleDouble) {
        let count = DoubleDouble(Rational(values.count))
        let mean = try values.reduce(DoubleDouble.zero) { $0 &+ $1 } / count
        let squares = values.reduce(DoubleDouble.zero) { $0 &+ ($1 &- mean) &* ($1 &- mean) }
        return (mean, try squares / count)
    }
}
