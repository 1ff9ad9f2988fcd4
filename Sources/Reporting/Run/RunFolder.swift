import Dataset
public import Tables

/// A run on disk: written whole or not at all.
public struct RunFolder: Sendable {
    public let path: String

    public init(_ path: String) { self.path = RunFolder.withoutSlash(path) }

    /// A folder's path without slashes at its end.
    public static func withoutSlash(_ path: String) -> String {
        var path = path
        while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }

    /// What writing a run came to.
    public enum Outcome: Hashable, Sendable {
        case written
        /// The same bytes stood there already.
        case unchanged
        /// Another edition stands there.
        case refusedOtherEdition(String)
        /// Something stands there that is no run, or files that are none of its run's; replacing it would lose them.
        case refusedForeignFiles([String])
    }

    /// Writes a run beside its place and moves it there in one step.
    ///
    /// - Parameter replacing: whether another edition that stands there may be replaced.
    /// - Throws: `FileFault` when a file can't be written; what stood at the path is then as it was.
    public func write(_ run: Run, fileDigests: [String: String], replacing: Bool) throws(FileFault) -> Outcome {
        let exists = try FileKind.of(path) != nil
        if exists {
            if try holds(run) { return .unchanged }
            if let refusal = try refusal(of: run, replacing: replacing) { return refusal }
        }
        let temporary = try FileWriting.makeTemporaryFolder(beside: path)
        do throws(FileFault) {
            try FileWriting.fill(temporary, with: run.outputs.files.lazy.map { ($0.path, $0.pieces) })
            let manifest = JSON.bytes(run.manifest(fileDigests: fileDigests))
            try FileWriting.write(manifest, to: temporary + "/" + Manifest.file)
            try FileWriting.move(temporary, to: path, exchanging: exists)
        } catch {
            // The first fault is the one to tell; a leftover folder begins with a dot and is named in no report.
            try? FileWriting.removeFolder(temporary)
            // Somebody may have written the same run meanwhile: then nothing is amiss.
            if !exists, try FileKind.of(path) != nil, try holds(run) { return .unchanged }
            throw error
        }
        if exists { try FileWriting.removeFolder(temporary) }
        return .written
    }

    /// The manifest that stands there; nil where none does or it can't be read as one.
    public func manifest() throws(FileFault) -> Manifest? {
        let file = path + "/" + Manifest.file
        guard try FileKind.of(file) == .file else { return nil }
        return JSON.value(Manifest.self, from: try readFile(file))
    }

    /// Whether every output stands there with the same bytes, and nothing else.
    private func holds(_ run: Run) throws(FileFault) -> Bool {
        guard try FileKind.of(path) == .folder else { return false }
        // Without a manifest it is no run, and may be a folder with very much in it.
        guard try manifest() != nil else { return false }
        let present = try FileWriting.files(below: path).filter { $0 != Manifest.file }
        guard present == run.outputs.files.map(\.path) else { return false }
        for file in run.outputs.files where try readFile(path + "/" + file.path) != file.bytes { return false }
        return true
    }

    private func refusal(of run: Run, replacing: Bool) throws(FileFault) -> Outcome? {
        guard try FileKind.of(path) == .folder else { return .refusedForeignFiles([path]) }
        guard let manifest = try manifest() else {
            let names = try FileWriting.names(in: path)
            return names.isEmpty ? nil : .refusedForeignFiles(names)
        }
        let present = try FileWriting.files(below: path)
        let known = Set(manifest.outputs.map(\.path) + [Manifest.file])
        let foreign = present.filter { !known.contains($0) }
        if !foreign.isEmpty { return .refusedForeignFiles(foreign) }
        return replacing ? nil : .refusedOtherEdition(manifest.edition)
    }
}
