/// Wilcoxon's test of signed ranks, exact.
///
/// Wilcoxon, "Individual comparisons by ranking methods", Biometrics Bulletin 1 (1945). Differences of 0 are left out,
/// equal sizes share the mean of their ranks, and the distribution is that of the ranks as they are.
public struct SignedRankTest: Equatable, Sendable {
    /// The sum of the ranks of the differences above 0.
    public let positiveRanks: Rational
    /// Twice the smaller of the probabilities of a sum that is as large or larger, and as small or smaller; at most 1.
    public let twoSided: Rational

    /// Tests differences.
    ///
    /// - Throws: ``NotAvailable/tooFew(needed:)`` where no difference is other than 0; ``NotAvailable/gridTooFine`` for
    ///   more than about 1,400 of them; ``NotAvailable/arithmetic(_:)``.
    public init(_ differences: [Rational]) throws(NotAvailable) {
        let counted = differences.filter { !$0.isZero }
        guard !counted.isEmpty else { throw .tooFew(needed: 1) }
        let ranks = ranks(of: counted.map(\.magnitude), order: .smallestFirst, ties: .middle)
        let signed = zip(counted, ranks).map { $0.isNegative ? -$1 : $1 }
        positiveRanks = try NotAvailable.reason { () throws(ArithmeticError) in
            try Rational.sum(signed.filter { !$0.isNegative })
        }
        let flips = try SignFlipTest(signed)
        twoSided = try NotAvailable.reason { () throws(ArithmeticError) in
            try Rational.min(1, Rational.min(flips.greater, flips.less) * 2)
        }
    }
}

/// The t-test of differences: mean / (s / √n) with n − 1 degrees of freedom (Student 1908).
public struct PairedTTest: Equatable, Sendable {
    /// t.
    public let statistic: DoubleDouble
    /// The probability of a t at least as far from 0, for differences from a normal distribution around 0.
    public let twoSided: DoubleDouble

    /// Tests differences.
    ///
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for fewer than two; ``NotAvailable/constant`` where all are equal;
    ///   ``NotAvailable/arithmetic(_:)``.
    public init(_ differences: [Rational]) throws(NotAvailable) {
        let deviation = try standardDeviation(differences)
        guard deviation.high > 0 else { throw .constant }
        let count = Rational(differences.count)
        statistic = try NotAvailable.reason { () throws(ArithmeticError) in
            var sum = DoubleDouble.zero
            for difference in differences { sum = try sum + DoubleDouble(difference) }
            return try sum / (deviation * .sqrt(DoubleDouble(count)))
        }
        let t = statistic
        twoSided = try NotAvailable.reason { () throws(ArithmeticError) in
            try StudentDistribution(freedom: DoubleDouble(count - 1)).twoSided(t)
        }
    }
}

/// The sign test, which is McNemar's exact test where the differences are those of two yes-or-no answers.
///
/// McNemar, "Note on the sampling error of the difference between correlated proportions", Psychometrika 12 (1947); the
/// mid-p of Fagerland, Lydersen, Laake, "The McNemar test for binary matched-pairs data", BMC Med. Res. Methodol. 13
/// (2013).
public struct SignTest: Equatable, Sendable {
    /// Twice the probability of so few in the smaller of both groups, each difference being in either with probability
    /// ½; at most 1, and 1 where there are none.
    public let twoSided: DoubleDouble
    /// ``twoSided`` before it is cut at 1, less the probability of exactly these counts; 1 where there are none.
    public let midP: DoubleDouble

    /// Tests the numbers of differences above and below 0; those equal to 0 do not count.
    ///
    /// - Throws: ``ArithmeticError/outOfDomain`` for a negative number, or for more than 10⁶ differences.
    public init(above: Int, below: Int) throws(ArithmeticError) {
        guard above >= 0, below >= 0, above <= 1_000_000, below <= 1_000_000 else { throw .outOfDomain }
        let (few, count) = (min(above, below), above + below)
        guard count > 0 else {
            twoSided = .one
            midP = .one
            return
        }
        let tails = try SignTest.tails(few: few, count: count)
        // The counts of both groups are equal: both tails contain them.
        let isEven = 2 * few == count
        twoSided = isEven ? .one : min(.one, tails.below.timesPowerOfTwo(2))
        midP = try isEven ? .one - tails.point : tails.below.timesPowerOfTwo(2) - tails.point
    }

    /// P(X ≤ few) and P(X = few) for a binomial X with probability ½; exact up to 126.
    private static func tails(few: Int, count: Int) throws(ArithmeticError) -> (
        below: DoubleDouble, point: DoubleDouble
    ) {
        guard count <= 126 else {
            let half = DoubleDouble(exactly: 0.5)
            func below(_ value: Int) throws(ArithmeticError) -> DoubleDouble {
                guard value >= 0 else { return .zero }
                let a = DoubleDouble(exactly: Double(count - value))
                return try BetaDistribution(a: a, b: DoubleDouble(exactly: Double(value + 1))).cumulative(half)
            }
            let tail = try below(few)
            return (tail, try tail - below(few - 1))
        }
        let sums = SubsetSums([Int](repeating: 1, count: count))
        return (
            DoubleDouble(sums.probability(from: 0, through: few)),
            DoubleDouble(sums.probability(from: few, through: few))
        )
    }
}
