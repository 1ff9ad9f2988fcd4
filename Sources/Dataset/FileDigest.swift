public import Tables

/// The digest of a file as it stands, by blocks, as `BlockDigest` says.
public enum FileDigest {
    public static func of(_ path: String, threads: Int) throws(FileFault) -> String {
        try TableFile(path: path).digest(threads: threads)
    }
}

extension DatasetFolder {
    /// The digest of each table's file that exists, as it is stored, by the table's plain name, such as `contracts.csv`.
    public func fileDigests(threads: Int) throws(FileFault) -> [String: String] {
        var digests: [String: String] = [:]
        for schema in TableSchema.all {
            guard let path = try TableLocation.file(of: schema, in: path), try FileKind.of(path) == .file else {
                continue
            }
            digests[schema.file] = try FileDigest.of(path, threads: threads)
        }
        return digests
    }
}
