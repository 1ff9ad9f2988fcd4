/// The correlation of measurements of the same unit, from an analysis of variance of units by raters without a gap; exact.
///
/// Shrout and Fleiss, "Intraclass correlations: uses in assessing rater reliability", Psychological Bulletin 86 (1979).
/// Below 0 where raters differ more within units than units do; the forms for a mean can then be far below −1, or above
/// 1.
public struct IntraclassCorrelation: Equatable, Sendable {
    /// Whose measurements a form is about.
    public enum Design: CaseIterable, Sendable {
        /// Each unit has raters of its own: ICC(1, ·).
        case nested
        /// The raters are a sample of those that could rate: ICC(2, ·).
        case random
        /// These raters and no others: ICC(3, ·).
        case fixed
    }

    /// The mean square of units, of raters, of the rest, and within units.
    private let squares: (units: Rational, raters: Rational, rest: Rational, within: Rational)
    private let units: Rational
    private let raters: Rational

    public static func == (lhs: Self, rhs: Self) -> Bool {
        lhs.squares == rhs.squares && lhs.units == rhs.units && lhs.raters == rhs.raters
    }

    /// The analysis of measurements.
    ///
    /// - Parameter measurements: For each unit the measurements of all raters.
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for fewer than two units or raters; ``NotAvailable/arithmetic(_:)`` with
    ///   ``ArithmeticError/outOfDomain`` for units with different numbers of measurements, or with
    ///   ``ArithmeticError/overflow``.
    public init(_ measurements: [[Rational]]) throws(NotAvailable) {
        guard measurements.count >= 2, let first = measurements.first, first.count >= 2 else {
            throw .tooFew(needed: 2)
        }
        guard measurements.allSatisfy({ $0.count == first.count }) else { throw .arithmetic(.outOfDomain) }
        let (n, k) = (Rational(measurements.count), Rational(first.count))
        (units, raters) = (n, k)
        squares = try NotAvailable.reason { () throws(ArithmeticError) in
            var rows: [Rational] = []
            for row in measurements { rows.append(try Rational.sum(row)) }
            var columns: [Rational] = []
            for column in first.indices { columns.append(try Rational.sum(measurements.map { $0[column] })) }
            let all = measurements.flatMap { $0 }
            let total = try Rational.sum(rows)
            let correction = try total * total / (n * k)
            let whole = try Rational.weightedSum(all, weights: all) - correction
            let between = try Rational.weightedSum(rows, weights: rows) / k - correction
            let across = try Rational.weightedSum(columns, weights: columns) / n - correction
            return (
                units: try between / (n - 1), raters: try across / (k - 1),
                rest: try (whole - between - across) / ((n - 1) * (k - 1)),
                within: try (whole - between) / (n * (k - 1))
            )
        }
    }

    /// The correlation of single measurements, or of means of all raters' measurements.
    ///
    /// - Throws: ``NotAvailable/constant`` where the divisor is 0; ``NotAvailable/arithmetic(_:)``.
    public func value(_ design: Design, ofMeans: Bool) throws(NotAvailable) -> Rational {
        let (top, bottom) = try NotAvailable.reason { () throws(ArithmeticError) in
            let noise = design == .nested ? squares.within : squares.rest
            let top = try squares.units - noise
            // What raters add to the variance of a measurement, where they are a sample.
            let shift = try design == .random ? (squares.raters - noise) / units : 0
            let bottom = try ofMeans ? squares.units + shift : squares.units + (raters - 1) * noise + raters * shift
            return (top, bottom)
        }
        guard !bottom.isZero else { throw .constant }
        return try NotAvailable.reason { () throws(ArithmeticError) in try top / bottom }
    }
}
