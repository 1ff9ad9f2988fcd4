import Tables

/// The rows of a file as dictionaries by column; a blank cell has no entry.
struct NamedRows: RowTally {
    private let header: [String]
    /// What stands for a blank cell besides none.
    private let blanks: Set<String>
    private(set) var rows: [[String: String]] = []

    init(header: [String], blanks: Set<String> = []) {
        self.header = header
        self.blanks = blanks
    }

    mutating func add(_ record: borrowing Record) {
        var row: [String: String] = [:]
        for (index, name) in header.enumerated() {
            if let text = record.text(index), !blanks.contains(text) { row[name] = text }
        }
        rows.append(row)
    }

    mutating func merge(_ later: consuming NamedRows) { rows += later.rows }
}
