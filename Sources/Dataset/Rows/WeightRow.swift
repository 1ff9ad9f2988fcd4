public import Statistics

/// A weight that one vendor has in place of the method's.
public struct WeightRow: DatasetRow {
    /// Where the row stands, and its cells as they were written.
    public let origin: RowOrigin
    /// The calendar quarter; nil: every one.
    public let period: Period?
    /// The vendor, as it is scored.
    public let vendor: Identifier
    /// The node whose children are weighed.
    public let node: Identifier
    /// The node or question under it.
    public let child: Identifier
    /// What the child weighs for this vendor; 0 takes it out.
    public let weight: Rational
    /// Why the vendor is weighed in a way of its own.
    public let reason: String
    /// The document that says so.
    public let source: Identifier?

    /// The table's columns.
    public static let schema = TableSchema(
        "weights", row: "a weight that one vendor has in place of the method's",
        [
            Column("period", .key, .period, "the calendar quarter; blank: every one"),
            Column("vendor", .key, .identifier, "the vendor, as it is scored"),
            Column("node", .key, .identifier, "the node whose children are weighed"),
            Column("child", .key, .identifier, "the node or question under it"),
            Column("weight", .required, .decimal, "what the child weighs for this vendor; 0 takes it out"),
            Column("reason", .required, .text, "why the vendor is weighed in a way of its own"),
            Column("source", .optional, .identifier, "the document that says so"),
        ])

    /// Reads the row; nil when a cell of it cannot be read.
    public init?(_ cells: inout CellReader) {
        origin = cells.origin
        period = cells.text("period") == nil ? nil : cells.period("period")
        vendor = cells.required("vendor")
        node = cells.required("node")
        child = cells.required("child")
        _ = cells.required("weight")
        let weight = cells.decimal("weight", atLeast: 0)
        reason = cells.required("reason").text
        source = cells.identifier("source")
        guard cells.isSound, let weight else { return nil }
        self.weight = weight
    }
}
