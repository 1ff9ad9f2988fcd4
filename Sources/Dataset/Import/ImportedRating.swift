/// The value of one indicator for one unit, and how it came about where the file does not hold it as it stands.
struct ImportedRating: Sendable {
    /// Who gives it: the data as they are, or the filling in of what was missing.
    enum Origin: String, Sendable {
        case data, imputed
    }

    let number: ImportedNumber
    let origin: Origin
    /// What was done, for the row's comment; nil where nothing was.
    let remark: String?
}

/// The ratings of one indicator: one for each observation, nil where it is missing.
typealias ImportedRatings = [ImportedRating?]
