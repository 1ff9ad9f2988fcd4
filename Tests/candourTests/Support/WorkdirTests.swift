import Testing

@Suite("The test's own folder")
struct WorkdirTests {
    @Test("The program beside the tests is the one that runs, in a folder that starts empty")
    func runsTheBinary() throws {
        let work = try Workdir()
        #expect(try work.files() == [])
        let outcome = try work.candour("--version")
        #expect(outcome.code == 0)
        #expect(!outcome.out.isEmpty)
        #expect(outcome.err == "")
    }

    @Test("A script sees the program, and its exit code comes back")
    func runsAScript() throws {
        let work = try Workdir()
        try work.write("a", to: "deep/file.txt")
        let outcome = try work.shell("cat deep/file.txt; \"$CANDOUR\" no-such-command >/dev/null 2>&1; exit $?")
        #expect(outcome == Workdir.Outcome(code: 2, out: "a", err: ""))
    }

    @Test("The folder goes with the test")
    func removed() throws {
        var work: Workdir? = try Workdir()
        try work?.write("a", to: "file.txt")
        let path = try #require(work?.path)
        work = nil
        #expect(try Workdir().exists(path) == false)
    }
}
