import Foundation

extension Workdir {
    /// Writes a file, and the folders that it stands in.
    func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

    func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
        let url = url(name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    func bytes(of name: String) throws -> [UInt8] { Array(try Data(contentsOf: url(name))) }

    func text(of name: String) throws -> String { String(decoding: try bytes(of: name), as: UTF8.self) }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: url(name).path) }

    func remove(_ name: String) throws { try FileManager.default.removeItem(at: url(name)) }

    func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(at: url(name), withIntermediateDirectories: true)
    }

    /// Replaces the first occurrence of a text in a file; a text that isn't there is a fault of the test.
    func replace(_ old: String, with new: String, in name: String) throws {
        try replace(old, with: Array(new.utf8), in: name)
    }

    func replace(_ old: String, with new: [UInt8], in name: String) throws {
        let bytes = try bytes(of: name)
        let wanted = Array(old.utf8)
        guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: wanted) }) else {
            throw Missing(text: old, file: name)
        }
        try write(bytes[..<start] + new + bytes[(start + wanted.count)...], to: name)
    }

    func append(_ text: String, to name: String) throws { try write(try bytes(of: name) + Array(text.utf8), to: name) }

    /// Every file below the folder with its bytes, to see afterwards that nothing was touched.
    func snapshot() throws -> [String: [UInt8]] {
        var snapshot: [String: [UInt8]] = [:]
        for file in try files() { snapshot[file] = try bytes(of: file) }
        return snapshot
    }

    /// Copies a dataset of the project into the folder.
    func copyDataset(_ dataset: String, to name: String? = nil) throws {
        try FileManager.default.copyItem(atPath: Package.dataset(dataset), toPath: url(name ?? dataset).path)
    }

    /// The files under a folder, relative to it, in byte order; hidden ones too. Empty when there is no such folder.
    func files(under name: String = ".") throws -> [String] {
        let folder = url(name)
        guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
        return try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { path in
                var isFolder: ObjCBool = false
                // The folder answers through a pointer; it is only read after the call.
                let exists = unsafe FileManager.default.fileExists(
                    atPath: folder.appendingPathComponent(path).path, isDirectory: &isFolder)
                return exists && !isFolder.boolValue
            }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private func url(_ name: String) -> URL {
        name.hasPrefix("/") ? URL(fileURLWithPath: name) : URL(fileURLWithPath: path + "/" + name)
    }

    /// A test that wants to change what isn't there.
    struct Missing: Error { let text: String, file: String }
}
