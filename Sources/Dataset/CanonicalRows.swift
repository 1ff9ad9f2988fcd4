import Tables

/// The canonical form of a run's inputs: what digests and editions are taken over, and what a run publishes.
public enum CanonicalRows {
    /// A table's rows as its run publishes them: the known columns in fixed order, sorted by key.
    public struct TableText: Sendable {
        public let schema: TableSchema
        public let rows: [[String?]]

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
            for row in rows {
                for cell in row { digest.update(lengthPrefixed: cell) }
            }
            return digest.hexadecimal()
        }
    }

    /// Every table that has rows, in the order of `TableSchema.all`; what is expected of a score is not its input.
    ///
    /// A file of which a quarter uses no row is not an input of it, so that one begun later leaves it as it was. But
    /// that requests are recorded at all decides what was asked, and vendors have a file in every dataset.
    public static func tables(_ tables: DatasetTables) -> [TableText] {
        [
            text(tables.vendors), text(tables.questions), text(tables.requests), text(tables.responses),
            text(tables.subjects), text(tables.weights), text(tables.contracts), text(tables.claims),
            text(tables.sources),
            text(tables.rates),
        ].filter { !$0.rows.isEmpty || (decisive.contains($0.schema.name) && tables.present.contains($0.schema.name)) }
    }

    /// The tables whose being there says something although they have no rows.
    private static let decisive: Set<String> = [VendorRow.schema.name, RequestRow.schema.name]

    private static func text<Row: DatasetRow>(_ rows: [Row]) -> TableText {
        TableText(schema: Row.schema, rows: rows.map(\.origin.cells))
    }
}

extension Digest {
    /// Adds a text with its length before it, so that no two sequences of texts give the same bytes.
    mutating func update(lengthPrefixed text: String?) {
        guard let text else { return update("-") }
        update("\(text.utf8.count):")
        update(text)
    }
}
