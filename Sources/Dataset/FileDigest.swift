public import Tables

/// The digest of a file as it stands: SHA-256 over the SHA-256s of its consecutive blocks of 4 MiB, so that each block
/// can be hashed by the worker that reads it.
public enum FileDigest {
    public static func of(_ path: String, threads: Int) throws(FileFault) -> String {
        let blocks = try TableFile(path: path).forEachBlock(threads: threads) { _, bytes in
            var digest = Digest()
            digest.update(bytes)
            return digest.hexadecimal()
        }
        var digest = Digest()
        for block in blocks { digest.update(block) }
        return digest.hexadecimal()
    }
}

extension DatasetFolder {
    /// The digest of each table's file that exists, by its name, and of each foreign file by its path.
    public func fileDigests(threads: Int) throws(FileFault) -> [String: String] {
        var digests: [String: String] = [:]
        for schema in TableSchema.all {
            let path = self.path + "/" + schema.file
            if try FileKind.of(path) == .file { digests[schema.file] = try FileDigest.of(path, threads: threads) }
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
