import Foundation
import Testing

/// What every command promises: help, exit codes, output for people and for machines.
@Suite("Commands")
struct CommandsTests {
    static let commands = ["init", "check", "score", "compare", "changes", "explain", "reply", "verify"]

    @Test("each command's help says what it does and has an example", arguments: commands)
    func help(_ command: String) throws {
        let outcome = try Workdir().candour(command, "--help")
        #expect(outcome.code == 0)
        #expect(outcome.err == "")
        #expect(outcome.out.contains("OVERVIEW: "))
        #expect(outcome.out.contains("Example: candour \(command) "))
        #expect(outcome.out == (try Workdir().candour("help", command)).out)
    }

    @Test("the program's own help lists the commands and the exit codes, and so does the program without a command")
    func ownHelp() throws {
        for outcome in [try Workdir().candour("--help"), try Workdir().candour()] {
            #expect(outcome.code == 0)
            for command in Self.commands { #expect(outcome.out.contains("  \(command) "), "\(command)") }
            #expect(outcome.out.contains("Exit codes: 0 done; 1 the data has errors"))
        }
    }

    @Test("every example of the help runs in the project's folder")
    func examples() throws {
        let work = try Workdir()
        try work.makeFolder("Data")
        try work.copyDataset("letters", to: "Data/letters")
        for command in ["init", "check", "score", "explain", "reply", "verify"] {
            let help = try work.candour(command, "--help").out
            let example = try #require(help.firstMatch(of: /Example: candour (.+)/)?.1)
            let outcome = try work.shell("\"$CANDOUR\" \(example)")
            #expect(outcome.code == 0, "candour \(example): \(outcome.err)")
        }
    }

    @Test("exit code 0: done")
    func done() throws {
        let work = try Workdir()
        try work.copyDataset("letters")
        #expect(try work.candour("check", "letters").code == 0)
        #expect(try work.candour("score", "letters", "--period", "2021-Q3").code == 0)
        #expect(try work.candour("verify", "Reports/letters/2021-Q3").code == 0)
    }

    @Test("exit code 1: the data has errors, and nothing is scored")
    func dataErrors() throws {
        let work = try Workdir()
        try work.copyDataset("letters")
        try work.replace("evaded", with: "evadet", in: "letters/responses.csv")
        let check = try work.candour("check", "letters")
        #expect(check.code == 1)
        #expect(check.err.contains("letters/responses.csv:"))
        #expect(check.err.contains("did you mean 'evaded'?"))
        #expect(check.out.contains("1 error"))
        let score = try work.candour("score", "letters")
        #expect(score.code == 1)
        #expect(score.err.contains("letters/responses.csv:"))
        #expect(score.out == "")
        #expect(!work.exists("Reports"))
    }

    @Test(
        "exit code 2: the command was misused",
        arguments: [
            ["no-such-command"], ["score"], ["check", "letters", "--threads", "0"],
            ["check", "letters", "--threads", "x"],
            ["check", "letters", "--reader", "x"],
            ["check", "letters", "--no-such-option"], ["check", "letters", "--format", "xml"],
            ["score", "letters", "--period", "Q3"], ["score", "letters", "--period", "2019-Q1"],
            ["score", "letters", "--period", "all", "--output", "x"], ["score", "."], ["score", "letters/.."],
            ["explain", "x"],
        ])
    func misuse(_ arguments: [String]) throws {
        let work = try Workdir()
        try work.copyDataset("letters")
        let outcome = try work.run(Binary.path, arguments)
        #expect(outcome.code == 2)
        #expect(outcome.err.contains("Error: "), "\(outcome.err)")
        #expect(outcome.out == "")
        #expect(!work.exists("Reports"))
        #expect(!work.exists("x"))
    }

    @Test(
        "exit code 3: a file could not be read or written",
        arguments: [
            ["check", "nowhere"], ["score", "nowhere"], ["verify", "nowhere"], ["explain", "nowhere", "v"],
            ["check", "letters/vendors.csv"], ["score", "letters", "--output", "letters/vendors.csv/run"],
            ["init", "letters/vendors.csv/new"],
        ])
    func fileTrouble(_ arguments: [String]) throws {
        let work = try Workdir()
        try work.copyDataset("letters")
        let before = try work.files()
        let outcome = try work.run(Binary.path, arguments)
        #expect(outcome.code == 3, "\(outcome.err)")
        #expect(outcome.err.contains("error: "), "\(outcome.err)")
        #expect(try work.files() == before)
    }

    @Test(
        "without --period the last quarter is scored, with 'all' every one, and what is printed is where the report lies"
    )
    func periods() throws {
        let work = try Workdir()
        try work.copyDataset("letters")
        #expect(try work.candour("score", "letters", "-q").out == "Reports/letters/2022-Q2/report.md\n")
        let all = try work.candour("score", "letters", "--period", "all", "-q")
        #expect(all.out == "Reports/letters/2021-Q3/report.md\nReports/letters/2022-Q2/report.md\n")
        let refused = try work.candour("score", "letters", "--period", "2021-Q4")
        #expect(refused.err.contains("2021-Q3, 2022-Q2"))
    }

    @Test("--quiet prints results and errors only")
    func quiet() throws {
        let work = try Workdir()
        try work.copyDataset("letters")
        try work.rewrite("letters/vendors.csv") { $0.header[$0.column("note")] = "our notes" }
        #expect(try work.candour("check", "letters", "--quiet") == Workdir.Outcome(code: 0, out: "", err: ""))
        let loud = try work.candour("score", "letters", "--period", "2021-Q3", "--output", "loud")
        let quiet = try work.candour("score", "letters", "--period", "2021-Q3", "--output", "quiet", "--quiet")
        #expect(loud.err.contains("warning"))
        #expect(quiet == Workdir.Outcome(code: 0, out: "quiet/report.md\n", err: ""))
        #expect(try work.candour("verify", "quiet", "-q") == Workdir.Outcome(code: 0, out: "", err: ""))
        try work.replace("evaded", with: "evadet", in: "letters/responses.csv")
        #expect(try work.candour("check", "letters", "-q").err.contains("evadet"))
    }

    @Test("--format json is JSON on standard output, with file, line, column and what to do")
    func json() throws {
        let work = try Workdir()
        try work.copyDataset("letters")
        try work.replace("evaded", with: "evadet", in: "letters/responses.csv")
        let outcome = try work.candour("check", "letters", "--format", "json")
        #expect(outcome.code == 1)
        #expect(outcome.err == "")
        let entries = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.out.utf8)) as? [[String: Any]])
        let error = try #require(entries.first { $0["severity"] as? String == "error" })
        #expect(error["identifier"] as? String == "response.not-on-scale")
        #expect(error["file"] as? String == "letters/responses.csv")
        #expect(error["line"] as? Int == 11)
        #expect(error["column"] is Int)
        #expect((error["fix"] as? String)?.contains("evaded") == true)
        try work.replace("evadet", with: "evaded", in: "letters/responses.csv")
        let sound = try work.candour("check", "letters", "--format", "json", "--quiet")
        #expect(sound.code == 0)
        #expect((try JSONSerialization.jsonObject(with: Data(sound.out.utf8)) as? [Any])?.isEmpty == true)
    }

    @Test("--strict counts warnings as errors")
    func strict() throws {
        let work = try Workdir()
        try work.copyDataset("letters")
        try work.rewrite("letters/vendors.csv") { $0.header[$0.column("note")] = "notes" }
        #expect(try work.candour("check", "letters").code == 0)
        let strict = try work.candour("check", "letters", "--strict")
        #expect(strict.code == 1)
        #expect(strict.err.contains("did you mean 'note' by 'notes'?"))
    }

    @Test("a new dataset lacks only its vendors, and can be filled in and scored")
    func initThenCheck() throws {
        let work = try Workdir()
        let made = try work.candour("init", "Data/new")
        #expect(made.code == 0, "\(made.err)")
        let files = try work.files(under: "Data/new")
        #expect(files.contains("method.yaml") && files.contains("README.md") && files.contains("vendors.csv"))
        let check = try work.candour("check", "Data/new")
        #expect(check.out.contains("1 error,"), "\(check.err)")
        #expect(check.err.contains("[dataset.nothing-to-score]"))
        for name in files where name.hasSuffix(".csv") {
            #expect(try work.text(of: "Data/new/" + name).split(separator: "\n").count == 1)
        }
        // The README's example rows, put into the files, make a dataset.
        try fill(work, "Data/new")
        let filled = try work.candour("check", "Data/new", "--quiet")
        #expect(filled.code == 0, "\(filled.err)")
        let scored = try work.candour("score", "Data/new", "--quiet")
        #expect(scored.code == 0, "\(scored.err)")
        #expect(try work.candour("verify", "Reports/new/2026-Q1").code == 0)
    }

    /// Puts the example row that the README gives of each table into its file.
    private func fill(_ work: Workdir, _ dataset: String) throws {
        var table = ""
        var rows: [String: [String: String]] = [:]
        for line in try work.text(of: dataset + "/README.md").split(separator: "\n") {
            if line.hasPrefix("## ") { table = String(line.dropFirst(3)) }
            let cells = line.components(separatedBy: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            if cells.count >= 6, !cells[4].isEmpty, cells[1] != "column", cells[1] != "---" {
                rows[table, default: [:]][cells[1]] = cells[4]
            }
        }
        for (name, cells) in rows where name.hasSuffix(".csv") && !cells.isEmpty {
            try work.rewrite(dataset + "/" + name) { $0.append(cells) }
        }
        // A node without a question is an error, so the one question stands under every node.
        try work.rewrite(dataset + "/questions.csv") {
            $0.rows[0][$0.column("under")] = "responsiveness;clarity;specificity;consistency;verifiability"
        }
        for (source, title) in [("award", "Award"), ("bank", "Rates")] {
            try work.rewrite(dataset + "/sources.csv") { $0.append(["source": source, "title": title]) }
        }
    }

    @Test("init overwrites nothing")
    func initTwice() throws {
        let work = try Workdir()
        try work.write("mine\n", to: "new/method.yaml")
        let outcome = try work.candour("init", "new")
        #expect(outcome.code == 2)
        #expect(outcome.err.contains("method.yaml"))
        #expect(try work.files() == ["new/method.yaml"])
        #expect(try work.text(of: "new/method.yaml") == "mine\n")
        // Other files are no hindrance.
        try work.write("notes\n", to: "other/notes.txt")
        #expect(try work.candour("init", "other").code == 0)
        #expect(try work.text(of: "other/notes.txt") == "notes\n")
    }
}
