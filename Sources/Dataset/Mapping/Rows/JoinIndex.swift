import Tables

/// The rows of a joined file, by the key that ties them to a table's rows. Only the columns that rules need are held.
struct JoinIndex: Sendable {
    private(set) var rows: [[UInt8]: [[String?]]] = [:]
    /// How many rows the file has, those refused among them.
    var rowCount = 0

    /// The rows of a key, in the file's order; a key that is blank in any part has none.
    func matches(_ key: [UInt8]?) -> [[String?]] { key.flatMap { rows[$0] } ?? [] }

    mutating func add(_ row: [String?], key: [UInt8]) { rows[key, default: []].append(row) }

    mutating func merge(_ later: JoinIndex) {
        rows.merge(later.rows, uniquingKeysWith: +)
        rowCount += later.rowCount
    }
}

/// Reads the rows of a joined file.
struct JoinTally: RowTally {
    /// For each item that columns are named for: where the key's columns lie, and where those of the slots.
    let items: [(key: [Int?], slots: [Int?])]
    private(set) var index = JoinIndex()

    init(items: [(key: [Int?], slots: [Int?])]) { self.items = items }

    mutating func add(_ record: borrowing Record) {
        index.rowCount += 1
        for item in items {
            guard let key = JoinKey.of(record, item.key) else { continue }
            var row: [String?] = []
            for column in item.slots { row.append(column.flatMap { JoinTally.text(record, $0) }) }
            // An item that the record does not have.
            if items.count > 1, row.allSatisfy({ $0 == nil }) { continue }
            index.add(row, key: key)
        }
    }

    mutating func merge(_ later: consuming JoinTally) { index.merge(later.index) }

    static func text(_ record: borrowing Record, _ column: Int) -> String? {
        var bytes: [UInt8] = []
        _ = CellMaker.append(record, column, to: &bytes)
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}

/// What ties rows of two files together, or rows of one file into a group: the cells of several columns as one value.
enum JoinKey {
    /// Nil where any of the cells is blank, or its column is not there.
    static func of(_ record: borrowing Record, _ columns: [Int?]) -> [UInt8]? {
        var key: [UInt8] = []
        var cell: [UInt8] = []
        for column in columns {
            guard let column else { return nil }
            cell.removeAll(keepingCapacity: true)
            _ = CellMaker.append(record, column, to: &cell)
            guard !cell.isEmpty else { return nil }
            key.append(contentsOf: Array("\(cell.count):".utf8))
            key.append(contentsOf: cell)
        }
        return key
    }

    /// As above, a blank cell being a value like any other.
    static func ofGroup(_ record: borrowing Record, _ columns: [Int?]) -> [UInt8] {
        var key: [UInt8] = []
        var cell: [UInt8] = []
        for column in columns {
            cell.removeAll(keepingCapacity: true)
            if let column { _ = CellMaker.append(record, column, to: &cell) }
            key.append(contentsOf: Array("\(cell.count):".utf8))
            key.append(contentsOf: cell)
        }
        return key
    }
}
