extension CodedUnits {
    /// The mean over units with two codes or more of the share of pairs of codes that agree, weighted; exact.
    ///
    /// - Throws: ``NotAvailable/nothingToCompare`` where there is no such unit; ``NotAvailable/arithmetic(_:)``.
    public func percentAgreement(_ weights: AgreementWeights = .identity) throws(NotAvailable) -> Rational {
        guard pairableUnits > 0 else { throw .nothingToCompare }
        return try NotAvailable.reason { () throws(ArithmeticError) in
            try Rational.sum(agreementByUnit(weights.matrix(values)).compactMap { $0 }) / Rational(pairableUnits)
        }
    }

    /// A coefficient of agreement corrected for chance, with its standard error over units (Gwet, Handbook of
    /// Inter-Rater Reliability, 4th edition (2014)).
    ///
    /// Unit i contributes γ − 2 (1 − value)(pₑ|ᵢ − pₑ)/(1 − pₑ), where γ = (n/n′)(pₐ|ᵢ − pₑ)/(1 − pₑ) with n units that have
    /// a code and n′ that have two, and 0 for a unit with one.
    ///
    /// The values must be the declared ones: what could be given counts, not what was.
    ///
    /// - Throws: ``NotAvailable/nothingToCompare`` where no unit has two codes; ``NotAvailable/tooFew(needed:)`` for
    ///   fewer than two values; ``NotAvailable/chanceIsComplete`` where chance alone would agree;
    ///   ``NotAvailable/arithmetic(_:)``.
    public func agreement(
        _ model: ChanceModel, _ weights: AgreementWeights = .identity
    ) throws(NotAvailable) -> ChanceCorrected {
        guard pairableUnits > 0 else { throw .nothingToCompare }
        guard values.count >= 2 else { throw .tooFew(needed: 2) }
        let observed = try percentAgreement(weights)
        let shares = try NotAvailable.reason { () throws(ArithmeticError) in try valueShares() }
        let chance = try NotAvailable.reason { () throws(ArithmeticError) in
            try ChanceTerm(model, shares: shares, weights: weights.matrix(values))
        }
        guard chance.agreement != 1 else { throw .chanceIsComplete }
        return try NotAvailable.reason { () throws(ArithmeticError) in
            let coded = sizes.count { $0 > 0 }
            let value = try (observed - chance.agreement) / (1 - chance.agreement)
            return ChanceCorrected(
                value: value, observed: observed, byChance: chance.agreement,
                standardError: coded > 1 ? try standardError(value, chance, weights) : nil, units: coded)
        }
    }

    /// pₐ of each unit, nil where it has fewer than two codes.
    private func agreementByUnit(_ matrix: [[Rational]]) throws(ArithmeticError) -> [Rational?] {
        var shares: [Rational?] = []
        for (row, size) in zip(counts, sizes) {
            guard size >= 2 else {
                shares.append(nil)
                continue
            }
            var sum = Rational.zero
            for first in row.indices where row[first] > 0 {
                var partners = Rational.zero
                for second in row.indices where row[second] > 0 {
                    partners = try partners + matrix[first][second] * Rational(row[second])
                }
                sum = try sum + Rational(row[first]) * (partners - 1)
            }
            shares.append(try sum / Rational(size * (size - 1)))
        }
        return shares
    }

    /// π: the mean over units with a code of the share of each value in the unit.
    private func valueShares() throws(ArithmeticError) -> [Rational] {
        let coded = sizes.count { $0 > 0 }
        var shares: [Rational] = []
        for position in values.indices {
            var sum = Rational.zero
            for (row, size) in zip(counts, sizes) where row[position] > 0 {
                sum = try sum + Rational(row[position]) / Rational(size)
            }
            shares.append(try sum / Rational(coded))
        }
        return shares
    }

    private func standardError(
        _ value: Rational, _ chance: ChanceTerm, _ weights: AgreementWeights
    ) throws(ArithmeticError) -> DoubleDouble {
        let coded = sizes.count { $0 > 0 }
        let scale = try Rational(coded) / Rational(pairableUnits)
        let agreements = try agreementByUnit(weights.matrix(values))
        let possible = DoubleDouble(try 1 - chance.agreement)
        var squares = DoubleDouble.zero
        for (unit, size) in sizes.enumerated() where size > 0 {
            var part = DoubleDouble.zero
            if let agreement = agreements[unit] { part = DoubleDouble(try scale * (agreement - chance.agreement)) }
            if let ofUnit = try chance.agreement(ofUnit: counts[unit], size: size) {
                part = try part - DoubleDouble(2 * (1 - value)) * DoubleDouble(ofUnit - chance.agreement)
            }
            let deviation = try part / possible - DoubleDouble(value)
            squares = try squares + deviation * deviation
        }
        return try .sqrt(squares / DoubleDouble(Rational(coded * (coded - 1))))
    }
}
