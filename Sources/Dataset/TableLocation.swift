public import Tables

/// Where a dataset's folder holds the file of a table, plain or compressed.
enum TableLocation {
    /// What may follow a table's name.
    static let suffixes = ["", ".gz", ".zst"]

    /// All files that a folder holds for a table; more than one is a fault.
    static func files(of schema: TableSchema, in folder: String) throws(FileFault) -> [String] {
        var found: [String] = []
        for suffix in suffixes {
            let path = folder + "/" + schema.file + suffix
            if try FileKind.of(path) != nil { found.append(path) }
        }
        return found
    }

    /// The file that is read for a table; nil when there is none.
    static func file(of schema: TableSchema, in folder: String) throws(FileFault) -> String? {
        try files(of: schema, in: folder).first
    }
}

extension DatasetFolder {
    /// Where the folder holds the table of a file's plain name, such as `contracts.csv`, which may be compressed there;
    /// nil when it does not.
    public func location(of file: String) throws(FileFault) -> String? {
        guard let schema = TableSchema.all.first(where: { $0.file == file }) else { return nil }
        return try TableLocation.file(of: schema, in: path)
    }
}
