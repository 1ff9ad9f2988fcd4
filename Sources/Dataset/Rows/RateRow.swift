public import Statistics

/// A currency rate of a year.
public struct RateRow: DatasetRow {
    public let origin: RowOrigin
    public let currency: Identifier
    public let year: Int
    /// Units of the currency for one unit of the method's base currency; above 0.
    public let perUnit: Rational
    public let source: Identifier?
    public let note: String?

    public static let schema = TableSchema(
        "rates", row: "a currency rate",
        [
            Column("currency", .key, .identifier, "ISO 4217"),
            Column("year", .key, .integer, "the year that the rate is an average of"),
            Column("per_unit", .required, .decimal, "units of this currency for one unit of the base currency"),
            Column("source", .optional, .identifier, "the document that gives it"),
            Column("note", .optional, .text, "anything a reader should know"),
        ])

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
