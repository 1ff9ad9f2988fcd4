/// The covariances of the means of rows: Σ (xⱼ − x̄ⱼ)(xₖ − x̄ₖ) / (Q (Q − 1)) over their Q columns.
///
/// - Parameter rows: For each unit its values, or influences, in the same Q columns.
/// - Returns: A square table of as many rows as units.
/// - Throws: ``NotAvailable/tooFew(needed:)`` for fewer than two columns; ``NotAvailable/arithmetic(_:)`` with
///   ``ArithmeticError/outOfDomain`` for rows of different lengths.
public func covarianceOfMeans(_ rows: [[Rational]]) throws(NotAvailable) -> [[Double]] {
    guard rows.allSatisfy({ $0.count == rows[0].count }) else { throw .arithmetic(.outOfDomain) }
    let count = rows.first?.count ?? 0
    guard count >= 2 else { throw .tooFew(needed: 2) }
    var matrix = rows.map { _ in [Double](repeating: 0, count: rows.count) }
    for first in rows.indices {
        for second in rows.indices where second >= first {
            let covariance = try NotAvailable.reason { () throws(ArithmeticError) in
                let divisor = try Rational(count) * Rational(count) * Rational(count - 1)
                return try (CentredSums.product(rows[first], rows[second]) / DoubleDouble(divisor)).double()
            }
            matrix[first][second] = covariance
            matrix[second][first] = covariance
        }
    }
    return matrix
}

/// Draws of the errors of the means of rows: (1/Q) Σ e (x − x̄), with a sign e for each of the Q columns that is the same
/// in all rows, so that the rows stay paired (Rademacher's multipliers).
///
/// - Parameters:
///   - rows: For each unit its values, or influences, in the same Q columns.
///   - replicates: How many draws; replicate b takes one random number for every column.
/// - Returns: For each replicate an error of each unit.
/// - Throws: As ``covarianceOfMeans(_:)``.
public func signMultiplierDraws(
    _ rows: [[Rational]], replicates: Int, stream: RandomStream
) throws(NotAvailable) -> [[Double]] {
    guard rows.allSatisfy({ $0.count == rows[0].count }) else { throw .arithmetic(.outOfDomain) }
    let count = rows.first?.count ?? 0
    guard count >= 2 else { throw .tooFew(needed: 2) }
    var deviations: [[Double]] = []
    for row in rows {
        deviations.append(
            try NotAvailable.reason { () throws(ArithmeticError) in
                try CentredSums.deviations(row).map { $0.double() }
            })
    }
    return (0..<max(replicates, 0)).map { replicate in
        var draws = stream.draws(replicate: UInt64(replicate))
        let signs = (0..<count).map { _ in draws.next() >> 63 == 0 ? 1.0 : -1.0 }
        return deviations.map { row in
            var sum = 0.0
            for (sign, deviation) in zip(signs, row) { sum += sign * deviation }
            return sum / Double(count)
        }
    }
}
