/// The first principal component of criteria: the direction in which the units differ most.
public struct PrincipalComponent: Equatable, Sendable {
    /// The eigenvalues of the matrix of Pearson's correlations, in falling order; they add up to their number.
    public let eigenvalues: [DoubleDouble]
    /// The eigenvector of the largest, of length 1; its elements add up to more than 0, or where they add up to 0, the
    /// first that is not 0 is above 0.
    public let loadings: [DoubleDouble]

    /// The component of criteria that all vary.
    ///
    /// - Parameter criteria: For each criterion the values of all units.
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for no criteria or fewer than two units; ``NotAvailable/constant``;
    ///   ``NotAvailable/notUnique`` where the two largest eigenvalues agree to 24 digits, so that any direction between
    ///   their vectors is as good.
    public init(of criteria: [[Rational]]) throws(NotAvailable) {
        try checkCriteria(criteria, units: 2)
        var matrix = criteria.map { _ in [DoubleDouble](repeating: .one, count: criteria.count) }
        for first in criteria.indices {
            guard !criteria[first].isConstant else { throw .constant }
            for second in criteria.indices where second > first {
                matrix[first][second] = try pearsonCorrelation(criteria[first], criteria[second])
                matrix[second][first] = matrix[first][second]
            }
        }
        let eigen = try NotAvailable.reason { () throws(ArithmeticError) in try SymmetricEigen(matrix) }
        eigenvalues = eigen.values
        if eigen.values.count > 1 && (eigen.values[0] &- eigen.values[1]).high < 1e-24 { throw .notUnique }
        let vector = eigen.vectors[0]
        let sum = vector.reduce(DoubleDouble.zero) { $0 &+ $1 }
        // Rounding leaves a little where the elements add up to 0.
        let noise = 0x1p-96
        let leading = sum.high.magnitude > noise ? sum : vector.first { $0.high.magnitude > noise } ?? .zero
        loadings = leading.high < 0 ? vector.map { -$0 } : vector
    }
}

/// The squared loadings of the first principal component, which add up to 1.
///
/// OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 6, with one component.
public struct PrincipalComponentWeights: Weighting {
    /// The rule.
    public init() {}

    public var name: String { "principal component" }

    public func shares(of criteria: [[Rational]]) throws(NotAvailable) -> [DoubleDouble] {
        try sharesOfSum(try PrincipalComponent(of: criteria).loadings.map { $0 &* $0 })
    }
}
