import Statistics
import Tables

extension COINrData {
    /// The ratings of an indicator: its values, each divided by the unit's denominator where one is wanted.
    ///
    /// A value whose denominator is missing is missing, as in COINr's `Denominate`; a denominator of 0, by which COINr
    /// makes it infinite, is a fault.
    func ratings(
        of indicator: COINrMetadata.Entry, denominates: Bool, _ table: inout ImportedTable
    ) -> ImportedRatings {
        let values = self.values[indicator.code] ?? []
        guard denominates, let denominator = indicator.denominator, let divisors = self.values[denominator] else {
            return values.map { $0.map { ImportedRating(number: $0, origin: .data, remark: nil) } }
        }
        return zip(observations, zip(values, divisors)).map { observation, pair in
            guard let value = pair.0, let divisor = pair.1 else { return nil }
            do throws(ArithmeticError) {
                return ImportedRating(
                    number: try value.divided(by: divisor), origin: .data,
                    remark: "\(value.text) divided by \(divisor.text) (\(denominator))")
            } catch {
                let why = error == .divisionByZero ? "the denominator is 0" : "the quotient has too many digits"
                table.report(
                    observation.row, error == .divisionByZero ? denominator.text : indicator.code.text,
                    "import.no-quotient", "'\(indicator.code)' can't be divided by '\(denominator)': \(why)",
                    found: "\(value.text) / \(divisor.text)", fix: "leave the cell blank if the figure is not known")
                return nil
            }
        }
    }
}
