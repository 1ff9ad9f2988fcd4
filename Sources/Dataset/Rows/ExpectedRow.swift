public import Statistics

/// A published score that the dataset should reproduce.
public struct ExpectedRow: DatasetRow {
    /// Where the row stands, and its cells as they were written.
    public let origin: RowOrigin
    /// The calendar quarter; blank: every one.
    public let period: Period?
    /// The vendor.
    public let vendor: Identifier
    /// The part of the vendor; blank: the vendor itself.
    public let subject: Identifier?
    /// The node or question.
    public let node: Identifier
    /// Nil: published as having no score.
    public let score: Rational?
    /// How far off still counts as met; 0 where blank.
    public let tolerance: Rational

    /// The table's columns.
    public static let schema = TableSchema(
        "expected", row: "a published score to reproduce",
        [
            Column("period", .key, .period, "the calendar quarter; blank: every one"),
            Column("vendor", .key, .identifier, "the vendor"),
            Column("subject", .key, .identifier, "the part of the vendor; blank: the vendor itself"),
            Column("node", .key, .identifier, "the node or question"),
            Column("score", .optional, .decimal, "the published score; blank: published as having none"),
            Column("tolerance", .optional, .decimal, "how far off still counts as met; 0 where blank"),
        ])

    /// Reads the row; nil when a cell of it cannot be read.
    public init?(_ cells: inout CellReader) {
        origin = cells.origin
        period = cells.text("period") == nil ? nil : cells.period("period")
        vendor = cells.required("vendor")
        subject = cells.identifier("subject")
        node = cells.required("node")
        score = cells.decimal("score")
        tolerance = cells.decimal("tolerance", atLeast: 0) ?? 0
        guard cells.isSound else { return nil }
    }
}
