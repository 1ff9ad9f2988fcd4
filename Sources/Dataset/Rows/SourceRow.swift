/// A document.
public struct SourceRow: DatasetRow {
    /// Where the row stands, and its cells as they were written.
    public let origin: RowOrigin
    /// The source's identifier in this dataset.
    public let source: Identifier
    /// The document's title.
    public let title: String?
    /// Where it can be read.
    public let url: String?
    /// Where a copy is kept.
    public let archived: String?
    /// When it was published.
    public let published: CalendarDate?
    /// When it was read.
    public let accessed: CalendarDate?
    /// Letter, press, tender, report ….
    public let kind: String?
    /// Under which it may be used.
    public let licence: String?
    /// Anything a reader should know.
    public let note: String?

    /// The table's columns.
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

    /// Reads the row; nil when a cell of it cannot be read.
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
