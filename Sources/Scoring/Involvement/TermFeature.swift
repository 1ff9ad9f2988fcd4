package import Dataset
public import Statistics

/// T: how long a contract binds, 0 to 1.
public struct TermFeature: Sendable {
    /// Nil where neither `years` nor both dates are given.
    public let years: Rational?
    /// min(1, ln(1 + years) / ln(1 + full years)); [0, 1] where the years are not known.
    public let value: Interval

    init(_ row: ContractRow, _ rules: ContractRules) throws(ArithmeticError) {
        years = TermFeature.years(of: row)
        guard let years else {
            value = .unknownShare
            return
        }
        value = Interval(exactly: try TermFeature.value(ofYears: years, rules))
    }

    static func years(of row: ContractRow) -> Rational? {
        if let years = row.years { return years }
        guard let starts = row.starts, let ends = row.ends else { return nil }
        return Term.years(from: starts, to: ends)
    }

    /// The contribution of a term of so many years, on the grid; 1 from `fullYears` on.
    package static func value(ofYears years: Rational, _ rules: ContractRules) throws(ArithmeticError) -> Rational {
        guard years < rules.fullYears else { return 1 }
        let top = try DoubleDouble.log(DoubleDouble(try 1 + years))
        let whole = try DoubleDouble.log(DoubleDouble(try 1 + rules.fullYears))
        return try Grid.rational(top / whole)
    }
}
