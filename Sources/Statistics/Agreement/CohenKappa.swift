extension CodedUnits {
    /// Cohen's κ of two coders, weighted or not, over the units that both have coded; exact.
    ///
    /// Cohen, "A coefficient of agreement for nominal scales", Educ. Psychol. Meas. 20 (1960), and "Weighted kappa",
    /// Psychol. Bull. 70 (1968): (pₒ − pₑ) / (1 − pₑ), pₑ from the shares of each coder's values in these units. At
    /// most 1.
    ///
    /// - Parameters:
    ///   - first: The position of a coder, from 0.
    ///   - second: That of another.
    /// - Throws: ``NotAvailable/nothingToCompare`` where no unit has codes of both; ``NotAvailable/chanceIsComplete``
    ///   where both gave the same value throughout; ``NotAvailable/arithmetic(_:)`` with
    ///   ``ArithmeticError/outOfDomain`` for a position without a coder.
    public func cohenKappa(
        _ first: Int, _ second: Int, _ weights: AgreementWeights = .identity
    ) throws(NotAvailable) -> Rational {
        let coders = codes.first?.indices ?? 0..<0
        guard coders.contains(first), coders.contains(second) else { throw .arithmetic(.outOfDomain) }
        var joint: [[Int]] = values.map { _ in [Int](repeating: 0, count: values.count) }
        for unit in codes {
            guard let left = unit[first], let right = unit[second] else { continue }
            guard let row = values.firstIndex(of: left), let column = values.firstIndex(of: right) else { continue }
            joint[row][column] += 1
        }
        let total = joint.reduce(0) { $0 + $1.reduce(0, +) }
        guard total > 0 else { throw .nothingToCompare }
        let shares = try NotAvailable.reason { () throws(ArithmeticError) in
            try agreements(joint, total: total, weights.matrix(values))
        }
        guard shares.byChance != 1 else { throw .chanceIsComplete }
        return try NotAvailable.reason { () throws(ArithmeticError) in
            try (shares.observed - shares.byChance) / (1 - shares.byChance)
        }
    }

    /// pₒ and pₑ of a table of pairs of codes.
    private func agreements(
        _ joint: [[Int]], total: Int, _ weights: [[Rational]]
    ) throws(ArithmeticError) -> (observed: Rational, byChance: Rational) {
        let rows = joint.map { $0.reduce(0, +) }
        let columns = joint.indices.map { column in joint.reduce(0) { $0 + $1[column] } }
        var observed = Rational.zero
        var byChance = Rational.zero
        for row in joint.indices {
            for column in joint.indices {
                observed = try observed + weights[row][column] * Rational(joint[row][column])
                byChance = try byChance + weights[row][column] * Rational(rows[row]) * Rational(columns[column])
            }
        }
        return (try observed / Rational(total), try byChance / (Rational(total) * Rational(total)))
    }
}
