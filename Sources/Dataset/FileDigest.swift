public import Tables

/// The digest of a file as it stands, by blocks, as `BlockDigest` says.
public enum FileDigest {
    public static func of(_ path: String, threads: Int) throws(FileFault) -> String {
        try TableFile(path: path).digest(threads: threads)
    }
}

extension DatasetFolder {
    /// The digest of each table's file that exists, as it is stored, by the table's plain name, such as `contracts.csv`; and
    /// of each foreign file by its path.
    public func fileDigests(threads: Int) throws(FileFault) -> [String: String] {
        var digests: [String: String] = [:]
        for schema in TableSchema.all {
            guard let path = try TableLocation.file(of: schema, in: path), try FileKind.of(path) == .file else {
                continue
            }
            digests[schema.file] = try FileDigest.of(path, threads: threads)
        }
        var diagnostics: [Diagnostic] = []
        for file in try readMapping(&diagnostics).mapping?.files.values.map({ $0 }) ?? []
        where digests[file.path] == nil {
            let path = self.path + "/" + file.path
            if try FileKind.of(path) == .file { digests[file.path] = try FileDigest.of(path, threads: threads) }
        }
        return digests
    }
}
