import Statistics
import Tables

/// How values that are missing are filled in, when somebody asks for it.
public enum Imputation: String, CaseIterable, Sendable {
    case mean, median
}

extension COINrData {
    /// The ratings of an indicator with the missing ones filled in from the others of the same quarter and, where a group
    /// is named, of the same group (COINr's `i_mean`, `i_median`, `i_mean_grp`, `i_median_grp`).
    ///
    /// Each says in its remark what it was made of. One stays missing where its group is blank or holds no value.
    func filled(
        _ ratings: ImportedRatings, of indicator: COINrMetadata.Entry, by imputation: Imputation,
        within group: Identifier?, _ table: inout ImportedTable
    ) -> ImportedRatings {
        let places = observations.map { observation -> [Identifier]? in
            let period = Identifier(observation.period.description)
            guard let group else { return [period] }
            return table.value(observation.row, group.text).map { [period, Identifier($0)] }
        }
        var known: [[Identifier]: [ImportedNumber]] = [:]
        for (rating, place) in zip(ratings, places) {
            if let rating, let place { known[place, default: []].append(rating.number) }
        }
        var fillings: [[Identifier]: ImportedNumber] = [:]
        for (index, place) in places.enumerated() {
            guard ratings[index] == nil, let place, fillings[place] == nil, let numbers = known[place] else { continue }
            do throws(ArithmeticError) {
                fillings[place] =
                    try imputation == .mean ? ImportedNumber.mean(numbers) : ImportedNumber.median(numbers)
            } catch {
                table.report(
                    observations[index].row, indicator.code.text, "import.no-mean",
                    "the values of '\(indicator.code)' have too many digits to be filled in from")
            }
        }
        return zip(ratings, places).map { rating, place in
            if let rating { return rating }
            guard let place, let filling = fillings[place] else { return nil }
            let within = group.map { " with \($0) '\(place[1])'" } ?? ""
            return ImportedRating(
                number: filling, origin: .imputed,
                remark: "imputed: \(imputation.rawValue) of \(known[place]?.count ?? 0)\(within)")
        }
    }
}
