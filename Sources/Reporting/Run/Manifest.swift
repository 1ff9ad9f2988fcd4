/// `manifest.json`: what a run was made from and what it wrote.
///
/// Of all that a run writes this alone holds digests of the dataset's files as they stood, which shuffled rows change.
public struct Manifest: Codable, Hashable, Sendable {
    /// The release of Candour.
    public let candour: String
    /// The dataset's name.
    public let dataset: String
    /// The quarter that was scored.
    public let period: String
    /// The run's identifier.
    public let edition: String
    /// The run before it; absent for the first.
    public let previous: PreviousEdition?
    /// The methodology that scored it.
    public let method: Method
    /// The tables that it used.
    public let inputs: [Input]
    /// The tables that the run consists of, where it was asked for no more; absent for a whole run.
    public let onlyTables: [String]?
    /// Whether the run has the appendix of diagnostics; absent where it hasn't.
    public let diagnostics: Bool?
    /// For information: how the dataset's tables were made from other people's files; absent where none was, or where the
    /// run was scored from a run.
    public let mapping: [MappedTable]?
    /// Every file of the run but this one.
    public let outputs: [Output]

    enum CodingKeys: String, CodingKey {
        case candour, dataset, period, edition, previous, method, inputs, diagnostics, mapping, outputs
        case onlyTables = "only_tables"
    }

    /// Which methodology scored the run.
    public struct Method: Codable, Hashable, Sendable {
        /// Its title.
        public let title: String
        /// Its version.
        public let version: String
        /// SHA-256 over its keys and values, without comments and layout.
        public let digest: String
    }

    /// A table that the run used.
    public struct Input: Codable, Hashable, Sendable {
        /// The table's file.
        public let file: String
        /// The rows that the run used.
        public let rows: Int
        /// SHA-256 over the rows used, in canonical form.
        public let rowsDigest: String
        /// For information: the digest of the dataset's file as it stood; absent where a run was scored from a run.
        public let fileDigest: String?

        enum CodingKeys: String, CodingKey {
            case file, rows
            case rowsDigest = "rows_sha256"
            case fileDigest = "file_sha256_of_4_mib_blocks"
        }
    }

    /// A file that the run wrote.
    public struct Output: Codable, Hashable, Sendable {
        /// From the run's folder.
        public let path: String
        /// Its length.
        public let bytes: Int
        /// SHA-256 of its bytes.
        public let digest: String

        enum CodingKeys: String, CodingKey {
            case path, bytes
            case digest = "sha256"
        }
    }

    /// The table's file.
    public static let file = "manifest.json"

    /// For information: the digests of the dataset's files as they stood, by name.
    var fileDigests: [String: String] {
        Dictionary(
            inputs.compactMap { input in input.fileDigest.map { (input.file, $0) } },
            uniquingKeysWith: { first, _ in first })
    }
}
