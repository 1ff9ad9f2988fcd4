/// How units fare under many sets of weights: stochastic multicriteria acceptability analysis.
///
/// Lahdelma and Salminen, "SMAA-2: stochastic multicriteria acceptability analysis for group decision making", Operations
/// Research 49 (2001). All counts are exact for the weights given; a share b of N draws has the standard error
/// √(b (1 − b)/N).
public struct AcceptabilityAnalysis: Equatable, Sendable {
    /// N, the number of sets of weights.
    public let draws: Int
    /// For each unit how often it has rank 1, 2, …; equal scores share the best rank.
    public let rankCounts: [[Int]]
    /// Element (v, k): how often v has more than k.
    public let wins: [[Int]]
    /// For each unit the sums of the weights with which it is first.
    private let centralSums: [[Rational]]

    /// The analysis of units under sets of weights.
    ///
    /// - Parameters:
    ///   - units: For each unit its values in all criteria; more is better.
    ///   - weights: Sets of weights of all criteria, none of them negative; each set adds up to the same.
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for no units or no weights; ``NotAvailable/arithmetic(_:)`` with
    ///   ``ArithmeticError/outOfDomain`` for rows of different lengths or a negative weight, or with
    ///   ``ArithmeticError/overflow``.
    /// - Complexity: The number of sets, times units, times criteria and units.
    public init(units: [[Rational]], weights: [[Rational]]) throws(NotAvailable) {
        guard !units.isEmpty, !weights.isEmpty else { throw .tooFew(needed: 1) }
        let criteria = units[0].count
        let isSound = (units + weights).allSatisfy { $0.count == criteria }
        guard isSound, !weights.contains(where: { $0.contains(where: \.isNegative) }) else {
            throw .arithmetic(.outOfDomain)
        }
        let none = [Int](repeating: 0, count: units.count)
        var rankCounts = units.map { _ in none }
        var wins = rankCounts
        var central = units.map { _ in [Rational](repeating: 0, count: criteria) }
        for set in weights {
            let scores = try NotAvailable.reason { () throws(ArithmeticError) in
                try units.map { unit throws(ArithmeticError) in try Rational.weightedSum(unit, weights: set) }
            }
            for first in units.indices {
                var rank = 0
                for second in units.indices where second != first {
                    if scores[first] > scores[second] { wins[first][second] += 1 }
                    if scores[second] > scores[first] { rank += 1 }
                }
                rankCounts[first][rank] += 1
                guard rank == 0 else { continue }
                central[first] = try NotAvailable.reason { () throws(ArithmeticError) in
                    try zip(central[first], set).map { sum throws(ArithmeticError) in try sum.0 + sum.1 }
                }
            }
        }
        draws = weights.count
        self.rankCounts = rankCounts
        self.wins = wins
        centralSums = central
    }

    /// How often two units have the same score.
    ///
    /// - Throws: ``ArithmeticError/outOfDomain`` for a position without a unit.
    public func ties(_ first: Int, _ second: Int) throws(ArithmeticError) -> Int {
        guard wins.indices.contains(first), wins.indices.contains(second) else { throw .outOfDomain }
        return draws - wins[first][second] - wins[second][first]
    }

    /// The mean rank of a unit, exactly.
    ///
    /// - Throws: ``ArithmeticError/outOfDomain`` for a position without a unit.
    public func expectedRank(_ unit: Int) throws(ArithmeticError) -> Rational {
        guard rankCounts.indices.contains(unit) else { throw .outOfDomain }
        let sum = rankCounts[unit].enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element }
        return try Rational(sum) / Rational(draws)
    }

    /// The mean of the weights with which a unit is first, alone or with others: what one has to value to prefer it.
    ///
    /// - Throws: ``NotAvailable/tooFew(needed:)`` where it never is; ``NotAvailable/arithmetic(_:)`` with
    ///   ``ArithmeticError/outOfDomain`` for a position without a unit.
    public func centralWeights(_ unit: Int) throws(NotAvailable) -> [Rational] {
        guard rankCounts.indices.contains(unit) else { throw .arithmetic(.outOfDomain) }
        let count = rankCounts[unit][0]
        guard count > 0 else { throw .tooFew(needed: 1) }
        return try each(centralSums[unit]) { sum throws(ArithmeticError) in try sum / Rational(count) }
    }
}
