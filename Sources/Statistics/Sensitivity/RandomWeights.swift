/// Weights that are all alike probable: the gaps between k − 1 sorted random numbers from 0 to 1 are uniform on the
/// simplex of k weights that add up to 1 (Devroye, Non-Uniform Random Variate Generation (1986), chapter V).
///
/// The numbers are multiples of 2⁻⁴⁸, so that the weights are exact and no logarithm is needed.
///
/// - Parameters:
///   - count: k, at least 1.
///   - draws: The sequence; k − 1 numbers are taken from it.
/// - Throws: ``ArithmeticError/outOfDomain`` for another k.
public func uniformWeights(count: Int, draws: inout RandomDraws) throws(ArithmeticError) -> [Rational] {
    guard count >= 1 else { throw .outOfDomain }
    var weights: [Rational] = []
    for units in uniformWeightUnits(count: count, draws: &draws) {
        weights.append(try Rational(Int128(units), over: 1 << 48))
    }
    return weights
}

/// Weights within a share of the stated ones: each is wₖ (1 + s (2u − 1)) with u uniform from 0 to 1, and all are scaled
/// to the sum of the stated ones.
///
/// - Parameters:
///   - weights: The stated weights, none of them negative.
///   - share: s, from 0 to 1; ¼ by custom.
///   - draws: The sequence; one number is taken for each weight. They are multiples of 2⁻²⁴.
/// - Throws: ``ArithmeticError/outOfDomain`` for negative weights or another share; ``ArithmeticError/divisionByZero``
///   where all weights come out as 0; ``ArithmeticError/overflow``.
public func weights(
    near weights: [Rational], share: Rational, draws: inout RandomDraws
) throws(ArithmeticError) -> [Rational] {
    guard !weights.contains(where: \.isNegative), !share.isNegative, share <= 1 else { throw .outOfDomain }
    var moved: [Rational] = []
    for weight in weights {
        let position = try Rational(Int128(draws.next() >> 40) * 2 - (1 << 24), over: 1 << 24)
        moved.append(try weight * (1 + share * position))
    }
    let scale = try Rational.sum(weights) / Rational.sum(moved)
    var result: [Rational] = []
    for weight in moved { result.append(try weight * scale) }
    return result
}

/// The weights that stand for an order of k criteria alone: (1/k) Σ 1/j over j from i to k for the i-th; exact.
///
/// The mean of all weights that fall in this order, the centroid of Barron and Barrett, "Decision quality using ranked
/// attribute weights", Management Science 42 (1996).
///
/// - Parameter count: k, at least 1; from about 90 on the fractions do not fit.
/// - Throws: ``ArithmeticError/outOfDomain`` for another k; ``ArithmeticError/overflow``.
public func rankOrderCentroid(count: Int) throws(ArithmeticError) -> [Rational] {
    guard count >= 1 else { throw .outOfDomain }
    var weights: [Rational] = []
    var sum = Rational.zero
    for position in (1...count).reversed() {
        sum = try sum + Rational(1, over: Int128(position))
        weights.append(try sum / Rational(count))
    }
    return weights.reversed()
}

/// The weights of ``uniformWeights(count:draws:)`` as multiples of 2⁻⁴⁸, which a `Double` holds exactly.
///
/// - Parameter count: The number of weights; below 1 there are none.
public func uniformWeightUnits(count: Int, draws: inout RandomDraws) -> [UInt64] {
    guard count >= 1 else { return [] }
    var cuts: [UInt64] = []
    cuts.reserveCapacity(count)
    for _ in 1..<count {
        // Put in its place among those before it: weights are few.
        let cut = draws.next() >> 16
        var place = cuts.count
        cuts.append(cut)
        while place > 0, cuts[place - 1] > cut {
            cuts[place] = cuts[place - 1]
            place -= 1
        }
        cuts[place] = cut
    }
    cuts.append(1 << 48)
    for place in cuts.indices.dropFirst().reversed() { cuts[place] -= cuts[place - 1] }
    return cuts
}
