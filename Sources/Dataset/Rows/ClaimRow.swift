/// Something a vendor says about itself.
public struct ClaimRow: DatasetRow {
    /// Where the row stands, and its cells as they were written.
    public internal(set) var origin: RowOrigin
    /// The claim's identifier in this dataset.
    public let claim: Identifier
    /// Who speaks.
    public let vendor: Identifier
    /// When it was said.
    public let date: CalendarDate
    /// When it was taken back.
    public internal(set) var withdrawn: CalendarDate?
    /// The contract that it speaks of; nil: all of them.
    public let contract: Identifier?
    public let assertion: Assertion
    /// Columns that are inference: 'column: reason', ';' between.
    public let inferred: [Inference]
    /// The document that holds it.
    public let source: Identifier?
    /// Its words.
    public let quote: String?
    /// Official or rendered.
    public let wording: Wording?
    /// Anything a reader should know.
    public let note: String?

    /// The table's columns.
    public static let schema = TableSchema(
        "claims", row: "something a vendor says about itself",
        [
            Column("claim", .key, .identifier, "the claim's identifier in this dataset"),
            Column("vendor", .required, .identifier, "who speaks"),
            Column("date", .required, .date, "when it was said"),
            Column("withdrawn", .optional, .date, "when it was taken back"),
            Column("contract", .optional, .identifier, "the contract it speaks of; blank: all"),
            Column("feature", .required, .word, "roles, a risk_ column, years, or statement"),
            Column("asserted", .optional, .text, "what it asserts of the feature: '!operate', 'public', '1'"),
            Column("inferred", .optional, .list, "columns that are inference: 'column: reason', ';' between"),
            Column("source", .optional, .identifier, "the document that holds it"),
            Column("quote", .optional, .text, "its words"),
            Column("wording", .optional, .word, "official or rendered"),
            Column("note", .optional, .text, "anything a reader should know"),
        ])

    /// Reads the row; nil when a cell of it cannot be read.
    public init?(_ cells: inout CellReader) {
        origin = cells.origin
        claim = cells.required("claim")
        vendor = cells.required("vendor")
        _ = cells.required("date")
        let date = cells.date("date")
        withdrawn = cells.date("withdrawn")
        contract = cells.identifier("contract")
        let assertion = cells.assertion()
        inferred = cells.inferences()
        source = cells.identifier("source")
        quote = cells.text("quote")
        wording = cells.word("wording", Wording.self)
        note = cells.text("note")
        guard cells.isSound, let date, let assertion else { return nil }
        self.date = date
        self.assertion = assertion
    }
}
