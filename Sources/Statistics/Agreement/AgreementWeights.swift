/// How much two values agree, from 0 to 1 for the same value; the weights of weighted coefficients of agreement.
///
/// Gwet, Handbook of Inter-Rater Reliability, 4th edition (2014).
public enum AgreementWeights: CaseIterable, Sendable {
    /// 1 for the same value, else 0.
    case identity
    /// 1 − |c − k| / range.
    case linear
    /// 1 − (c − k)² / range².
    case quadratic
    /// 1 − C(|i − j| + 1, 2) / C(q, 2) for the positions i and j among q values.
    case ordinal

    /// The matrix of the weights of values in rising order; exact.
    ///
    /// - Throws: ``ArithmeticError``.
    func matrix(_ values: [Rational]) throws(ArithmeticError) -> [[Rational]] {
        var rows: [[Rational]] = []
        for first in values.indices {
            var row: [Rational] = []
            for second in values.indices { row.append(try weight(first, second, values)) }
            rows.append(row)
        }
        return rows
    }

    private func weight(_ first: Int, _ second: Int, _ values: [Rational]) throws(ArithmeticError) -> Rational {
        guard first != second else { return .one }
        switch self {
        case .identity: return .zero
        case .ordinal:
            let steps = abs(first - second)
            return try 1 - Rational(steps * (steps + 1)) / Rational(values.count * (values.count - 1))
        case .linear, .quadratic:
            let range = try values[values.count - 1] - values[0]
            let share = try (values[first] - values[second]).magnitude / range
            return try 1 - (self == .linear ? share : share * share)
        }
    }
}
