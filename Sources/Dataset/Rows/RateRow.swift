public import Statistics

/// A currency rate of a year.
public struct RateRow: DatasetRow {
    /// Where the row stands, and its cells as they were written.
    public let origin: RowOrigin
    /// ISO 4217.
    public let currency: Identifier
    /// The year that the rate is an average of.
    public let year: Int
    /// Units of the currency for one unit of the method's base currency; above 0.
    public let perUnit: Rational
    /// The document that gives it.
    public let source: Identifier?
    /// Anything a reader should know.
    public let note: String?

    /// The table's columns.
    public static let schema = TableSchema(
        "rates", row: "a currency rate",
        [
            Column("currency", .key, .identifier, "ISO 4217"),
            Column("year", .key, .integer, "the year that the rate is an average of"),
            Column("per_unit", .required, .decimal, "units of this currency for one unit of the base currency"),
            Column("source", .optional, .identifier, "the document that gives it"),
            Column("note", .optional, .text, "anything a reader should know"),
        ])

    /// Reads the row; nil when a cell of it cannot be read.
    public init?(_ cells: inout CellReader) {
        origin = cells.origin
        currency = cells.required("currency")
        _ = cells.required("year")
        let year = cells.integer("year", atLeast: 1)
        _ = cells.required("per_unit")
        let rate = cells.decimal("per_unit", atLeast: 0)
        if rate == 0 {
            cells.report(
                "per_unit", "cell.out-of-range", "'per_unit' must be above 0", found: cells.text("per_unit"),
                expected: "units of this currency for one unit of the base currency")
        }
        source = cells.identifier("source")
        note = cells.text("note")
        guard cells.isSound, let year, let rate else { return nil }
        self.year = year
        perUnit = rate
    }

    /// `02017` is the year 2017.
    public static func key(of origin: RowOrigin) -> [Identifier] {
        cells(ofKeyIn: origin).enumerated().map { index, cell in
            index == 1 ? Identifier(Int(cell.text).map(String.init) ?? cell.text) : cell
        }
    }
}
