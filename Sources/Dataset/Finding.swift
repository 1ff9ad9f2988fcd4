package import Tables

/// Something found in a dataset's table, before its line is known.
///
/// A row knows its position in the stream; the line and the column of the file are worked out at the end, and only
/// for what is reported.
public struct Finding: Hashable, Sendable {
    /// The table's name, such as `responses`.
    let table: String
    /// Nil: the file as a whole.
    package let position: RecordPosition?
    /// The column's name; nil: the row as a whole.
    package let column: String?
    package let severity: Diagnostic.Severity
    package let identifier: String
    let summary: String
    let found: String?
    let expected: String?
    let fix: String?
    /// The earlier row of the same table that this one clashes with.
    var rival: RecordPosition?
}

/// What checks find, in the order in which they meet it: of each kind the first thousand, and how many more.
package struct Findings: Sendable {
    package init() {}

    /// How many of a kind are kept; the rest are counted.
    static let limit = 1_000

    package private(set) var kept: [Finding] = []
    private var counts: [String: Int] = [:]
    /// For each file that rows refer to and that has nothing to refer to: what was named.
    private(set) var unanswered: [String: Unanswered] = [:]

    /// References that no row can answer, because there are no rows at all.
    struct Unanswered: Sendable {
        let target: ReferenceTarget
        var count = 0
        var names: Set<Identifier> = []
    }

    /// Whether no more of a kind are kept, so that what it takes to word another can be spared.
    func isFull(_ identifier: String) -> Bool { counts[identifier, default: 0] >= Findings.limit }

    /// For each identifier, how many were found beyond those kept.
    package var further: [String: Int] {
        counts.compactMapValues { $0 > Findings.limit ? $0 - Findings.limit : nil }
    }

    package mutating func add(_ finding: Finding) {
        if !isFull(finding.identifier) { kept.append(finding) }
        counts[finding.identifier, default: 0] += 1
    }

    /// Counts one more of a kind that is full.
    mutating func count(_ identifier: String) { counts[identifier, default: 0] += 1 }

    mutating func addUnanswered(_ reference: Identifier, _ target: ReferenceTarget) {
        unanswered[target.file, default: Unanswered(target: target)].count += 1
        unanswered[target.file]?.names.insert(reference)
    }

    /// Adds what was found in the rows that follow.
    package mutating func merge(_ later: Findings) {
        var total = counts
        for (identifier, count) in later.counts { total[identifier, default: 0] += count }
        for finding in later.kept { add(finding) }
        counts = total
        unanswered.merge(later.unanswered) { earlier, later in
            Unanswered(
                target: earlier.target, count: earlier.count + later.count, names: earlier.names.union(later.names))
        }
    }

    /// Adds a fault of one row.
    mutating func add<Row: DatasetRow>(
        _ row: Row, _ column: String?, _ identifier: String, severity: Diagnostic.Severity = .error, _ summary: String,
        found: String? = nil, expected: String? = nil, fix: String? = nil, rival: RecordPosition? = nil
    ) {
        add(
            Finding(
                table: Row.schema.name, position: row.origin.position, column: column, severity: severity,
                identifier: identifier, summary: summary, found: found ?? column.flatMap(row.cell), expected: expected,
                fix: fix, rival: rival))
    }
}

extension Finding {
    /// What was found, as a message prints it: blanks at the ends of a cell are made visible.
    var shownFound: String? {
        guard let found else { return nil }
        let ends = [found.unicodeScalars.first, found.unicodeScalars.last]
        return ends.contains { $0.map(\.properties.isWhitespace) ?? false } ? Diagnostic.quoted(found) : found
    }
}
