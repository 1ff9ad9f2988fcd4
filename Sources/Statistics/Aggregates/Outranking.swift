/// The share of the weights by which each unit is ahead of each other: element (v, k) is the weight of the criteria in
/// which v has more than k, and half of the weight of those in which they are equal, as a share of all weights. Exact.
///
/// Munda and Nardo, "Noncompensatory/nonlinear composite indicators for ranking countries", Applied Economics 41 (2009).
/// The elements (v, k) and (k, v) add up to 1; those on the diagonal are 0.
///
/// - Parameters:
///   - values: A row of criteria for every unit.
///   - weights: The weight of each criterion, none of them negative.
/// - Throws: ``ArithmeticError/outOfDomain`` for a row of another length or a negative weight;
///   ``ArithmeticError/divisionByZero`` where there is no weight; ``ArithmeticError/overflow``.
/// - Complexity: The square of the number of units, times the number of criteria.
public func outranking(values: [[Rational]], weights: [Rational]) throws(ArithmeticError) -> [[Rational]] {
    guard values.allSatisfy({ $0.count == weights.count }), !weights.contains(where: \.isNegative) else {
        throw .outOfDomain
    }
    let total = try Rational.sum(weights)
    var matrix = values.map { _ in [Rational](repeating: 0, count: values.count) }
    for first in values.indices {
        for second in values.indices where second > first {
            var ahead = Rational.zero
            for (criterion, weight) in weights.enumerated() {
                let (left, right) = (values[first][criterion], values[second][criterion])
                if left > right { ahead = try ahead + weight }
                if left == right { ahead = try ahead + weight / 2 }
            }
            matrix[first][second] = try ahead / total
            matrix[second][first] = try 1 - matrix[first][second]
        }
    }
    return matrix
}
