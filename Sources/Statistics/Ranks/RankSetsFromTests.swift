/// Confidence sets for ranks from p-values of all comparisons of two units, without any draws.
///
/// Counted as in ``RankSetProcedure``, after Holm's adjustment: an exact test for each ordered pair, such as
/// ``SignFlipTest/greater`` of the differences, keeps the promise for any number of units.
///
/// - Parameters:
///   - pValues: Element (a, b) is the p-value of the test whether a is above b; nil, as on the diagonal, where there is
///     no test, and the pair is not told apart.
///   - level: The confidence, above 0 and below 1.
///   - isSimultaneous: Whether all sets hold at once; otherwise each by itself, with the pairs of its unit only.
///   - adjustment: Holm's, or Bonferroni's.
/// - Throws: ``ArithmeticError/outOfDomain`` for a table that is not square, or another level or adjustment;
///   ``ArithmeticError/overflow``.
public func rankSets(
    pValues: [[Rational?]], level: Rational, isSimultaneous: Bool, adjustment: MultiplicityAdjustment = .holm
) throws(ArithmeticError) -> [RankSet] {
    let count = pValues.count
    guard pValues.allSatisfy({ $0.count == count }), level > 0, level < 1 else { throw .outOfDomain }
    guard adjustment == .holm || adjustment == .bonferroni else { throw .outOfDomain }
    let limit = try 1 - level
    let families = isSimultaneous ? [Array(0..<count)] : (0..<count).map { [$0] }
    var sets: [RankSet] = []
    for family in families {
        var pairs: [(above: Int, below: Int)] = []
        for above in 0..<count {
            for below in 0..<count where above != below {
                if isSimultaneous || family[0] == above || family[0] == below { pairs.append((above, below)) }
            }
        }
        let adjusted = try adjustment.adjusted(pairs.map { pValues[$0.above][$0.below] })
        let found = zip(pairs, adjusted).filter { pair in pair.1.map { $0 <= limit } ?? false }.map(\.0)
        for unit in family {
            let better = found.count { $0.below == unit }
            sets.append(RankSet(best: 1 + better, worst: count - found.count { $0.above == unit }))
        }
    }
    return sets
}
