import Foundation
import Testing

@testable import Tables

struct FileTests {
    @Test("a missing file says what the system says")
    func missing() {
        let fault = FileFault(path: "no/such/file.csv", operation: .open, reason: .system(ENOENT))
        #expect(throws: fault) { _ = try TableFile(path: "no/such/file.csv") }
        #expect(throws: fault) { _ = try readFile("no/such/file.csv") }
        #expect(fault.description == "cannot open no/such/file.csv: No such file or directory")
    }

    @Test("a folder and a device are no files")
    func notFiles() throws {
        let folder = FileManager.default.temporaryDirectory.path
        #expect(throws: FileFault(path: folder, operation: .open, reason: .system(EISDIR))) {
            _ = try TableFile(path: folder)
        }
        #expect(throws: FileFault(path: "/dev/null", operation: .open, reason: .notRegular)) {
            _ = try TableFile(path: "/dev/null")
        }
    }

    @Test("a file that becomes shorter while it is read is a fault")
    func shortened() throws {
        let stored = try TemporaryFile("a,b\n" + String(repeating: "1,2\n", count: 1_000))
        let file = try TableFile(path: stored.path)
        try Data("a,b\n1,2\n".utf8).write(to: URL(fileURLWithPath: stored.path), options: [])
        let fault = FileFault(path: stored.path, operation: .read, reason: .shortened)
        #expect(throws: fault) { _ = try file.read { Rows() } }
        #expect(throws: fault) { _ = try file.read(threads: 2) { Rows() } }
    }

    @Test("a small file is read as a whole")
    func whole() throws {
        let stored = try TemporaryFile("naïve\n")
        let bytes = try readFile(stored.path)
        #expect(bytes == Array("naïve\n".utf8))
        let empty = try TemporaryFile("")
        let nothing = try readFile(empty.path)
        #expect(nothing.isEmpty)
        withExtendedLifetime((stored, empty)) {}
    }

    @Test("the name in messages is the path unless another is given")
    func names() throws {
        let stored = try TemporaryFile("a\n")
        #expect(try TableFile(path: stored.path).name == stored.path)
        #expect(try TableFile(path: stored.path, name: "x.csv").name == "x.csv")
    }
}
