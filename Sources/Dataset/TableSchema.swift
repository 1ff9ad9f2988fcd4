/// What a column of a dataset's table is.
public struct Column: Hashable, Sendable {
    /// What has to stand in a column.
    public enum Need: Sendable {
        /// Part of what identifies the row; a blank is a value of the key only where the column says so.
        case key
        /// Must not be blank.
        case required
        case optional
    }

    /// How the cells of a column read.
    public enum Kind: String, Sendable {
        case text, identifier, decimal, integer, date, period, list, word
    }

    /// The name in the header.
    public let name: String
    /// Whether a cell may be blank.
    public let need: Need
    /// How the cells read.
    public let kind: Kind
    /// What the column holds, in a sentence for `init`, the data package and the documentation.
    public let meaning: String

    /// A description from its parts.
    public init(_ name: String, _ need: Need, _ kind: Kind, _ meaning: String) {
        self.name = name
        self.need = need
        self.kind = kind
        self.meaning = meaning
    }
}

/// What a CSV file of a dataset holds: one description that reading, checking, starting, publishing and documenting
/// a dataset all go by.
public struct TableSchema: Hashable, Sendable {
    /// The file's name without its ending, such as `responses`.
    public let name: String
    /// What one row is.
    public let row: String
    /// In the order in which they are published.
    public let columns: [Column]

    /// The file's name.
    public var file: String { name + ".csv" }

    /// Key columns first, in the order of the schema.
    public var keys: [Column] { columns.filter { $0.need == .key } }

    /// The place of a column; nil where there is none of the name.
    public func index(of column: String) -> Int? { columns.firstIndex { $0.name == column } }

    /// A description from its parts.
    public init(_ name: String, row: String, _ columns: [Column]) {
        self.name = name
        self.row = row
        self.columns = columns
    }

    /// Every table of a dataset, in the order in which a reader would fill them.
    public static let all: [TableSchema] = [
        VendorRow.schema, QuestionRow.schema, RequestRow.schema, ResponseRow.schema, SubjectRow.schema,
        WeightRow.schema,
        ContractRow.schema, ClaimRow.schema, SourceRow.schema, RateRow.schema, ExpectedRow.schema,
    ]
}
