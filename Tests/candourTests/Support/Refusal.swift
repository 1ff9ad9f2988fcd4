import Testing

extension Workdir {
    /// Expects that the dataset `data` is refused with these messages and no others, by `check` and by `score`, and that
    /// neither writes anything.
    /// - Parameter code: the exit code of both.
    func expectRefused(
        _ messages: String, code: Int32 = 1, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let before = try snapshot()
        let checked = try candour("check", "data")
        #expect(checked.err == messages + "\n\n", sourceLocation: sourceLocation)
        #expect(checked.code == code, sourceLocation: sourceLocation)
        let scored = try candour("score", "data", "--period", "2021-Q2")
        #expect(scored == Outcome(code: code, out: "", err: messages + "\n\n"), sourceLocation: sourceLocation)
        #expect(try snapshot() == before, "something was written", sourceLocation: sourceLocation)
    }

    /// Expects that `check` warns with these messages and no others, and that the dataset can be scored all the same.
    func expectWarned(_ messages: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let checked = try candour("check", "data")
        #expect(checked.err == (messages.isEmpty ? "" : messages + "\n\n"), sourceLocation: sourceLocation)
        #expect(checked.code == 0, sourceLocation: sourceLocation)
        let scored = try candour("score", "data", "--period", "2021-Q2")
        #expect(scored.code == 0, sourceLocation: sourceLocation)
        #expect(exists("Reports/data/2021-Q2/report.md"), sourceLocation: sourceLocation)
    }

    /// Expects that a file can't be used at all: one line, exit code 3, nothing written.
    func expectFileTrouble(_ message: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let before = try snapshot()
        for command in ["check", "score"] {
            let outcome = try candour(command, "data")
            #expect(outcome == Outcome(code: 3, out: "", err: message + "\n"), sourceLocation: sourceLocation)
        }
        #expect(try snapshot() == before, "something was written", sourceLocation: sourceLocation)
    }

    /// Everything that a run of the small dataset writes, but for the digests of the input files as they stand.
    func report() throws -> [String: [UInt8]] {
        let outcome = try candour("score", "data", "--period", "2021-Q2", "--output", "run")
        #expect(outcome.code == 0, "\(outcome.err)")
        var report: [String: [UInt8]] = [:]
        for file in try files(under: "run") where file != "manifest.json" {
            report[file] = try bytes(of: "run/" + file)
        }
        return report
    }
}
