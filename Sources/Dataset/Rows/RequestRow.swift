/// A question put to a vendor.
public struct RequestRow: DatasetRow {
    public internal(set) var origin: RowOrigin
    public let vendor: Identifier
    public let question: Identifier
    public let asked: CalendarDate
    public let due: CalendarDate?
    public internal(set) var answered: CalendarDate?
    public let source: Identifier?
    public let note: String?

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
