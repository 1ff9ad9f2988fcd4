/// A question put to a vendor.
public struct RequestRow: DatasetRow {
    /// Where the row stands, and its cells as they were written.
    public internal(set) var origin: RowOrigin
    /// The vendor that was asked.
    public let vendor: Identifier
    /// The question that was put.
    public let question: Identifier
    /// When it was asked.
    public let asked: CalendarDate
    /// When an answer was due.
    public let due: CalendarDate?
    /// When an answer came.
    public internal(set) var answered: CalendarDate?
    /// The document that asks.
    public let source: Identifier?
    /// Anything a reader should know.
    public let note: String?

    /// The table's columns.
    public static let schema = TableSchema(
        "requests", row: "a question put to a vendor",
        [
            Column("vendor", .key, .identifier, "the vendor that was asked"),
            Column("question", .key, .identifier, "the question that was put"),
            Column("asked", .required, .date, "when it was asked"),
            Column("due", .optional, .date, "when an answer was due"),
            Column("answered", .optional, .date, "when an answer came"),
            Column("source", .optional, .identifier, "the document that asks"),
            Column("note", .optional, .text, "anything a reader should know"),
        ])

    /// Reads the row; nil when a cell of it cannot be read.
    public init?(_ cells: inout CellReader) {
        origin = cells.origin
        vendor = cells.required("vendor")
        question = cells.required("question")
        _ = cells.required("asked")
        let asked = cells.date("asked")
        due = cells.date("due")
        answered = cells.date("answered")
        source = cells.identifier("source")
        note = cells.text("note")
        guard cells.isSound, let asked else { return nil }
        self.asked = asked
    }
}
