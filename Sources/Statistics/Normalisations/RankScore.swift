/// 1 more than the number of values below, so that the smallest has 1 and equal values have the least rank they take
/// up; exact. (R's `rank` with ties "min".)
public struct RankScore: Normalisation {
    /// The rule.
    public init() {}

    public var name: String { "rank" }
    public var dependsOnOthers: Bool { true }
    public var neverFalls: Bool { true }

    public func values(of values: [Rational]) throws(NotAvailable) -> [Rational] {
        ranks(of: values, order: .smallestFirst, ties: .best)
    }
}

/// The number of values below and half of the other values that are equal, from 0 to n − 1; exact. (Borda 1781.)
public struct BordaScore: Normalisation {
    /// The rule.
    public init() {}

    public var name: String { "borda" }
    public var dependsOnOthers: Bool { true }
    public var neverFalls: Bool { true }

    public func values(of values: [Rational]) throws(NotAvailable) -> [Rational] {
        try each(ranks(of: values, order: .smallestFirst, ties: .middle)) { rank throws(ArithmeticError) in
            try rank - 1
        }
    }
}
