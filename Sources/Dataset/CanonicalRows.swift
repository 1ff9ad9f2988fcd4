import Tables

/// The canonical form of a run's inputs: what digests and editions are taken over, and what a run publishes.
public enum CanonicalRows {
    /// A table's rows as its run publishes them: the known columns in fixed order, sorted by key.
    public struct TableText: Sendable {
        /// The table.
        public let schema: TableSchema
        /// How many rows it has.
        public let count: Int
        private let cells: @Sendable () -> [[String?]]
        private let takeDigest: @Sendable () -> String

        fileprivate init<Row: DatasetRow>(_ rows: [Row]) {
            schema = Row.schema
            count = rows.count
            cells = { rows.map(\.cells) }
            takeDigest = {
                var cells = CellDigest()
                // By place: there may be many rows, and a copy of each would take longer than most of its cells.
                for place in rows.indices { rows[place].giveCells(to: &cells) }
                return cells.takeHexadecimal()
            }
        }

        /// The rows, cell by cell.
        public var rows: [[String?]] { cells() }

        /// The table as CSV.
        public var csv: [UInt8] {
            var writer = CSVWriter()
            writer.append(schema.columns.map(\.name))
            for row in rows { writer.append(row) }
            return writer.bytes
        }

        /// SHA-256 over the rows, each cell with its length before it, a blank told from an empty text.
        public var digest: String { takeDigest() }
    }

    /// What a manifest says of a table of a run's inputs.
    public struct TableDigest: Sendable {
        /// The table.
        public let schema: TableSchema
        /// How many rows it has.
        public let count: Int
        /// SHA-256 over the rows.
        public let digest: String
    }

    /// The digest of every table that has rows.
    public static func digests(_ tables: DatasetTables) -> [TableDigest] {
        self.tables(tables).map { TableDigest(schema: $0.schema, count: $0.count, digest: $0.digest) }
    }

    /// Every table that has rows, in the order of `TableSchema.all`; what is expected of a score is not its input.
    ///
    /// A file of which a quarter uses no row is not an input of it, so that one begun later leaves it as it was. But
    /// that requests are recorded at all decides what was asked, and vendors have a file in every dataset.
    public static func tables(_ tables: DatasetTables) -> [TableText] {
        [
            TableText(tables.vendors), TableText(tables.questions), TableText(tables.requests),
            TableText(tables.responses), TableText(tables.subjects), TableText(tables.weights),
            TableText(tables.contracts), TableText(tables.claims), TableText(tables.sources), TableText(tables.rates),
        ].filter { $0.count > 0 || (decisive.contains($0.schema.name) && tables.present.contains($0.schema.name)) }
    }

    /// The tables whose being there says something although they have no rows.
    private static let decisive: Set<String> = [VendorRow.schema.name, RequestRow.schema.name]
}
