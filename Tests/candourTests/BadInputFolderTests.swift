import Foundation
import Testing

@Suite("Bad input: folders and files that can't be read or written")
struct BadInputFolderTests {
    @Test("A folder that isn't there")
    func noFolder() throws {
        let work = try Workdir.small()
        try work.remove("data")
        try work.expectRefused(
            """
            data: error: there is no folder of this name [dataset.missing-folder]
              fix: 'candour init data' starts a dataset there
            """, code: 3)
    }

    @Test("A file where a folder is wanted")
    func fileForFolder() throws {
        let work = try Workdir()
        try work.write("vendor,name\n", to: "data")
        try work.expectRefused(
            """
            data: error: this is not a folder, and a dataset is one [dataset.missing-folder]
              fix: name the folder that holds vendors.csv and method.yaml
            """, code: 3)
    }

    @Test("A folder where a file is wanted", arguments: ["vendors.csv", "method.yaml"])
    func folderForFile(name: String) throws {
        let work = try Workdir.small()
        try work.remove("data/" + name)
        try work.makeFolder("data/" + name)
        try work.expectFileTrouble("error: cannot open data/\(name): Is a directory")
    }

    @Test("A pipe where a file is wanted is not waited for")
    func pipeForFile() throws {
        let work = try Workdir.small()
        try work.remove("data/rates.csv")
        #expect(try work.shell("mkfifo data/rates.csv").code == 0)
        for command in ["check", "score"] {
            let outcome = try work.candour(command, "data")
            #expect(
                outcome == .init(code: 3, out: "", err: "error: cannot open data/rates.csv: not a regular file\n"))
        }
        #expect(!work.exists("Reports"))
    }

    @Test(
        "A file that may not be read", .enabled(if: Unprivileged.isPossible, "skipped: permissions can't be given up"))
    func unreadable() throws {
        let work = try Workdir.small()
        #expect(try work.shell("chmod -R a+rwX .. && chmod 000 data/rates.csv").code == 0)
        let outcome = try work.unprivileged("\"$CANDOUR\" check data")
        #expect(outcome == .init(code: 3, out: "", err: "error: cannot open data/rates.csv: Permission denied\n"))
    }

    @Test(
        "A folder that may not be written in",
        .enabled(if: Unprivileged.isPossible, "skipped: permissions can't be given up"))
    func unwritable() throws {
        let work = try Workdir.small()
        try work.makeFolder("shelf")
        #expect(try work.shell("chmod -R a+rX .. && chmod 555 shelf .").code == 0)
        let before = try work.snapshot()
        let outcome = try work.unprivileged("\"$CANDOUR\" score data --output shelf/run")
        #expect(
            outcome
                == .init(
                    code: 3, out: "",
                    err: """
                        error: cannot create shelf/run: Permission denied
                        Nothing was written to shelf/run.

                        """))
        let fresh = try work.unprivileged("\"$CANDOUR\" score data")
        #expect(
            fresh
                == .init(
                    code: 3, out: "",
                    err: """
                        error: cannot create Reports: Permission denied
                        Nothing was written to Reports/data/2021-Q2.

                        """))
        #expect(try work.snapshot() == before)
        #expect(try work.shell("chmod 755 shelf .").code == 0)
    }

    @Test(
        "A full disk: nothing half-written remains, and what stood there is as it was",
        .enabled(if: SmallDisk.isPossible, "skipped: no small file system can be mounted here"))
    func fullDisk() throws {
        let work = try Workdir.small()
        let outcome = try work.shell(
            """
            exec unshare -m sh -c '
                mkdir disk && mount -t tmpfs -o size=400k tmpfs disk || exit 99
                "$CANDOUR" score data --output disk/run > first.txt 2>&1 || exit 98
                cp -r disk/run kept
                head -c 1000000 /dev/zero > disk/filler 2> /dev/null
                sed -i "s/ada,full/ada,partial/" data/responses.csv
                "$CANDOUR" score data --output disk/run --replace
                code=$?
                diff -r kept disk/run || exit 97
                ls -A disk
                exit $code'
            """)
        #expect(outcome.code == 3, "\(outcome.err)")
        #expect(outcome.out == "filler\nrun\n")
        #expect(
            outcome.err.replacing(/unfinished-\d+-\d+/, with: "unfinished")
                .replacing(/unfinished\/\S+:/, with: "unfinished/…:") == """
                    error: cannot write disk/.run.unfinished/…: No space left on device
                    Nothing was written to disk/run.

                    """)
    }

    @Test("A limit of a file's size: nothing half-written remains, and what stood there is as it was")
    func sizeLimit() throws {
        let work = try Workdir.small()
        let limited = "ulimit -f 8; exec \"$CANDOUR\" score data --output run"
        let message = """
            error: cannot write .run.unfinished: File too large
            Nothing was written to run.

            """
        func plain(_ text: String) -> String {
            text.replacing(/\.\/\.run/, with: ".run").replacing(/unfinished-\d+-\d+\/\S+:/, with: "unfinished:")
        }
        let before = try work.snapshot()
        let first = try work.shell(limited)
        #expect(first.code == 3)
        #expect(plain(first.err) == message)
        #expect(try work.snapshot() == before)

        #expect(try work.candour("score", "data", "--output", "run").code == 0)
        try work.replace("ada,full", with: "ada,partial", in: "data/responses.csv")
        let kept = try work.snapshot()
        let second = try work.shell(limited + " --replace")
        #expect(second.code == 3)
        #expect(plain(second.err) == message)
        #expect(try work.snapshot() == kept)
    }
}
