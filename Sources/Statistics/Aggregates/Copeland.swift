/// How a unit fares in the weighted pairwise comparisons with all others.
public struct CopelandScore: Equatable, Sendable {
    /// The units over which it has the larger weight of criteria.
    public var wins = 0
    /// The units that have the larger weight over it.
    public var losses = 0
    /// The units with which it shares the weight equally.
    public var ties = 0

    /// Wins, and half of the ties.
    public var score: Rational {
        let twice = Int128(2 * wins + ties)
        return twice & 1 == 0
            ? Rational(reducedNumerator: twice / 2, denominator: 1)
            : Rational(reducedNumerator: twice, denominator: 2)
    }
}

/// The outcome of Copeland's rule: unit v beats unit k if the criteria in which it is better weigh more than those in
/// which k is better. Exact.
///
/// - Parameters:
///   - values: A row of criteria for every unit.
///   - weights: The weight of each criterion, none of them negative.
/// - Throws: ``ArithmeticError/outOfDomain`` for a row of another length or a negative weight;
///   ``ArithmeticError/overflow``.
/// - Complexity: The square of the number of units, times the number of criteria.
public func copeland(values: [[Rational]], weights: [Rational]) throws(ArithmeticError) -> [CopelandScore] {
    guard values.allSatisfy({ $0.count == weights.count }), !weights.contains(where: \.isNegative) else {
        throw .outOfDomain
    }
    var scores = [CopelandScore](repeating: CopelandScore(), count: values.count)
    for first in values.indices {
        for second in values.indices where second > first {
            var balance = Rational.zero
            for (criterion, weight) in weights.enumerated() {
                let (left, right) = (values[first][criterion], values[second][criterion])
                if left != right { balance = try left > right ? balance + weight : balance - weight }
            }
            if balance.isZero {
                scores[first].ties += 1
                scores[second].ties += 1
            } else {
                scores[balance.isNegative ? second : first].wins += 1
                scores[balance.isNegative ? first : second].losses += 1
            }
        }
    }
    return scores
}
