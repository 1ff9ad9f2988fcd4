import Foundation

/// A file with given bytes in a folder of its own, deleted with the last reference.
final class TemporaryFile: Sendable {
    let path: String

    init(_ bytes: some Collection<UInt8>, name: String = "table.csv") throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tables-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let url = folder.appendingPathComponent(name)
        try Data(bytes).write(to: url)
        path = url.path
    }

    convenience init(_ text: String, name: String = "table.csv") throws {
        try self.init(Array(text.utf8), name: name)
    }

    deinit {
        try? FileManager.default.removeItem(at: URL(fileURLWithPath: path).deletingLastPathComponent())
    }
}
