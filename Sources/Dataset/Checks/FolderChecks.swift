import Tables

/// A file whose name is nearly that of a file of a dataset would be left out in silence.
enum FolderChecks {
    /// - Parameter foreign: The mapping, whose files are read although they are no files of a dataset.
    static func run(_ folder: String, foreign: Mapping?) throws(FileFault) -> [Diagnostic] {
        let plain = TableSchema.all.map(\.file) + [DatasetFolder.methodFile, DatasetFolder.codelistsFile, Mapping.file]
        let known = plain + TableSchema.all.flatMap { schema in TableLocation.suffixes.map { schema.file + $0 } }
        let mapped = Set((foreign?.files.values.map(\.path) ?? []).map { Identifier($0) })
        let present = try FileWriting.names(in: folder)
        let absent = plain.filter { name in !TableLocation.suffixes.contains { present.contains(name + $0) } }
        return present.compactMap { name -> Diagnostic? in
            guard !known.contains(name), !mapped.contains(Identifier(name)),
                let meant = nearest(to: name, among: absent)
            else { return nil }
            return Diagnostic(
                severity: .warning, identifier: "dataset.unknown-file", place: Place(file: folder + "/" + name),
                summary: "this is no file of a dataset, and is not read", fix: "did you mean '\(meant)'?")
        }
    }
}
