/// A vendor, or a company of its group.
public struct VendorRow: DatasetRow {
    /// Where the row stands, and its cells as they were written.
    public let origin: RowOrigin
    /// The vendor's identifier in this dataset.
    public let vendor: Identifier
    /// The vendor's name as a report prints it.
    public let name: String
    /// The country of its seat, ISO 3166-1 alpha-2.
    public let country: String?
    /// The company of its group that it belongs to.
    public let parent: Identifier?
    /// The source that ties it to its parent.
    public let parentSource: Identifier?
    /// An official identifier: LEI, company number or org-id.
    public let identifier: String?
    /// Anything a reader should know.
    public let note: String?

    public var rowKey: RowKey { RowKey(vendor) }

    /// The table's columns.
    public static let schema = TableSchema(
        "vendors", row: "a vendor, or a company of its group",
        [
            Column("vendor", .key, .identifier, "the vendor's identifier in this dataset"),
            Column("name", .required, .text, "the vendor's name as a report prints it"),
            Column("country", .optional, .text, "the country of its seat, ISO 3166-1 alpha-2"),
            Column("parent", .optional, .identifier, "the company of its group that it belongs to"),
            Column("parent_source", .optional, .identifier, "the source that ties it to its parent"),
            Column("identifier", .optional, .text, "an official identifier: LEI, company number or org-id"),
            Column("note", .optional, .text, "anything a reader should know"),
        ])

    /// Reads the row; nil when a cell of it cannot be read.
    public init?(_ cells: inout CellReader) {
        origin = cells.origin
        vendor = cells.required("vendor")
        name = cells.requiredText("name")
        country = cells.text("country")
        parent = cells.identifier("parent")
        parentSource = cells.identifier("parent_source")
        identifier = cells.text("identifier")
        note = cells.text("note")
        guard cells.isSound else { return nil }
    }
}
