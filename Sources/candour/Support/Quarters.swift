import ArgumentParser
import Dataset

/// The quarter that a command was asked for.
enum Quarters {
    /// The quarter named, or the last one with answers.
    ///
    /// - Parameter others: What else could have been named, for the message.
    static func one(_ name: String?, of dataset: Dataset, others: String = "") throws(ValidationError) -> Period {
        let known = dataset.tables.periods
        guard let name else {
            guard let last = known.last else {
                throw ValidationError("The dataset has no answers to take a quarter from: say which with --period.")
            }
            return last
        }
        guard let wanted = Period(name) else {
            throw ValidationError("'\(name)' is not a quarter; write it as 2021-Q3\(others).")
        }
        guard known.isEmpty || known.contains(wanted) else {
            let list = known.map(\.description).joined(separator: ", ")
            throw ValidationError("The dataset has no answers of \(wanted). It has: \(list).")
        }
        return wanted
    }
}
