/// The positions of a resample: as many draws with repetition from each stratum as it has values.
///
/// The same positions serve every list of values of the same items, so that comparisons stay paired.
///
/// - Parameters:
///   - strata: The stratum of each value; every value is replaced by one of its own stratum.
///   - replicate: The number of the resample.
///   - stream: The random stream; a resample takes one draw for every value.
/// - Returns: For each value the position, from 0, of the value that takes its place.
public func resample(strata: [Int], replicate: UInt64, stream: RandomStream) -> [Int] {
    var members: [Int: [Int]] = [:]
    for (position, stratum) in strata.enumerated() { members[stratum, default: []].append(position) }
    var draws = stream.draws(replicate: replicate)
    return strata.compactMap { stratum in
        members[stratum].flatMap { candidates in draws.index(below: candidates.count).map { candidates[$0] } }
    }
}

/// The mean of what is left of the sorted values after the share `trim` of them, rounded down, was cut off at each end;
/// exact.
///
/// Tukey, "The future of data analysis", Ann. Math. Statist. 33 (1962). With no trim it is the mean.
///
/// - Parameter trim: From 0 to below ½.
/// - Throws: ``ArithmeticError/outOfDomain`` for no values or another trim; ``ArithmeticError/overflow``.
public func trimmedMean(_ values: [Rational], trim: Rational) throws(ArithmeticError) -> Rational {
    guard !values.isEmpty, !trim.isNegative, try trim * 2 < 1 else { throw .outOfDomain }
    let cut = Int(try (trim * Rational(values.count)).floor)
    let kept = values.sorted()[cut..<(values.count - cut)]
    return try Rational.sum(kept) / Rational(kept.count)
}
