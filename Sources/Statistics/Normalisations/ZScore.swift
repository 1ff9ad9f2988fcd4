/// (x − x̄) / s, on the ``Grid``; s is the standard deviation of a sample, with n − 1, or of a population, with n.
///
/// OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 5.
public struct ZScore: Normalisation {
    /// Whether the sum of squares is divided by n, and not by n − 1.
    public let isPopulation: Bool

    /// The rule.
    public init(isPopulation: Bool = false) {
        self.isPopulation = isPopulation
    }

    public var name: String { isPopulation ? "z-score of a population" : "z-score" }
    public var dependsOnOthers: Bool { true }
    public var neverFalls: Bool { true }

    public func values(of values: [Rational]) throws(NotAvailable) -> [Rational] {
        let scores = try scores(of: values)
        return try NotAvailable.reason { () throws(ArithmeticError) in
            var results: [Rational] = []
            for score in scores { results.append(try Grid.rational(score)) }
            return results
        }
    }

    /// The results before they are rounded to the grid.
    func scores(of values: [Rational]) throws(NotAvailable) -> [DoubleDouble] {
        guard !values.isEmpty else { return [] }
        let deviation = try standardDeviation(values, isPopulation: isPopulation)
        guard deviation.high > 0 else { throw .constant }
        return try NotAvailable.reason { () throws(ArithmeticError) in
            var scores: [DoubleDouble] = []
            for distance in try CentredSums.deviations(values) { scores.append(try distance / deviation) }
            return scores
        }
    }
}

/// (x − m) / s for a mean and a deviation that were fixed before, exactly: values of another time stay comparable.
public struct PinnedZScore: Normalisation {
    /// The value that gives 0.
    public let mean: Rational
    /// The distance from the mean that gives 1; above 0.
    public let deviation: Rational

    /// The rule.
    public init(mean: Rational, deviation: Rational) {
        self.mean = mean
        self.deviation = deviation
    }

    public var name: String { "z-score, pinned" }
    public var dependsOnOthers: Bool { false }
    public var neverFalls: Bool { true }

    /// - Throws: ``NotAvailable/arithmetic(_:)`` with ``ArithmeticError/outOfDomain`` for a deviation that is not above
    ///   0, or with ``ArithmeticError/overflow``.
    public func values(of values: [Rational]) throws(NotAvailable) -> [Rational] {
        guard deviation > 0 else { throw .arithmetic(.outOfDomain) }
        return try each(values) { value throws(ArithmeticError) in try (value - mean) / deviation }
    }
}
