import Foundation
import Tables

@testable import Dataset

/// A dataset in a temporary folder, which goes with the last reference.
final class TemporaryDataset: Sendable {
    let path: String

    /// The files of a dataset as texts; the method and the vendors stand there unless they are given.
    init(_ files: [String: String], isComplete: Bool = true) throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("dataset-" + UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        var all = isComplete ? ["method.yaml": TestMethod.text, "vendors.csv": "vendor,name\nalder,Alder\n"] : [:]
        all.merge(files) { $1 }
        for (name, text) in all { try write(Array(text.utf8), to: name) }
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
    }

    func read(threads: Int = 1) throws -> DatasetReading {
        try DatasetFolder(path, options: ReadingOptions(threads: threads)).read()
    }

    /// What was found, each as `file:line:column identifier`, the folder left out.
    func faults() throws -> [String] {
        try read().diagnostics.map { diagnostic in
            diagnostic.place.description.replacingOccurrences(of: path + "/", with: "") + " " + diagnostic.identifier
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Methods as texts.
enum TestMethod {
    static let text = """
        candour: 1
        title: A method
        missing: {unrated: minimum}
        scales:
          answer: {full: 100, partial: 50, evaded: 0, refused: nonresponse}
        nodes:
          transparency: {aggregate: mean}

        """

    /// The method of a text behind the two keys that every method has.
    static func read(_ rest: String) -> (method: Method?, diagnostics: [Diagnostic]) {
        MethodFile.read("candour: 1\ntitle: A method\n" + rest, file: "m")
    }

    /// What is wrong with it, each as `line:column identifier`.
    static func faults(_ rest: String) -> [String] {
        read(rest).diagnostics.map { "\($0.place.line ?? 0):\($0.place.column ?? 0) \($0.identifier)" }
    }
}
