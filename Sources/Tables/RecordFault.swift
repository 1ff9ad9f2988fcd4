/// Something in a CSV file that keeps one of its records, or its header, from being used.
public struct RecordFault: Hashable, Sendable {
    /// What is wrong.
    public enum Kind: Hashable, Sendable {
        /// The file holds no record at all, not even a header.
        case emptyFile
        /// The file begins with the mark of another format or encoding, which is named.
        case otherFormat(String)
        /// The header is one cell that holds this character, which seems to separate its columns.
        case otherDelimiter(Character)
        /// A column has no name.
        case blankColumnName
        /// A column has the name of an earlier one.
        case duplicateColumnName(String)
        /// The record has another number of cells than the header.
        case raggedRow(cells: Int)
        /// A cell holds a byte that is not UTF-8, at this offset in the cell.
        case notUTF8(byte: UInt8, offset: Int)
        /// A cell holds a zero byte, at this offset in the cell.
        case zeroByte(offset: Int)
        /// A quote stands inside a cell that does not begin with one.
        case strayQuote
        /// Something follows the quote that closes a cell.
        case textAfterQuote
        /// A quoted cell is not closed at the end of the file.
        case unterminatedQuote
        /// A record takes more than this number of bytes; nothing after it was read.
        case tooLong(limit: Int)
    }

    /// What is wrong.
    public var kind: Kind
    /// The record; `nil` when the whole file is meant.
    public var position: RecordPosition?
    /// The column, counted from 0; `nil` when the whole record is meant.
    public var column: Int?

    init(_ kind: Kind, at position: RecordPosition?, column: Int? = nil) {
        self.kind = kind
        self.position = position
        self.column = column
    }

    /// Whether the parser lost its way here, so that later faults may only follow from this one.
    public var isSyntaxFault: Bool {
        switch kind {
        case .strayQuote, .textAfterQuote: true
        default: false
        }
    }

    /// The identifier its ``Diagnostic`` has.
    public var identifier: String { Self.identifiers[kind.index] }
}

extension RecordFault {
    /// The identifiers of all kinds, in the order of ``Kind/index``.
    static let identifiers = [
        "csv.empty-file", "csv.format", "csv.delimiter", "csv.blank-column-name", "csv.duplicate-column-name",
        "csv.ragged-row",
        "csv.not-utf8", "csv.zero-byte", "csv.stray-quote", "csv.text-after-quote", "csv.unterminated-quote",
        "csv.too-long",
    ]
}

extension RecordFault.Kind {
    /// The kind without its details, as an index.
    var index: Int {
        switch self {
        case .emptyFile: 0
        case .otherFormat: 1
        case .otherDelimiter: 2
        case .blankColumnName: 3
        case .duplicateColumnName: 4
        case .raggedRow: 5
        case .notUTF8: 6
        case .zeroByte: 7
        case .strayQuote: 8
        case .textAfterQuote: 9
        case .unterminatedQuote: 10
        case .tooLong: 11
        }
    }
}
