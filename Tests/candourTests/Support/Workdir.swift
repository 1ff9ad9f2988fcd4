import Foundation

/// A fresh temporary folder for one test, and the real program run in it. The folder goes when the test is over.
final class Workdir {
    /// What a program left behind.
    struct Outcome: Equatable {
        let code: Int32
        let out: String
        let err: String
    }

    /// The folder's absolute path, without symbolic links.
    let path: String

    /// Where the outputs of the programs go: beside the folder, so that a test may list it.
    private let outputs: String

    init() throws {
        let base = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appendingPathComponent("candour-\(UUID().uuidString)").path
        path = base + "/work"
        outputs = base + "/outputs"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: outputs, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: (path as NSString).deletingLastPathComponent)
    }

    /// Runs `candour` in the folder. Relative paths among the arguments are taken from it.
    /// - Parameter environment: variables set beside those of the test itself.
    func candour(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
        try run(Binary.path, arguments, environment: environment)
    }

    /// Runs a shell script in the folder; `$CANDOUR` is the program.
    func shell(_ script: String, environment: [String: String] = [:]) throws -> Outcome {
        try run("/bin/sh", ["-c", script], environment: environment)
    }

    /// Runs any program in the folder. Its outputs go through files: a full pipe can't block it.
    func run(_ program: String, _ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
        let name = outputs + "/" + UUID().uuidString
        for ending in [".out", ".err"] { try Data().write(to: URL(fileURLWithPath: name + ending)) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: path)
        process.environment = ProcessInfo.processInfo.environment
            .merging(["CANDOUR": Binary.path]) { $1 }
            .merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: name + ".out"))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: name + ".err"))
        try process.run()
        process.waitUntilExit()
        return Outcome(code: process.terminationStatus, out: try text(name + ".out"), err: try text(name + ".err"))
    }

    private func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    }
}
