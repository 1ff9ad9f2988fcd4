public import Tables

/// A new dataset folder, written whole or not at all.
public enum ImportedFolder {
    /// What came of writing it.
    public enum Outcome: Sendable {
        /// It stands there.
        case written
        /// Something stands there already, and nothing was written.
        case refused
        /// What was to be written would not pass `check`, and nothing was written.
        case unsound([Diagnostic])
    }

    /// Writes files into a folder beside their place, reads them as any dataset is read, and moves the folder there.
    ///
    /// - Throws: when the system refuses; nothing is left half-written.
    public static func write(
        _ files: [(path: String, bytes: [UInt8])], to path: String, options: ReadingOptions = ReadingOptions()
    ) throws(FileFault) -> Outcome {
        let target = DatasetFolder(path).path
        guard try FileKind.of(target) == nil else { return .refused }
        let folder = try FileWriting.makeTemporaryFolder(beside: target)
        do throws(FileFault) {
            for file in files { try FileWriting.write(file.bytes, to: folder + "/" + file.path) }
            let errors = try DatasetFolder(folder, options: options).read().diagnostics
                .filter { $0.severity == .error }
            guard errors.isEmpty else {
                try FileWriting.removeFolder(folder)
                return .unsound(errors.map { $0.moved(from: folder, to: target) })
            }
            try FileWriting.move(folder, to: target, exchanging: false)
        } catch {
            try? FileWriting.removeFolder(folder)
            throw error
        }
        return .written
    }
}

extension Diagnostic {
    /// The same, of a file that stands in another folder.
    fileprivate func moved(from folder: String, to target: String) -> Diagnostic {
        var moved = self
        if place.file.hasPrefix(folder) { moved.place.file = target + place.file.dropFirst(folder.count) }
        return moved
    }
}
