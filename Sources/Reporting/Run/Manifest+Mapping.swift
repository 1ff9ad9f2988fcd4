import Dataset

extension Manifest {
    /// How a table of the dataset was made from other people's files, for all quarters together.
    public struct MappedTable: Codable, Hashable, Sendable {
        /// The table's file, as a dataset of its own would have it.
        public let file: String
        /// The foreign files, those joined among them.
        public let from: [File]
        /// The foreign rows.
        public let rowsIn: Int
        /// Rows that a row became beyond the first.
        public let added: Int
        /// Rows that became part of another.
        public let folded: Int
        /// The table's rows.
        public let rowsOut: Int
        /// How many cells each rule touched.
        public let rules: [Count]
        /// What could not be placed.
        public let notPlaced: [Count]

        enum CodingKeys: String, CodingKey {
            case file, from, added, folded, rules
            case rowsIn = "rows_in"
            case rowsOut = "rows_out"
            case notPlaced = "not_placed"
        }

        init(_ table: MappingReport.Table, fileDigests: [String: String]) {
            file = table.file
            var files: [File] = []
            for path in table.from + table.beside where !files.contains(where: { $0.file == path }) {
                files.append(File(file: path, digest: fileDigests[path]))
            }
            from = files
            (rowsIn, added, folded, rowsOut) = (table.rowsIn, table.added, table.folded, table.rowsOut)
            rules = table.rules.map { Count(what: $0.what, count: $0.count) }
            notPlaced = table.notPlaced.map { Count(what: $0.what, count: $0.count) }
        }
    }

    /// A foreign file.
    public struct File: Codable, Hashable, Sendable {
        /// Its path from the dataset's folder.
        public let file: String
        /// Its digest as it stood; absent where it is not there.
        public let digest: String?

        enum CodingKeys: String, CodingKey {
            case file
            case digest = "file_sha256_of_4_mib_blocks"
        }
    }

    /// Something counted.
    public struct Count: Codable, Hashable, Sendable {
        /// What was counted.
        public let what: String
        /// How often.
        public let count: Int
    }
}
