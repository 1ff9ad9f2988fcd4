import Tables

/// A file whose name is nearly that of a file of a dataset would be left out in silence.
enum FolderChecks {
    static func run(_ folder: String) throws(FileFault) -> [Diagnostic] {
        let plain = TableSchema.all.map(\.file) + [DatasetFolder.methodFile, DatasetFolder.codelistsFile]
        let known = plain + TableSchema.all.flatMap { schema in TableLocation.suffixes.map { schema.file + $0 } }
        let present = try FileWriting.names(in: folder)
        let absent = plain.filter { name in !TableLocation.suffixes.contains { present.contains(name + $0) } }
        return present.compactMap { name -> Diagnostic? in
            guard !known.contains(name), let meant = nearest(to: name, among: absent) else { return nil }
            return Diagnostic(
                severity: .warning, identifier: "dataset.unknown-file", place: Place(file: folder + "/" + name),
                summary: "this is no file of a dataset, and is not read", fix: "did you mean '\(meant)'?")
        }
    }
}
