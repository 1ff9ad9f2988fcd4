/// In proportion to the standard deviation of the values as they are, with n − 1.
public struct StandardDeviationWeights: Weighting {
    /// The rule.
    public init() {}

    public var name: String { "standard deviation" }

    public func shares(of criteria: [[Rational]]) throws(NotAvailable) -> [DoubleDouble] {
        try checkCriteria(criteria, units: 2)
        return try Statistics.shares(of: criteria) { values throws(NotAvailable) in try standardDeviation(values) }
    }
}

/// In proportion to the variance of the min-max values. Every criterion must vary.
public struct VarianceWeights: Weighting {
    /// The rule.
    public init() {}

    public var name: String { "variance" }

    public func shares(of criteria: [[Rational]]) throws(NotAvailable) -> [DoubleDouble] {
        try checkCriteria(criteria, units: 2)
        return try Statistics.shares(of: criteria) { values throws(NotAvailable) in
            let deviation = try scaledDeviation(values)
            return try NotAvailable.reason { () throws(ArithmeticError) in try deviation * deviation }
        }
    }
}

/// In proportion to Gini's coefficient Σ |xᵢ − xₖ| / (2 n Σx) of the values as they are; their sum must be above 0.
public struct GiniWeights: Weighting {
    /// The rule.
    public init() {}

    public var name: String { "gini" }

    public func shares(of criteria: [[Rational]]) throws(NotAvailable) -> [DoubleDouble] {
        try checkCriteria(criteria, units: 2)
        return try Statistics.shares(of: criteria) { values throws(NotAvailable) in
            guard !values.isConstant else { return .zero }
            return try NotAvailable.reason { () throws(ArithmeticError) in try coefficient(values) }
        }
    }

    /// Σ (2k − n − 1) x₍ₖ₎ / (n Σx) over the sorted values, which is Gini's coefficient.
    private func coefficient(_ values: [Rational]) throws(ArithmeticError) -> DoubleDouble {
        let sorted = values.sorted()
        var differences = DoubleDouble.zero
        var total = DoubleDouble.zero
        for (index, value) in sorted.enumerated() {
            let factor = Rational(2 * index + 1 - sorted.count)
            differences = try differences + DoubleDouble(factor) * DoubleDouble(value)
            total = try total + DoubleDouble(value)
        }
        guard total.high > 0 else { throw .outOfDomain }
        return try differences / (total * DoubleDouble(Rational(values.count)))
    }
}
