public import Tables

/// A typed row of one of a dataset's tables.
public protocol DatasetRow: Sendable {
    static var schema: TableSchema { get }

    /// Where the row stands, and its cells as they were written.
    var origin: RowOrigin { get }

    /// The typed row, or nil when a cell of it can't be read; the reader then holds every fault of the row.
    init?(_ cells: inout CellReader)

    /// The values of a row's key columns, in the schema's order; a blank is an empty text unless it has a meaning.
    static func key(of origin: RowOrigin) -> [Identifier]
}

extension DatasetRow {
    /// What identifies the row: no other of its table has the same.
    public var key: [Identifier] { Self.key(of: origin) }

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
        return origin.cells[index]
    }
}

/// Where a row came from and what stood there.
public struct RowOrigin: Hashable, Sendable {
    public let position: RecordPosition
    /// The cells of the schema's columns in the schema's order; nil where blank or where the file lacks the column.
    public let cells: [String?]
}
