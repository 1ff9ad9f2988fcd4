import Tables

/// The canonical form of a run's inputs: what digests and editions are taken over, and what a run publishes.
public enum CanonicalRows {
    /// A table's rows as its run publishes them: the known columns in fixed order, sorted by key.
    public struct TableText: Sendable {
        /// The table.
        public let schema: TableSchema
        /// How many rows it has.
        public let count: Int
        /// Hands over each cell of each row in turn.
        private let forEachCell: @Sendable ((String?) -> Void) -> Void

        fileprivate init<Row: DatasetRow>(_ rows: [Row]) {
            schema = Row.schema
            count = rows.count
            forEachCell = { body in for row in rows { row.forEachCell(body) } }
        }

        /// The rows, cell by cell.
        public var rows: [[String?]] {
            var rows: [[String?]] = []
            var row: [String?] = []
            forEachCell { cell in
                row.append(cell)
                guard row.count == schema.columns.count else { return }
                rows.append(row)
                row.removeAll(keepingCapacity: true)
            }
            return rows
        }

        /// The table as CSV.
        public var csv: [UInt8] {
            var writer = CSVWriter()
            writer.append(schema.columns.map(\.name))
            for row in rows { writer.append(row) }
            return writer.bytes
        }

        /// SHA-256 over the rows, each cell with its length before it, a blank told from an empty text.
        public var digest: String {
            var digest = Digest()
            // Cells are short, and handing each over by itself would take longer than the digest.
            var waiting: [UInt8] = []
            forEachCell { cell in
                waiting.append(lengthPrefixed: cell)
                guard waiting.count >= 1 << 16 else { return }
                digest.update(waiting)
                waiting.removeAll(keepingCapacity: true)
            }
            digest.update(waiting)
            return digest.hexadecimal()
        }
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

extension [UInt8] {
    /// Adds a text with its length before it, so that no two sequences of texts give the same bytes.
    mutating func append(lengthPrefixed text: String?) {
        guard let text else { return append(UInt8(ascii: "-")) }
        let count = text.utf8.count
        if count < 10 {
            append(UInt8(ascii: "0") + UInt8(count))
        } else {
            append(contentsOf: String(count).utf8)
        }
        append(UInt8(ascii: ":"))
        append(contentsOf: text.utf8)
    }
}

extension Digest {
    /// Adds a text with its length before it.
    mutating func update(lengthPrefixed text: String?) {
        var bytes: [UInt8] = []
        bytes.append(lengthPrefixed: text)
        update(bytes)
    }
}
