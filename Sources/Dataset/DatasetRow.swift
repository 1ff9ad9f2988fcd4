public import Parallel
public import Tables

/// A typed row of one of a dataset's tables.
public protocol DatasetRow: Sendable {
    static var schema: TableSchema { get }

    /// Where the row stands, and its cells as they were written.
    var origin: RowOrigin { get }

    /// The typed row, or nil when a cell of it can't be read; the reader then holds every fault of the row.
    init?(_ cells: inout CellReader)

    /// Reads a row and adds it to others; false when a cell of it can't be read.
    ///
    /// A requirement, so that the compiler makes it for the type of each table: there may be millions of rows.
    static func read(_ cells: inout CellReader, addingTo rows: inout GatheredElements<Self>) -> Bool

    /// The values of a row's key columns, in the schema's order; a blank is an empty text unless it has a meaning.
    static func key(of origin: RowOrigin) -> [Identifier]

    /// The values of the row's key columns.
    var key: [Identifier] { get }

    /// What identifies the row: no other of its table has the same.
    var rowKey: RowKey { get }

    /// The row's cells in the schema's order, as a run publishes them; nil where blank.
    var cells: [String?] { get }

    /// Hands over each of ``cells`` in turn.
    func giveCells(to sink: inout some CellSink & ~Copyable)
}

extension DatasetRow {
    public static func read(_ cells: inout CellReader, addingTo rows: inout GatheredElements<Self>) -> Bool {
        guard let row = Self(&cells) else { return false }
        rows.append(row)
        return true
    }

    public var key: [Identifier] { Self.key(of: origin) }

    public var rowKey: RowKey { RowKey(key) }

    public var cells: [String?] { origin.cells }

    public func giveCells(to sink: inout some CellSink & ~Copyable) { for cell in cells { sink.take(cell) } }

    public static func key(of origin: RowOrigin) -> [Identifier] { cells(ofKeyIn: origin) }

    /// The cells of the key columns as they stand.
    static func cells(ofKeyIn origin: RowOrigin) -> [Identifier] {
        schema.columns.indices
            .filter { schema.columns[$0].need == .key }
            .map { Identifier(origin.cells[$0] ?? "") }
    }

    /// The text of a column as it stands in the file, nil when blank or unknown.
    public func cell(_ column: String) -> String? {
        guard let index = Self.schema.index(of: column) else { return nil }
        return cells[index]
    }
}

/// Where a row came from and what stood there.
public struct RowOrigin: Hashable, Sendable {
    public let position: RecordPosition
    /// The cells of the schema's columns in the schema's order; nil where blank or where the file lacks the column.
    public let cells: [String?]
}
