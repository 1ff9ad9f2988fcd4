internal import Tables

/// Something found in a dataset's table, before its line is known.
///
/// A row knows its position in the stream; the line and the column of the file are worked out at the end, and only
/// for what is reported.
public struct Finding: Hashable, Sendable {
    /// The table's name, such as `responses`.
    let table: String
    /// Nil: the file as a whole.
    let position: RecordPosition?
    /// The column's name; nil: the row as a whole.
    let column: String?
    let severity: Diagnostic.Severity
    let identifier: String
    let summary: String
    let found: String?
    let expected: String?
    let fix: String?
}

/// The findings of a check, gathered in the order in which they are met.
struct Findings {
    private(set) var all: [Finding] = []

    mutating func append(_ findings: [Finding]) { all.append(contentsOf: findings) }

    /// Adds a fault of one row.
    mutating func add<Row: DatasetRow>(
        _ row: Row, _ column: String?, _ identifier: String, severity: Diagnostic.Severity = .error, _ summary: String,
        found: String? = nil, expected: String? = nil, fix: String? = nil
    ) {
        all.append(
            Finding(
                table: Row.schema.name, position: row.origin.position, column: column, severity: severity,
                identifier: identifier, summary: summary, found: found ?? column.flatMap(row.cell), expected: expected,
                fix: fix))
    }
}
