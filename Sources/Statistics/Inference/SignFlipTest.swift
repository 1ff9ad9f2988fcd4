/// The paired test that asks in how many of all ways to choose the signs of the differences their sum is at least as
/// large as the one observed.
///
/// Fisher, The Design of Experiments (1935), section 21; counted by the algorithm of Pagano and Tritchler, "On obtaining
/// permutation distributions in polynomial time", JASA 78 (1983), on the grid of the differences. Ties count as at
/// least as large. Exact up to 126 differences that are not 0; with more of them the counts are kept to 126 bits and
/// rounded up, by which a probability is too large by less than their number times the width of the grid times 2⁻¹²⁶.
public struct SignFlipTest: Equatable, Sendable {
    /// T, the sum of the differences.
    public let sum: Rational
    /// The probability of a sum of T or more.
    public let greater: Rational
    /// The probability of a sum of T or less.
    public let less: Rational
    /// The probability of a sum at least as far from 0 as T.
    public let twoSided: Rational

    /// Whether the probabilities are exact counts; else they are rounded up.
    public let isExact: Bool

    /// Tests differences.
    ///
    /// - Parameter differences: At least one. A difference of 0 has no sign and changes nothing.
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for no difference; ``NotAvailable/gridTooFine`` where the sizes of the
    ///   differences add up to more than 2,000,000 steps of their common grid, in which case
    ///   ``signFlipProbability(_:replicates:stream:)`` serves; ``NotAvailable/arithmetic(_:)``.
    /// - Complexity: The number of differences times the sum of their sizes in steps of their common grid.
    public init(_ differences: [Rational]) throws(NotAvailable) {
        guard !differences.isEmpty else { throw .tooFew(needed: 1) }
        let sum = try NotAvailable.reason { () throws(ArithmeticError) in try Rational.sum(differences) }
        let steps = try SignFlipTest.steps(differences, atMost: 2_000_000)
        try self.init(sum: sum, steps: steps, slack: 0)
    }

    /// Tests differences whose sizes need not lie on a grid of so few steps: where they don't, they are rounded to one,
    /// and every sum that could be at least as large is counted as such. The probabilities are then too large by a
    /// little, and never too small.
    ///
    /// With sizes hᵢ = g (kᵢ + rᵢ), g being the sum of the sizes over `steps` and |rᵢ| ≤ ½, a sum of sign-flipped sizes
    /// reaches T only if that of the kᵢ reaches T/g − Σ |rᵢ|.
    ///
    /// - Parameters:
    ///   - differences: At least one.
    ///   - steps: About how many steps the sizes add up to, 1 to 2,000,000.
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for no difference; ``NotAvailable/arithmetic(_:)``.
    /// - Complexity: The number of differences times `steps`.
    public init(_ differences: [Rational], steps limit: Int) throws(NotAvailable) {
        guard !differences.isEmpty else { throw .tooFew(needed: 1) }
        guard (1...2_000_000).contains(limit) else { throw .arithmetic(.outOfDomain) }
        let sum = try NotAvailable.reason { () throws(ArithmeticError) in try SignFlipTest.sum(differences) }
        if let steps = try? SignFlipTest.steps(differences, atMost: limit) {
            try self.init(sum: sum, steps: steps, slack: 0)
            return
        }
        let rounded = try NotAvailable.reason { () throws(ArithmeticError) in
            var total = Rational.zero
            var onGrid: [Rational] = []
            for difference in differences {
                onGrid.append(try Grid.rational(difference))
                total = try total + onGrid[onGrid.count - 1].magnitude
            }
            let unit = try total / Rational(limit)
            var steps: [Int] = []
            // What rounding to the grid of 10⁻¹² may have moved counts as well.
            var slack = try Grid.rational(
                Rational(Int128(2 * differences.count), over: Int128(powerOfTen(Grid.decimals))) / unit)
            for difference in onGrid {
                let position = try difference / unit
                let step = try (position + Rational(1, over: 2)).floor
                steps.append(Int(step))
                let rest = try position - Rational(step, over: 1)
                // |r|, and r as far as it makes T larger or smaller: at most twice |r|.
                slack = try slack + Grid.rational(rest.magnitude * 2)
            }
            return (steps, Int(slack.ceiling))
        }
        try self.init(sum: sum, steps: rounded.0, slack: rounded.1)
    }

    /// - Parameter slack: by how many steps a sum may fall short of T, or of its distance from 0, and still count.
    private init(sum: Rational, steps: [Int], slack: Int) throws(NotAvailable) {
        self.sum = sum
        let sizes = steps.map { abs($0) }.filter { $0 > 0 }
        isExact = slack == 0 && sizes.count <= 126
        let distribution = SubsetSums(sizes)
        // T = 2S − Σ|d|, S being the sum of the sizes that keep their sign: half the slack of T is that of S.
        let half = (slack + 1) / 2
        let kept = steps.filter { $0 > 0 }.reduce(0, +)
        let far = max(kept, distribution.total - kept) - half
        greater = distribution.probability(from: max(kept - half, 0), through: distribution.total)
        less = distribution.probability(from: 0, through: min(kept + half, distribution.total))
        // Both tails overlap only where they meet in the middle.
        guard 2 * far > distribution.total else {
            twoSided = 1
            return
        }
        let tail = distribution.probability(from: far, through: distribution.total)
        twoSided = try NotAvailable.reason { () throws(ArithmeticError) in
            try tail * 2 > 1 ? 1 : tail * 2
        }
    }

    /// The sum, exactly or, where it has too many digits, of the values on the ``Grid``.
    private static func sum(_ values: [Rational]) throws(ArithmeticError) -> Rational {
        if let exact = try? Rational.sum(values) { return exact }
        var onGrid: [Rational] = []
        for value in values { onGrid.append(try Grid.rational(value)) }
        return try Rational.sum(onGrid)
    }

    /// The differences as whole multiples of the widest grid on which all of them lie.
    private static func steps(_ differences: [Rational], atMost limit: Int) throws(NotAvailable) -> [Int] {
        var common: UInt128 = 1
        for difference in differences {
            let denominator = difference.denominator.magnitude
            let product = (common / greatestCommonDivisor(common, denominator)).multipliedReportingOverflow(
                by: denominator)
            guard !product.overflow, product.partialValue <= UInt128(Int64.max) else { throw .gridTooFine }
            common = product.partialValue
        }
        var multiples: [Int128] = []
        var divisor: UInt128 = 0
        for difference in differences {
            let factor = Int128(common) / difference.denominator
            let product = difference.numerator.multipliedReportingOverflow(by: factor)
            guard !product.overflow else { throw .gridTooFine }
            multiples.append(product.partialValue)
            divisor = greatestCommonDivisor(divisor, product.partialValue.magnitude)
        }
        guard divisor > 0 else { return multiples.map { _ in 0 } }
        var total: UInt128 = 0
        for multiple in multiples {
            let sum = total.addingReportingOverflow(multiple.magnitude / divisor)
            guard !sum.overflow, sum.partialValue <= UInt128(limit) else { throw .gridTooFine }
            total = sum.partialValue
        }
        return multiples.map { Int($0 / Int128(divisor)) }
    }
}

/// The probability of a sum of sign-flipped differences of at least the sum observed, by draws: (1 + #) / (B + 1).
///
/// For grids that are too fine for ``SignFlipTest``. Phipson and Smyth, "Permutation p-values should never be zero",
/// Stat. Appl. Genet. Mol. Biol. 9 (2010).
///
/// - Parameters:
///   - differences: At least one.
///   - replicates: B, at least 1.
///   - stream: The random stream; replicate b takes one draw for every difference.
/// - Returns: The probability of a sum of T or more, and that of a sum at least as far from 0.
/// - Throws: ``NotAvailable/tooFew(needed:)`` for no difference or no replicate; ``NotAvailable/arithmetic(_:)``.
public func signFlipProbability(
    _ differences: [Rational], replicates: Int, stream: RandomStream
) throws(NotAvailable) -> (greater: Rational, twoSided: Rational) {
    guard !differences.isEmpty, replicates >= 1 else { throw .tooFew(needed: 1) }
    return try NotAvailable.reason { () throws(ArithmeticError) in
        let observed = try Rational.sum(differences)
        var counts = (greater: 1, twoSided: 1)
        for replicate in 0..<replicates {
            var draws = stream.draws(replicate: UInt64(replicate))
            var sum = Rational.zero
            for difference in differences {
                sum = try draws.next() >> 63 == 0 ? sum + difference : sum - difference
            }
            if sum >= observed { counts.greater += 1 }
            if sum.magnitude >= observed.magnitude { counts.twoSided += 1 }
        }
        let all = Rational(replicates + 1)
        return (try Rational(counts.greater) / all, try Rational(counts.twoSided) / all)
    }
}
