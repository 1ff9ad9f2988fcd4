import Statistics
import Tables

/// What a coin's `iData` holds: a row for each unit, or for each unit and time, with a column for each code of `iMeta`.
///
/// The rules are those of `check_iData` in COINr 1.1 (documentation of `new_coin`).
struct COINrData {
    /// A row of `iData`.
    struct Observation: Sendable {
        let unit: Identifier
        let name: String?
        let period: Period
        /// The row's number in the file, from 0.
        let row: Int
    }

    /// In the order of the file.
    private(set) var observations: [Observation] = []
    /// For each indicator and denominator, its value in each observation; nil where it is missing.
    private(set) var values: [Identifier: [ImportedNumber?]] = [:]

    /// The columns that describe a row, and no code of `iMeta`.
    private static let special = ["uCode", "uName", "Time"]

    /// Reads the table and keeps in it all that is wrong with its columns and cells.
    ///
    /// - Parameters:
    ///   - metadata: What each column is; columns are held against it only when all of it could be read.
    ///   - period: The quarter of all rows, for data without a column `Time`.
    ///   - digits: How many significant digits to keep of a number; nil keeps them all.
    init(_ table: inout ImportedTable, _ metadata: COINrMetadata, period: Period?, digits: Int?) {
        guard table.requireColumns([("uCode", "the code of a unit")], known: COINrData.special) else { return }
        if metadata.isWhole { COINrData.checkColumns(&table, metadata) }
        if table.has("Time"), period != nil {
            table.report(
                nil, "Time", "import.two-times", "the column 'Time' says of each row when it was, and so does --period",
                fix: "leave out --period, or the column")
        } else if !table.has("Time"), period == nil {
            table.report(
                nil, nil, "import.no-time", "nothing says which quarter the data is of",
                fix: "give it with --period, such as --period 2021-Q4")
        }
        var seen: Set<[Identifier]> = []
        for row in table.rows.indices {
            guard let observation = COINrData.observation(row, &table, period: period) else { continue }
            let key = [observation.unit, Identifier(observation.period.description)]
            if seen.insert(key).inserted {
                observations.append(observation)
            } else {
                table.report(
                    row, "uCode", "key.duplicate", "a second row for '\(observation.unit)' in \(observation.period)",
                    found: observation.unit.text)
            }
        }
        for entry in metadata.entries where entry.kind == .indicator || entry.kind == .denominator {
            let column = entry.code.text
            // Every row is read, so that every fault of it is found.
            let cells = table.rows.indices.map { COINrData.number($0, column, digits, &table) }
            values[entry.code] = observations.map { cells[$0.row] }
        }
    }

    private static func checkColumns(_ table: inout ImportedTable, _ metadata: COINrMetadata) {
        let codes = metadata.entries.map(\.code.text)
        for column in table.header where !special.contains(column) {
            guard let entry = metadata.entry(Identifier(column)) else {
                table.report(
                    nil, column, "import.column-not-described", "iMeta has no row for this column", found: column,
                    fix: nearest(to: column, among: codes.filter { !table.has($0) })
                        .map { "did you mean '\($0)'?" } ?? "describe it there, with Type Other if it is not to count")
                continue
            }
            if entry.kind == .aggregate {
                table.report(
                    nil, column, "import.aggregate-in-data", "an aggregate is computed, and can't be a column",
                    found: column, fix: "take the column away")
            }
        }
        for entry in metadata.entries where entry.kind != .aggregate && !table.has(entry.code.text) {
            table.report(
                nil, nil, "csv.missing-column",
                "the column '\(entry.code)' is missing, which iMeta describes as \(entry.kind.rawValue)")
        }
    }

    private static func observation(_ row: Int, _ table: inout ImportedTable, period: Period?) -> Observation? {
        // NA is Namibia's code, so it is not taken for a blank here.
        let unit = table.text(row, "uCode")
        if unit == nil {
            table.report(row, "uCode", "cell.blank", "'uCode' must not be blank", expected: "the unit's code")
        }
        var time = period
        if table.has("Time") {
            let text = table.value(row, "Time")
            time = text.flatMap { Period($0) ?? Int($0).flatMap { Period(year: $0, quarter: 4) } }
            if time == nil {
                table.report(
                    row, "Time", "cell.not-a-period", "'Time' is neither a year nor a quarter", found: text,
                    expected: "a year, such as 2018, which becomes its last quarter; or a quarter, such as 2018-Q3")
            }
        }
        guard let unit, let time else { return nil }
        return Observation(unit: Identifier(unit), name: table.text(row, "uName"), period: time, row: row)
    }

    private static func number(
        _ row: Int, _ column: String, _ digits: Int?, _ table: inout ImportedTable
    ) -> ImportedNumber? {
        guard let text = table.value(row, column) else { return nil }
        do throws(DecimalFault) {
            let number = try ImportedNumber(text)
            // What is too small to be rounded stays as it is.
            return digits.flatMap { try? number.rounded(digits: $0) } ?? number
        } catch {
            table.report(
                row, column, "cell.not-a-number", "'\(column)' is not a decimal number", found: text,
                expected: "a number, NA or a blank", fix: error.advice(on: text))
            return nil
        }
    }
}
