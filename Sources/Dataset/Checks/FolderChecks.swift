import Tables

/// A file whose name is nearly that of a file of a dataset would be left out in silence.
enum FolderChecks {
    static func run(_ folder: String) throws(FileFault) -> [Diagnostic] {
        let known = TableSchema.all.map(\.file) + [DatasetFolder.methodFile, DatasetFolder.codelistsFile]
        let present = try FileWriting.names(in: folder)
        let absent = known.filter { !present.contains($0) }
        return present.compactMap { name -> Diagnostic? in
            guard !known.contains(name), let meant = nearest(to: name, among: absent) else { return nil }
            return Diagnostic(
                severity: .warning, identifier: "dataset.unknown-file", place: Place(file: folder + "/" + name),
                summary: "this is no file of a dataset, and is not read", fix: "did you mean '\(meant)'?")
        }
    }
}
