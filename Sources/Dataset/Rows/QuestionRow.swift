public import Statistics

/// A question put to vendors: a leaf of the node graph.
public struct QuestionRow: DatasetRow {
    /// Where the row stands, and its cells as they were written.
    public let origin: RowOrigin
    /// The question's identifier in this dataset.
    public let question: Identifier
    /// The nodes that the question stands under, in the order written.
    public let under: [Identifier]
    /// The scale of method.yaml that its answers are rated on.
    public let scale: Identifier
    /// The question's weight under each of its nodes; 1 where the cell is blank.
    public let weight: Rational
    /// Whether a high rating means little openness.
    public let isReversed: Bool
    /// The question as it was put.
    public let text: String?
    /// The principle or standard that it rests on.
    public let principle: String?
    /// Anything a reader should know.
    public let note: String?

    /// The table's columns.
    public static let schema = TableSchema(
        "questions", row: "a question or indicator, a leaf of the node graph",
        [
            Column("question", .key, .identifier, "the question's identifier in this dataset"),
            Column("under", .required, .list, "the node or nodes it stands under, ';' between several"),
            Column("scale", .required, .identifier, "the scale of method.yaml that its answers are rated on"),
            Column("weight", .optional, .decimal, "its weight under its node; 1 where blank"),
            Column("reversed", .optional, .word, "yes where a high rating means little openness"),
            Column("text", .optional, .text, "the question as it was put"),
            Column("principle", .optional, .text, "the principle or standard that it rests on"),
            Column("note", .optional, .text, "anything a reader should know"),
        ])

    /// Reads the row; nil when a cell of it cannot be read.
    public init?(_ cells: inout CellReader) {
        origin = cells.origin
        question = cells.required("question")
        _ = cells.required("under")
        under = cells.identifiers("under")
        scale = cells.required("scale")
        weight = cells.decimal("weight", atLeast: 0) ?? 1
        isReversed = cells.yes("reversed")
        text = cells.text("text")
        principle = cells.text("principle")
        note = cells.text("note")
        guard cells.isSound else { return nil }
    }
}
