/// A document.
public struct SourceRow: DatasetRow {
    public let origin: RowOrigin
    public let source: Identifier
    public let title: String?
    public let url: String?
    public let archived: String?
    public let published: CalendarDate?
    public let accessed: CalendarDate?
    public let kind: String?
    public let licence: String?
    public let note: String?

    public static let schema = TableSchema(
        "sources", row: "a document",
        [
            Column("source", .key, .identifier, "the source's identifier in this dataset"),
            Column("title", .optional, .text, "the document's title"),
            Column("url", .optional, .text, "where it can be read"),
            Column("archived", .optional, .text, "where a copy is kept"),
            Column("published", .optional, .date, "when it was published"),
            Column("accessed", .optional, .date, "when it was read"),
            Column("kind", .optional, .text, "letter, press, tender, report …"),
            Column("licence", .optional, .text, "under which it may be used"),
            Column("note", .optional, .text, "anything a reader should know"),
        ])

    public init?(_ cells: inout CellReader) {
        origin = cells.origin
        source = cells.required("source")
        title = cells.text("title")
        url = cells.text("url")
        archived = cells.text("archived")
        published = cells.date("published")
        accessed = cells.date("accessed")
        kind = cells.text("kind")
        licence = cells.text("licence")
        note = cells.text("note")
        guard cells.isSound else { return nil }
    }
}
