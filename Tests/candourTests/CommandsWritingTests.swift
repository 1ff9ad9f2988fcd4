import Foundation
import Testing

/// A run is written whole or not at all, and nothing of anybody else's is lost.
@Suite("Writing a run")
struct CommandsWritingTests {
    static let run = "Reports/letters/2021-Q3"

    static func score(_ work: Workdir, _ arguments: String...) throws -> Workdir.Outcome {
        try work.run(Binary.path, ["score", "letters", "--period", "2021-Q3", "--quiet"] + arguments)
    }

    static func scored() throws -> Workdir { try ScoredOnce.workdir("letters") }

    @Test("another edition is refused without --replace, and replaced with it")
    func replace() throws {
        let work = try Self.scored()
        let before = try work.outputs(of: Self.run, withManifest: true)
        let edition = try #require(try work.edition(of: Self.run))
        try work.rewrite("letters/responses.csv") { $0.rows[0][$0.column("comment")] = "Corrected." }
        let refused = try Self.score(work)
        #expect(refused.code == 2)
        #expect(refused.out == "")
        #expect(refused.err.contains(edition.prefix(12)))
        #expect(refused.err.contains("--replace"))
        #expect(try firstDifference(before, work.outputs(of: Self.run, withManifest: true)) == nil)
        let replaced = try Self.score(work, "--replace")
        #expect(replaced.code == 0, "\(replaced.err)")
        #expect(try work.edition(of: Self.run) != edition)
        #expect(try work.candour("verify", Self.run).code == 0)
        #expect(try leftovers(work) == [])
    }

    @Test("a run whose files were changed is refused as that, and written anew with --replace")
    func changedFiles() throws {
        let work = try Self.scored()
        try work.write("edited by hand\n", to: Self.run + "/report.md")
        let refused = try Self.score(work)
        #expect(refused.code == 2)
        #expect(refused.err.contains("files of it were changed"))
        #expect(try work.text(of: Self.run + "/report.md") == "edited by hand\n")
        #expect(try Self.score(work, "--replace").code == 0)
        #expect(try work.candour("verify", Self.run).code == 0)
    }

    @Test("a missing file of the run is written anew only with --replace")
    func missingFile() throws {
        let work = try Self.scored()
        try work.remove(Self.run + "/charts/gap.svg")
        #expect(try Self.score(work).code == 2)
        #expect(try Self.score(work, "--replace").code == 0)
        #expect(work.exists(Self.run + "/charts/gap.svg"))
    }

    @Test(
        "files that are none of the run's are never lost",
        arguments: ["notes.txt", "charts/mine.svg", ".hidden", "a/b/c"])
    func foreign(_ name: String) throws {
        let work = try Self.scored()
        try work.write("mine", to: "\(Self.run)/\(name)")
        try work.rewrite("letters/responses.csv") { $0.rows[0][$0.column("comment")] = "Corrected." }
        for arguments in [[], ["--replace"]] {
            let outcome = try work.run(
                Binary.path, ["score", "letters", "--period", "2021-Q3", "--quiet"] + arguments)
            #expect(outcome.code == 2)
            #expect(outcome.err.contains(name), "\(outcome.err)")
        }
        #expect(try work.text(of: "\(Self.run)/\(name)") == "mine")
        #expect(try leftovers(work) == [])
    }

    @Test("a folder or a file that is no run is not written over")
    func notARun() throws {
        let work = try Workdir()
        try work.copyDataset("letters")
        try work.write("mine", to: "folder/thesis.txt")
        try work.write("mine", to: "file")
        for target in ["folder", "file", "letters"] {
            let before = try work.outputs(of: ".", withManifest: true)
            for arguments in [["--output", target], ["--output", target, "--replace"]] {
                let outcome = try work.run(
                    Binary.path, ["score", "letters", "--period", "2021-Q3", "--quiet"] + arguments)
                #expect(outcome.code == 2, "\(outcome.err)")
            }
            #expect(try firstDifference(before, work.outputs(of: ".", withManifest: true)) == nil)
        }
    }

    @Test("an empty folder is filled")
    func emptyFolder() throws {
        let work = try Workdir()
        try work.copyDataset("letters")
        try work.makeFolder("out")
        #expect(try Self.score(work, "--output", "out/").code == 0)
        #expect(try work.candour("verify", "out").code == 0)
    }

    @Test("several that write the same run at once all succeed, and it is whole", arguments: [false, true])
    func sameAtOnce(_ isFolderThere: Bool) throws {
        let work = try Workdir()
        try work.copyDataset("letters")
        if isFolderThere { try work.makeFolder(Self.run) }
        let started = try (0..<3).map { _ in
            try start(["score", "letters", "--period", "2021-Q3", "--quiet"], in: work)
        }
        for process in started {
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        }
        #expect(try work.candour("verify", Self.run).code == 0)
        #expect(try leftovers(work) == [])
    }

    @Test("several that replace a run with two editions at once leave one of them, whole")
    func editionsAtOnce() throws {
        let work = try Self.scored()
        try work.makeFolder("other")
        try FileManager.default.copyItem(atPath: work.path + "/letters", toPath: work.path + "/other/letters")
        try work.rewrite("other/letters/responses.csv") { $0.rows[0][$0.column("comment")] = "Corrected." }
        let started = try ["letters", "other/letters", "letters", "other/letters"].map {
            try start(["score", $0, "--period", "2021-Q3", "--replace", "--quiet", "--output", Self.run], in: work)
        }
        for process in started { process.waitUntilExit() }
        #expect(try work.candour("verify", Self.run).code == 0)
        #expect(try leftovers(work) == [])
    }

    /// The program, begun and not waited for. (A shell that is begun from here can't wait for jobs of its own: the signal
    /// that tells it of their end is blocked.)
    private func start(_ arguments: [String], in work: Workdir) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Binary.path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: work.path)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    @Test("what an interrupted run left beside the place disturbs nothing")
    func leftover() throws {
        let work = try Workdir()
        try work.copyDataset("letters")
        try work.write("half a report", to: "Reports/letters/.2021-Q3.unfinished-1-0/report.md")
        #expect(try Self.score(work).code == 0)
        #expect(try work.candour("verify", Self.run).code == 0)
        let again = try work.candour("score", "letters", "--period", "2021-Q3")
        #expect(again.err.contains("nothing was written"))
        #expect(work.exists("Reports/letters/.2021-Q3.unfinished-1-0/report.md"))
    }

    @Test("killed while it works, a run is not there or whole, never in part")
    func killed() throws {
        let work = try Workdir()
        try work.copyDataset("letters")
        // Different delays hit reading, scoring and writing; the last may let it end.
        for delay in [0.01, 0.03, 0.06, 0.1, 0.2, 0.4] {
            let process = try start(["score", "letters", "--period", "2021-Q3", "--quiet"], in: work)
            Thread.sleep(forTimeInterval: delay)
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            guard work.exists(Self.run) else { continue }
            #expect(try work.candour("verify", Self.run).code == 0, "after \(delay) s")
        }
        #expect(try Self.score(work).code == 0)
        #expect(try work.candour("verify", Self.run).code == 0)
    }

    @Test("a folder that can't be written to leaves nothing behind")
    func readOnly() throws {
        let work = try Workdir()
        try work.copyDataset("letters")
        let outcome = try Self.score(work, "--output", "letters/method.yaml/run")
        #expect(outcome.code == 3)
        #expect(outcome.err.contains("letters/method.yaml"))
        #expect(try leftovers(work) == [])
    }

    /// What the program left beside the runs.
    private func leftovers(_ work: Workdir) throws -> [String] {
        let found = try FileManager.default.subpathsOfDirectory(atPath: work.path)
        return found.filter { $0.contains(".unfinished-") }
    }
}
