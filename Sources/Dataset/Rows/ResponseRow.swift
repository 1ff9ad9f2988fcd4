import Tables

/// One coder's rating of one answer.
public struct ResponseRow: DatasetRow {
    /// Where the row stands. Its cells are those of its fields: there are many such rows.
    public var origin: RowOrigin { RowOrigin(position: position, cells: []) }
    private let position: RecordPosition
    /// The calendar quarter, such as 2021-Q3.
    public let period: Period
    /// The vendor whose answer is rated.
    public let vendor: Identifier
    /// A part of the vendor that is rated on its own; blank: the vendor itself.
    public let subject: Identifier?
    /// The question that was answered.
    public let question: Identifier
    /// Who rated; 'final' is the settled rating.
    public internal(set) var coder: Identifier
    /// A label of the question's scale, or a number where the scale is numeric.
    public let rating: String
    /// The quarter as it was written.
    private let periodCell: Identifier
    /// What most rows of a large file don't have.
    private let remarks: Remarks?

    /// What a rating rests on.
    private final class Remarks: Sendable {
        let source: Identifier?
        let quote: String?
        let wording: Wording?
        /// The same as it was written.
        let wordingCell: Identifier?
        let comment: String?

        init(_ cells: inout CellReader) {
            source = cells.identifier("source")
            quote = cells.text("quote")
            wordingCell = cells.identifier("wording")
            wording = cells.word("wording", Wording.self)
            comment = cells.text("comment")
        }
    }

    /// The document that holds the answer.
    public var source: Identifier? { remarks?.source }
    /// The words that the rating rests on.
    public var quote: String? { remarks?.quote }
    /// Official or rendered.
    public var wording: Wording? { remarks?.wording }
    /// The coder's reason.
    public var comment: String? { remarks?.comment }

    /// The coder under whose name a settled rating stands.
    public static let settled = Identifier("final")

    /// The table's columns.
    public static let schema = TableSchema(
        "responses", row: "one coder's rating of one answer",
        [
            Column("period", .key, .period, "the calendar quarter, such as 2021-Q3"),
            Column("vendor", .key, .identifier, "the vendor whose answer is rated"),
            Column("subject", .key, .identifier, "the part of the vendor that is rated; blank: the vendor itself"),
            Column("question", .key, .identifier, "the question that was answered"),
            Column("coder", .key, .identifier, "who rated; 'final' is the settled rating"),
            Column("rating", .required, .text, "a label of the question's scale, or a number on a numeric one"),
            Column("source", .optional, .identifier, "the document that holds the answer"),
            Column("quote", .optional, .text, "the words that the rating rests on"),
            Column("wording", .optional, .word, "official or rendered"),
            Column("comment", .optional, .text, "the coder's reason"),
        ])

    /// Reads the row; nil when a cell of it cannot be read.
    public init?(_ cells: inout CellReader) {
        // Everything is read before anything of the row is set: one that is given up half-made is copied first.
        let periodCell = cells.identifier(at: Place.period) ?? RowKey.blank
        let quarter = cells.period(at: Place.period)
        let vendor = cells.required(at: Place.vendor)
        let subject = cells.identifier(at: Place.subject)
        let question = cells.required(at: Place.question)
        let coder = cells.required(at: Place.coder)
        let rating = cells.requiredText(at: Place.rating)
        let remarks = cells.isBlank(from: Place.source) ? nil : Remarks(&cells)
        guard cells.isSound, let quarter else { return nil }
        position = cells.position
        period = quarter
        self.vendor = vendor
        self.subject = subject
        self.question = question
        self.coder = coder
        self.rating = rating
        self.periodCell = periodCell
        self.remarks = remarks
    }

    /// Where columns stand in the schema. There are very many rows, in which none is looked for by its name.
    private enum Place {
        static let period = 0
        static let vendor = 1
        static let subject = 2
        static let question = 3
        static let coder = 4
        static let rating = 5
        static let source = 6
    }

    public var key: [Identifier] {
        [periodCell, vendor, subject ?? RowKey.blank, question, coder]
    }

    public var rowKey: RowKey { RowKey(periodCell, vendor, subject ?? RowKey.blank, question, coder) }

    public var cells: [String?] {
        var texts = CellTexts(expected: Self.schema.columns.count)
        giveCells(to: &texts)
        return texts.cells
    }

    public func giveCells(to sink: inout some CellSink & ~Copyable) {
        sink.take(periodCell)
        sink.take(vendor)
        sink.take(subject)
        sink.take(question)
        sink.take(coder)
        sink.take(rating)
        sink.take(remarks?.source)
        sink.take(remarks?.quote)
        sink.take(remarks?.wordingCell)
        sink.take(remarks?.comment)
    }
}
