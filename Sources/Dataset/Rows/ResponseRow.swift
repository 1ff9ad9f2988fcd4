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

        init?(_ cells: inout CellReader) {
            if cells.isBlank(from: "source") { return nil }
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
        position = cells.position
        periodCell = cells.identifier("period") ?? RowKey.blank
        let period = cells.period("period")
        vendor = cells.required("vendor")
        subject = cells.identifier("subject")
        question = cells.required("question")
        coder = cells.required("coder")
        rating = cells.requiredText("rating")
        remarks = Remarks(&cells)
        guard cells.isSound, let period else { return nil }
        self.period = period
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
