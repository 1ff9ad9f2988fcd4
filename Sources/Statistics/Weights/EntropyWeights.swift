/// In proportion to 1 − e, e = −Σ p ln p / ln V being the entropy of the V units' shares p in a criterion; 0 ln 0 is 0.
///
/// Shannon's entropy as a weight: Zeleny, Multiple Criteria Decision Making (1982). For values that are not
/// negative; a criterion in which all units are equal has weight 0.
public struct EntropyWeights: Weighting {
    /// The rule.
    public init() {}

    public var name: String { "entropy" }

    public func shares(of criteria: [[Rational]]) throws(NotAvailable) -> [DoubleDouble] {
        try checkCriteria(criteria, units: 2)
        return try Statistics.shares(of: criteria) { values throws(NotAvailable) in
            guard !values.contains(where: \.isNegative) else { throw .arithmetic(.outOfDomain) }
            guard !values.isConstant else { return .zero }
            return try NotAvailable.reason { () throws(ArithmeticError) in try divergence(values) }
        }
    }

    /// 1 − e.
    private func divergence(_ values: [Rational]) throws(ArithmeticError) -> DoubleDouble {
        var total = DoubleDouble.zero
        for value in values { total = try total + DoubleDouble(value) }
        var sum = DoubleDouble.zero
        for value in values where !value.isZero {
            let share = try DoubleDouble(value) / total
            sum = try sum + share * .log(share)
        }
        return try .one + sum / .log(DoubleDouble(Rational(values.count)))
    }
}
