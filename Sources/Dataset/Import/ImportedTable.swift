import Tables

/// A CSV file of another program, read whole, with all that is wrong with it.
///
/// Its cells are texts, since what they may hold is for the reader of that program's form to say. Lines and columns are
/// worked out at the end, and only for what is reported.
struct ImportedTable {
    /// A row and where it stands.
    struct Row: Sendable {
        let position: RecordPosition
        /// A text for each column of the header; nil where blank.
        let cells: [String?]
    }

    /// How many faults of a kind are kept; the rest are counted.
    private static let limit = 1_000

    /// The names of the columns; none where the header can't be used.
    let header: [String]
    /// In the file's order.
    let rows: [Row]
    /// For each kind, how many faults were found beyond those kept.
    private(set) var furtherFaults: [String: Int]

    private let file: TableFile
    private let columns: [Identifier: Int]
    private var faults: [Fault] = []
    private var counts: [String: Int] = [:]
    private let syntaxFaults: [RecordFault]

    /// A fault before its line is known.
    private struct Fault {
        /// Nil: the file as a whole.
        let position: RecordPosition?
        let column: Int?
        let diagnostic: Diagnostic
    }

    /// Reads a file.
    ///
    /// - Throws: when it can't be read. What is wrong in it never throws: ``diagnostics()`` says it.
    init(path: String, threads: Int) throws(FileFault) {
        file = try TableFile(path: path)
        let isUsable = file.isReadable && file.headerFaults.isEmpty
        header = isUsable ? file.header : []
        columns = Dictionary(
            header.enumerated().map { (Identifier($0.element), $0.offset) }, uniquingKeysWith: { first, _ in first })
        guard isUsable else {
            (rows, syntaxFaults, furtherFaults) = ([], file.headerFaults, [:])
            return
        }
        let count = header.count
        let reading = try file.read(threads: threads) { RowTexts(count: count) }
        (rows, syntaxFaults, furtherFaults) = (reading.tally.rows, reading.faults, reading.furtherFaults)
    }

    /// Whether there is a column of a name.
    func has(_ column: String) -> Bool { columns[Identifier(column)] != nil }

    /// Where a column stands in the header.
    func index(of column: String) -> Int? { columns[Identifier(column)] }

    /// A cell; nil where it is blank or there is no such column.
    func text(_ row: Int, _ column: String) -> String? { index(of: column).flatMap { rows[row].cells[$0] } }

    /// A cell that may say with `NA`, as R writes it, that there is nothing.
    func value(_ row: Int, _ column: String) -> String? { text(row, column).flatMap { $0 == "NA" ? nil : $0 } }

    /// Keeps a fault.
    ///
    /// - Parameters:
    ///   - row: The row's number from 0; nil for the header.
    ///   - column: A column's name; nil for the row as a whole.
    mutating func report(
        _ row: Int?, _ column: String?, _ identifier: String, severity: Diagnostic.Severity = .error,
        _ summary: String, found: String? = nil, expected: String? = nil, fix: String? = nil
    ) {
        counts[identifier, default: 0] += 1
        guard counts[identifier, default: 0] <= ImportedTable.limit else {
            furtherFaults[identifier, default: 0] += 1
            return
        }
        let position = header.isEmpty ? nil : row.map { rows[$0].position } ?? file.headerPosition
        faults.append(
            Fault(
                position: position, column: column.flatMap(index),
                diagnostic: Diagnostic(
                    severity: severity, identifier: identifier, place: Place(file: file.name), summary: summary,
                    found: found, expected: expected, fix: fix)))
    }

    /// Reports the columns that must be there and are not.
    ///
    /// - Returns: Whether all are there.
    mutating func requireColumns(_ required: [(name: String, meaning: String)], known: [String]) -> Bool {
        guard !header.isEmpty else { return false }
        let missing = required.filter { !has($0.name) }
        for column in missing {
            let meant = nearest(to: column.name, among: header.filter { !known.contains($0) })
            report(
                nil, meant, "csv.missing-column", "the column '\(column.name)' is missing: \(column.meaning)",
                found: header.prefix(12).joined(separator: ",") + (header.count > 12 ? ",…" : ""),
                fix: meant.map { "is it '\($0)'? Then call it '\(column.name)'" } ?? "add the column")
        }
        return missing.isEmpty
    }

    /// Everything found, with lines and columns.
    func diagnostics() throws(FileFault) -> [Diagnostic] {
        var diagnostics = try file.diagnostics(of: syntaxFaults)
        let located = faults.filter { $0.position != nil }
        let places = try file.places(of: located.compactMap { fault in fault.position.map { ($0, fault.column) } })
        for (fault, place) in zip(located, places) {
            var diagnostic = fault.diagnostic
            diagnostic.place = place
            diagnostics.append(diagnostic)
        }
        return diagnostics + faults.filter { $0.position == nil }.map(\.diagnostic)
    }
}

/// The rows of a file as texts.
private struct RowTexts: RowTally {
    let count: Int
    private(set) var rows: [ImportedTable.Row] = []

    init(count: Int) { self.count = count }

    mutating func add(_ record: borrowing Record) {
        var cells: [String?] = []
        cells.reserveCapacity(count)
        for column in 0..<count { cells.append(record.text(column)) }
        rows.append(ImportedTable.Row(position: record.position, cells: cells))
    }

    mutating func merge(_ later: consuming RowTexts) { rows.append(contentsOf: later.rows) }
}
