/// The score of each unit under the weights that suit it best: max Σ wᵢ yᵥᵢ subject to Σ wᵢ yₖᵢ ≤ 1 for every unit k and
/// w ≥ 0.
///
/// Melyn and Moesen (1991); Cherchye, Moesen, Rogge, Van Puyenbroeck, "An introduction to 'benefit of the doubt'
/// composite indicators", Social Indicators Research 82 (2007). The score is unique, the weights need
/// not be, and are therefore not given. With `shares`, the part of a criterion in the unit's own score must lie between
/// two limits: L Σ wⱼ yᵥⱼ ≤ wᵢ yᵥᵢ ≤ U Σ wⱼ yᵥⱼ; a unit with a zero where L is above 0 can only have the score 0.
///
/// - Parameters:
///   - units: For each unit its values, none of them negative.
///   - shares: The least and the greatest share of a criterion, between 0 and 1.
/// - Returns: The scores, from 0 to 1, on the ``Grid``.
/// - Throws: ``NotAvailable/tooFew(needed:)`` for no units or criteria; ``NotAvailable/infeasible`` for limits that the
///   shares of no score meet; ``NotAvailable/arithmetic(_:)`` with ``ArithmeticError/outOfDomain`` for units of
///   different lengths or negative values.
/// - Complexity: A linear programme for each unit.
public func benefitOfTheDoubt(
    _ units: [[Rational]], shares: ClosedRange<Rational>? = nil
) throws(NotAvailable) -> [Rational] {
    guard let first = units.first, !first.isEmpty else { throw .tooFew(needed: 1) }
    let isSound = units.allSatisfy { $0.count == first.count && !$0.contains(where: \.isNegative) }
    guard isSound else { throw .arithmetic(.outOfDomain) }
    let scores = try NotAvailable.reason { () throws(ArithmeticError) in
        try benefitOfTheDoubt(scaled(units), shares: shares, criteria: first.count)
    }
    guard let scores else { throw .infeasible }
    return scores
}

/// The scores of scaled values, or nil where no shares of so many criteria meet the limits.
private func benefitOfTheDoubt(
    _ units: [[DoubleDouble]], shares: ClosedRange<Rational>?, criteria: Int
) throws(ArithmeticError) -> [Rational]? {
    if let shares {
        let count = Rational(criteria)
        guard try shares.lowerBound * count <= 1, try shares.upperBound * count >= 1 else { return nil }
    }
    var scores: [Rational] = []
    for unit in units {
        var rows = units
        var bounds = [DoubleDouble](repeating: .one, count: units.count)
        if let shares {
            for criterion in unit.indices {
                rows.append(try shareLimit(unit, criterion, limit: shares.upperBound, isUpper: true))
                rows.append(try shareLimit(unit, criterion, limit: shares.lowerBound, isUpper: false))
                bounds += [.zero, .zero]
            }
        }
        var programme = LinearProgramme(maximising: unit, rows: rows, bounds: bounds)
        scores.append(try Grid.rational(programme.maximum()))
    }
    return scores
}

/// ±(wᵢ yᵥᵢ − limit Σ wⱼ yᵥⱼ) ≤ 0 as a row of coefficients.
private func shareLimit(
    _ unit: [DoubleDouble], _ criterion: Int, limit: Rational, isUpper: Bool
) throws(ArithmeticError) -> [DoubleDouble] {
    var row: [DoubleDouble] = []
    for (index, value) in unit.enumerated() {
        let part = try (index == criterion ? DoubleDouble.one : .zero) - DoubleDouble(limit)
        row.append(try (isUpper ? part : -part) * value)
    }
    return row
}

/// Every criterion as shares of its largest value, which changes the weights but no score.
private func scaled(_ units: [[Rational]]) throws(ArithmeticError) -> [[DoubleDouble]] {
    var rows = units.map { $0.map(DoubleDouble.init) }
    for criterion in units[0].indices {
        let largest = rows.map { $0[criterion] }.max() ?? .one
        if largest.high > 0 {
            for unit in rows.indices { rows[unit][criterion] = try rows[unit][criterion] / largest }
        }
    }
    return rows
}
