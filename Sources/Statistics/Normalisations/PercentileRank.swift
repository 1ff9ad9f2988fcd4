/// (values below + ½ values equal, itself among them) / n, above 0 and below 1; exact.
public struct PercentileRank: Normalisation {
    /// The rule.
    public init() {}

    public var name: String { "percentile rank" }
    public var dependsOnOthers: Bool { true }
    public var neverFalls: Bool { true }
    public var results: ClosedRange<Rational>? { 0...1 }

    public func values(of values: [Rational]) throws(NotAvailable) -> [Rational] {
        let half = Rational(reducedNumerator: 1, denominator: 2)
        return try each(ranks(of: values, order: .smallestFirst, ties: .middle)) { rank throws(ArithmeticError) in
            try (rank - half) / Rational(values.count)
        }
    }
}

/// Values below / (n − 1), from 0 to 1; exact. (R's and COINr's percentile rank.)
public struct ShareOfOthersBelow: Normalisation {
    /// The rule.
    public init() {}

    public var name: String { "share of others below" }
    public var dependsOnOthers: Bool { true }
    public var neverFalls: Bool { true }
    public var results: ClosedRange<Rational>? { 0...1 }

    /// - Throws: ``NotAvailable/tooFew(needed:)`` for one value, which has no others.
    public func values(of values: [Rational]) throws(NotAvailable) -> [Rational] {
        guard values.count != 1 else { throw .tooFew(needed: 2) }
        return try each(ranks(of: values, order: .smallestFirst, ties: .best)) { rank throws(ArithmeticError) in
            try (rank - 1) / Rational(values.count - 1)
        }
    }
}
