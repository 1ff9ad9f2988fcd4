/// What a mapping did: where the rows went, how many cells each rule touched, and what it could not place.
public struct MappingReport: Sendable, Hashable {
    /// The tables that were made, in the order of the dataset's files.
    public internal(set) var tables: [Table] = []

    /// What was done to make one table.
    public struct Table: Sendable, Hashable {
        /// The table's file, as a dataset of its own would have it.
        public let file: String
        /// The foreign files, by their paths from the dataset's folder.
        public let from: [String]
        /// Those beside them, of joins and folds.
        public let beside: [String]
        /// The rows that the foreign files have.
        public let rowsIn: Int
        /// Rows that a row became beyond the first.
        public let added: Int
        /// Rows that became part of another.
        public let folded: Int
        /// Rows that were refused, each with a message.
        public let refused: Int
        /// The rows of the table.
        public let rowsOut: Int
        /// What each rule is, and how many cells it touched.
        public let rules: [Count]
        /// What could not be placed, and how often it stands there.
        public let notPlaced: [Count]

        /// Whether nothing was dropped without being counted.
        public var addsUp: Bool { rowsIn + added == rowsOut + refused + folded }
    }

    /// Something counted.
    public struct Count: Sendable, Hashable {
        /// What was counted.
        public let what: String
        /// How often.
        public let count: Int
    }

    /// The report, line by line.
    public var lines: [String] {
        tables.flatMap { table in
            var first = "\(table.file) from \(table.from.joined(separator: ", ")): "
            first += "\(MappingReport.rows(table.rowsIn)) in"
            if table.added > 0 { first += ", \(table.added) added" }
            if table.folded > 0 { first += ", \(table.folded) folded into others" }
            if table.refused > 0 { first += ", \(table.refused) refused" }
            first += ", \(table.rowsOut) out"
            return [first]
                + table.rules.map { "  mapping: \($0.what): \(MappingReport.cells($0.count))" }
                + table.notPlaced.map { "  not placed: \($0.what): \($0.count)" }
        }
    }

    private static func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }
    private static func cells(_ count: Int) -> String { count == 1 ? "1 cell" : "\(count) cells" }
}
