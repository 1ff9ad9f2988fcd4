/// A part of a vendor that is rated on its own.
public struct SubjectRow: DatasetRow {
    /// Where the row stands, and its cells as they were written.
    public let origin: RowOrigin
    /// The vendor.
    public let vendor: Identifier
    /// A path such as `services/mobile/prepaid`.
    public let subject: Identifier
    /// Its name as a report prints it.
    public let label: String?

    /// The table's columns.
    public static let schema = TableSchema(
        "subjects", row: "a part of a vendor that is rated on its own (a product, a service)",
        [
            Column("vendor", .key, .identifier, "the vendor"),
            Column("subject", .key, .identifier, "the part, as a path such as services/mobile/prepaid"),
            Column("label", .optional, .text, "its name as a report prints it"),
        ])

    /// Reads the row; nil when a cell of it cannot be read.
    public init?(_ cells: inout CellReader) {
        origin = cells.origin
        vendor = cells.required("vendor")
        subject = cells.required("subject")
        label = cells.text("label")
        guard cells.isSound else { return nil }
    }
}
