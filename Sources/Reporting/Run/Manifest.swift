/// `manifest.json`: what a run was made from and what it wrote.
///
/// Of all that a run writes this alone holds digests of the dataset's files as they stood, which shuffled rows change.
public struct Manifest: Codable, Hashable, Sendable {
    /// The release of Candour.
    public let candour: String
    public let dataset: String
    public let period: String
    public let edition: String
    public let previous: PreviousEdition?
    public let method: Method
    public let inputs: [Input]
    public let outputs: [Output]

    public struct Method: Codable, Hashable, Sendable {
        public let title: String
        public let version: String
        /// SHA-256 over its keys and values, without comments and layout.
        public let digest: String
    }

    public struct Input: Codable, Hashable, Sendable {
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

    public struct Output: Codable, Hashable, Sendable {
        public let path: String
        public let bytes: Int
        public let digest: String

        enum CodingKeys: String, CodingKey {
            case path, bytes
            case digest = "sha256"
        }
    }

    public static let file = "manifest.json"

    /// For information: the digests of the dataset's files as they stood, by name.
    var fileDigests: [String: String] {
        Dictionary(
            inputs.compactMap { input in input.fileDigest.map { (input.file, $0) } },
            uniquingKeysWith: { first, _ in first })
    }
}
