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

    /// Tests differences.
    ///
    /// - Parameter differences: At least one. A difference of 0 has no sign and changes nothing.
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for no difference; ``NotAvailable/gridTooFine`` where the sizes of the
    ///   differences add up to more than 2,000,000 steps of their common grid, in which case
    ///   ``signFlipProbability(_:replicates:stream:)`` serves; ``NotAvailable/arithmetic(_:)``.
    /// - Complexity: The number of differences times the sum of their sizes in steps of their common grid.
    public init(_ differences: [Rational]) throws(NotAvailable) {
        guard !differences.isEmpty else { throw .tooFew(needed: 1) }
        sum = try NotAvailable.reason { () throws(ArithmeticError) in try Rational.sum(differences) }
        let steps = try SignFlipTest.steps(differences)
        let distribution = SubsetSums(steps.map { abs($0) }.filter { $0 > 0 })
        // T = 2S − Σ|d|, S being the sum of the sizes that keep their sign.
        let kept = steps.filter { $0 > 0 }.reduce(0, +)
        let far = max(kept, distribution.total - kept)
        greater = distribution.probability(from: kept, through: distribution.total)
        less = distribution.probability(from: 0, through: kept)
        // Both tails overlap only where they meet in the middle.
        let tail = distribution.probability(from: far, through: distribution.total)
        guard 2 * far > distribution.total else {
            twoSided = 1
            return
        }
        twoSided = try NotAvailable.reason { () throws(ArithmeticError) in
            try tail * 2 > 1 ? 1 : tail * 2
        }
    }

    /// The differences as whole multiples of the widest grid on which all of them lie.
    private static func steps(_ differences: [Rational]) throws(NotAvailable) -> [Int] {
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
            guard !sum.overflow, sum.partialValue <= 2_000_000 else { throw .gridTooFine }
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
