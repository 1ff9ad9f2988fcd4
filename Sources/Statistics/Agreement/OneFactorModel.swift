/// Items as one common factor and what is each item's own: the covariance of items j and k is λⱼ λₖ, and θⱼ is added to
/// the variance of item j. By maximum likelihood, from covariances with the divisor n.
///
/// Rubin and Thayer, "EM algorithms for ML factor analysis", Psychometrika 47 (1982), in `Double` with + − × ÷ and
/// square roots in a fixed order. Like Cronbach's α a diagnosis, and no reason to drop an item.
public struct OneFactorModel: Equatable, Sendable {
    /// λ: what a standard deviation of the factor moves each item; their sum is not negative.
    public let loadings: [Double]
    /// θ: the variance of each item that is its own.
    public let uniquenesses: [Double]

    /// ω = (Σ λ)² / ((Σ λ)² + Σ θ), the share of the variance of the items' sum that is the factor's (McDonald, Test
    /// Theory (1999)).
    public var omega: Double {
        let sum = loadings.reduce(0, +)
        return sum * sum / (sum * sum + uniquenesses.reduce(0, +))
    }

    /// The model of items.
    ///
    /// - Parameter items: For each of k items the values of all units, in one order.
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for fewer than three items or units; ``NotAvailable/constant`` where an
    ///   item does not vary; ``NotAvailable/infeasible`` for a Heywood case: an item of which nothing is left as its own,
    ///   or where no solution is reached; ``NotAvailable/arithmetic(_:)`` with ``ArithmeticError/outOfDomain`` for items
    ///   of different lengths.
    public init(_ items: [[Rational]]) throws(NotAvailable) {
        guard items.count >= 3, let count = items.first?.count, count >= 3 else { throw .tooFew(needed: 3) }
        guard items.allSatisfy({ $0.count == count }) else { throw .arithmetic(.outOfDomain) }
        guard !items.contains(where: \.isConstant) else { throw .constant }
        var covariances = items.map { _ in [Double](repeating: 0, count: items.count) }
        for first in items.indices {
            for second in items.indices {
                covariances[first][second] = try NotAvailable.reason { () throws(ArithmeticError) in
                    let divisor = DoubleDouble(try Rational(count) * Rational(count))
                    return try (CentredSums.product(items[first], items[second]) / divisor).double()
                }
            }
        }
        try self.init(covariances: covariances)
    }

    private init(covariances: [[Double]]) throws(NotAvailable) {
        let variances = covariances.indices.map { covariances[$0][$0] }
        var loadings = variances.map { ($0 / 2).squareRoot() }
        var own = variances.map { $0 / 2 }
        for _ in 0..<OneFactorModel.steps {
            // The regression of the factor on the items, β = Σ⁻¹ λ by the formula of Sherman and Morrison.
            let scaled = zip(loadings, own).map { $0 / $1 }
            let precision = 1 + zip(loadings, scaled).reduce(0) { $0 + $1.0 * $1.1 }
            let regression = scaled.map { $0 / precision }
            let crossed = covariances.map { row in zip(row, regression).reduce(0) { $0 + $1.0 * $1.1 } }
            let second = 1 / precision + zip(regression, crossed).reduce(0) { $0 + $1.0 * $1.1 }
            let next = crossed.map { $0 / second }
            let change = zip(next, loadings).map { ($0 - $1).magnitude }.max() ?? 0
            let scale = variances.max() ?? 0
            loadings = next
            own = variances.indices.map { variances[$0] - loadings[$0] * crossed[$0] }
            guard zip(own, variances).allSatisfy({ $0 > 1e-4 * $1 }) else { throw .infeasible }
            if change * change <= 1e-26 * scale {
                let isTurned = loadings.reduce(0, +) < 0
                self.loadings = isTurned ? loadings.map { -$0 } : loadings
                uniquenesses = own
                return
            }
        }
        throw .infeasible
    }

    private static let steps = 20_000
}
