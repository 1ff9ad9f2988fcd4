import Tables

/// A file whose name is nearly that of a file of a dataset would be left out in silence.
enum FolderChecks {
    /// - Parameter foreign: The mapping, whose files are read although they are no files of a dataset.
    static func run(_ folder: String, foreign: Mapping?) throws(FileFault) -> [Diagnostic] {
        let known = TableSchema.all.map(\.file) + [DatasetFolder.methodFile, DatasetFolder.codelistsFile, Mapping.file]
        let mapped = Set((foreign?.files.values.map(\.path) ?? []).map { Identifier($0) })
        let present = try FileWriting.names(in: folder)
        let absent = known.filter { !present.contains($0) }
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
