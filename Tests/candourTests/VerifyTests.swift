import Foundation
import Testing

/// `verify`: anybody with a run can show that its inputs give its figures.
@Suite("Verify")
struct VerifyTests {
    static let run = "Reports/letters/2021-Q3"

    /// A folder with the letters' dataset and its run of 2021-Q3.
    static func scored() throws -> Workdir { try ScoredOnce.workdir("letters") }

    /// Changes one letter of a file in the middle of it, and gives the line where that is.
    static func changeByte(of name: String, in work: Workdir) throws -> Int {
        var bytes = try work.bytes(of: name)
        let letters = bytes.indices.filter { (UInt8(ascii: "a")...UInt8(ascii: "y")).contains(bytes[$0]) }
        let place = letters[letters.count / 2]
        bytes[place] += 1
        try work.write(bytes, to: name)
        return 1 + bytes[..<place].count { $0 == UInt8(ascii: "\n") }
    }

    @Test("the committed reports verify", arguments: GoldenTests.runs)
    func committed(_ run: String) throws {
        let outcome = try Workdir().candour("verify", Package.root + "/Reports/" + run)
        #expect(outcome.code == 0, "\(outcome.err)")
        #expect(outcome.out.contains("every byte as its inputs give it"))
    }

    @Test("a run that was not touched verifies against its dataset too")
    func untouched() throws {
        let work = try Self.scored()
        let outcome = try work.candour("verify", Self.run + "/", "--dataset", "letters")
        #expect(outcome.code == 0, "\(outcome.err)")
        #expect(outcome.err == "")
        #expect(outcome.out.contains("every row that the run used is the same"))
        let quiet = try work.candour("verify", Self.run, "--dataset", "letters", "--quiet")
        #expect(quiet == Workdir.Outcome(code: 0, out: "", err: ""))
    }

    @Test(
        "a changed byte is named with its file and line, and what the inputs give there",
        arguments: [
            "report.md", "method.md", "vendors/hikvision.md", "tables/scores.csv", "tables/contracts.csv",
            "charts/transparency.svg", "datapackage.json",
        ])
    func changedOutput(_ file: String) throws {
        let work = try Self.scored()
        let line = try Self.changeByte(of: Self.run + "/" + file, in: work)
        let outcome = try work.candour("verify", Self.run)
        #expect(outcome.code == 1)
        #expect(outcome.out == "")
        #expect(outcome.err.hasPrefix("\(Self.run)/\(file): line \(line) reads "), "\(outcome.err)")
        #expect(outcome.err.contains("and the inputs give"))
        #expect(outcome.err.split(separator: "\n").count == 1)
    }

    @Test(
        "a changed byte of an input is named with its file",
        arguments: ["inputs/contracts.csv", "inputs/responses.csv", "inputs/method.yaml", "inputs/codelists.yaml"])
    func changedInput(_ file: String) throws {
        let work = try Self.scored()
        _ = try Self.changeByte(of: Self.run + "/" + file, in: work)
        let outcome = try work.candour("verify", Self.run)
        #expect(outcome.code == 1)
        #expect(outcome.err.hasPrefix("\(Self.run)/\(file): "), "\(outcome.err)")
        #expect(outcome.err.contains("digest"))
    }

    @Test("an input whose digest in the manifest was changed with it gives another edition")
    func forgedInput() throws {
        let work = try Self.scored()
        let file = Self.run + "/inputs/responses.csv"
        let before = try digest(of: file, in: work)
        try work.replace("evaded", with: "full", in: file)
        try work.replace(before, with: try digest(of: file, in: work), in: Self.run + "/manifest.json")
        let outcome = try work.candour("verify", Self.run)
        #expect(outcome.code == 1)
        #expect(outcome.err.contains("manifest.json: it names edition"))
        #expect(outcome.err.contains("tables/scores.csv: line"))
    }

    private func digest(of file: String, in work: Workdir) throws -> String {
        let outcome = try work.shell("sha256sum '\(file)' 2>/dev/null || shasum -a 256 '\(file)'")
        return String(outcome.out.prefix(64))
    }

    @Test(
        "a change of the manifest is named with its line",
        arguments: [
            ("\"rows\" : 10", "\"rows\" : 11"), ("What the letters asked", "What the letters ask"),
            ("\"version\" : \"1.0\"", "\"version\" : \"1.1\""),
        ])
    func changedManifest(_ old: String, _ new: String) throws {
        let work = try Self.scored()
        let file = Self.run + "/manifest.json"
        let text = try work.text(of: file)
        let place = try #require(text.range(of: old))
        let line = 1 + text[..<place.lowerBound].count { $0 == "\n" }
        try work.write(text.replacingCharacters(in: place, with: new), to: file)
        let outcome = try work.candour("verify", Self.run)
        #expect(outcome.code == 1)
        #expect(outcome.err.hasPrefix("\(file): line \(line) reads "), "\(outcome.err)")
    }

    @Test("a digest changed in the manifest is named in both files")
    func changedDigest() throws {
        let work = try Self.scored()
        let digest = try digest(of: Self.run + "/report.md", in: work)
        try work.replace(digest, with: String(digest.reversed()), in: Self.run + "/manifest.json")
        let outcome = try work.candour("verify", Self.run)
        #expect(outcome.code == 1)
        #expect(outcome.err.contains("report.md: it does not have the digest that the manifest gives"))
        #expect(outcome.err.contains("manifest.json: line "))
    }

    @Test("a missing and an extra file are named")
    func missingAndExtra() throws {
        let work = try Self.scored()
        try work.remove(Self.run + "/charts/gap.svg")
        try work.write("notes", to: Self.run + "/tables/notes.txt")
        let outcome = try work.candour("verify", Self.run)
        #expect(outcome.code == 1)
        #expect(outcome.err.contains("\(Self.run)/charts/gap.svg: the manifest lists it, and it is not there"))
        #expect(outcome.err.contains("\(Self.run)/tables/notes.txt: the manifest does not list it"))
        try work.remove(Self.run + "/inputs/contracts.csv")
        let without = try work.candour("verify", Self.run)
        #expect(without.code == 1)
        #expect(without.err.contains("inputs/contracts.csv"))
    }

    @Test("a changed cell that the run used is named with file, key, column and both values")
    func changedCell() throws {
        let work = try Self.scored()
        try work.rewrite("letters/contracts.csv") { file in
            let row = file.rows.firstIndex { $0[0] == "pishan" } ?? 0
            file.rows[row][file.column("value")] = "335990001"
            file.rows[row][file.column("risk_demand")] = "vendor"
        }
        let outcome = try work.candour("verify", Self.run, "--dataset", "letters")
        #expect(outcome.code == 1)
        let row = "letters/contracts.csv: contract \"pishan\", vendor \"hikvision-system\", version \"1\": "
        #expect(outcome.err.contains(row + "'value' was \"335990000\" and is \"335990001\""), "\(outcome.err)")
        #expect(outcome.err.contains(row + "'risk_demand' was blank and is \"vendor\""))
        // The run itself is sound all the same, and that is said.
        #expect(outcome.out.contains("every byte as its inputs give it"))
    }

    @Test("a row gone, a row more and a changed method are named")
    func changedRows() throws {
        let work = try Self.scored()
        try work.rewrite("letters/claims.csv") { file in
            file.rows.removeAll { $0[0] == "human-rights" }
            file.append([
                "claim": "more", "vendor": "hikvision-uk", "date": "2021-08-10", "feature": "statement", "source": "l2",
                "quote": "words",
            ])
        }
        try work.replace("operate: 0.35", with: "operate: 0.34", in: "letters/method.yaml")
        try work.replace("supply: 0.05", with: "supply: 0.06", in: "letters/method.yaml")
        let outcome = try work.candour("verify", Self.run, "--dataset", "letters")
        #expect(outcome.code == 1)
        #expect(outcome.err.contains("letters/claims.csv: claim \"human-rights\": the row is gone"))
        #expect(outcome.err.contains("letters/claims.csv: claim \"more\": a row that the run did not have"))
        #expect(outcome.err.contains("letters/method.yaml: "))
    }

    @Test("a change that touches no row of the run is reported as that, and is no fault")
    func unusedRows() throws {
        let work = try Self.scored()
        try work.rewrite("letters/responses.csv") { file in
            for row in file.rows.indices where file.rows[row][0] == "2022-Q2" {
                file.rows[row][file.column("comment")] = "Corrected."
            }
        }
        let shuffled = try work.text(of: "letters/vendors.csv").split(separator: "\n")
        try work.write(
            ([shuffled[0]] + shuffled.dropFirst().reversed()).joined(separator: "\n") + "\n", to: "letters/vendors.csv")
        try work.replace("# A key that", with: "# Any key that", in: "letters/method.yaml")
        let outcome = try work.candour("verify", Self.run, "--dataset", "letters")
        #expect(outcome.code == 0, "\(outcome.err)")
        #expect(outcome.out.contains("letters/responses.csv: changed since, in nothing that the run used"))
        #expect(outcome.out.contains("letters/vendors.csv: changed since, in nothing that the run used"))
        #expect(!outcome.out.contains("letters/claims.csv"))
    }

    @Test("a run of another release is left to that release")
    func otherRelease() throws {
        let work = try Self.scored()
        let manifest = Self.run + "/manifest.json"
        let text = try work.text(of: manifest)
        let version = try work.candour("--version").out.trimmingCharacters(in: .whitespacesAndNewlines)
        try work.write(
            text.replacingOccurrences(of: "\"candour\" : \"\(version)\"", with: "\"candour\" : \"9.9.9\""), to: manifest
        )
        let outcome = try work.candour("verify", Self.run)
        #expect(outcome.code == 3)
        #expect(outcome.err.contains("9.9.9"))
        #expect(outcome.err.contains(version))
    }

    @Test("what is no run is a file that can't be read", arguments: ["nothing", "letters", "letters/vendors.csv"])
    func noRun(_ path: String) throws {
        let work = try Self.scored()
        let outcome = try work.candour("verify", path)
        #expect(outcome.code == 3)
        #expect(outcome.err.contains(path))
        #expect(try work.candour("verify", Self.run, "--dataset", "nowhere").code == 3)
    }

    @Test("a run is whole by itself: moved elsewhere, without its dataset, it verifies")
    func moved() throws {
        let work = try Self.scored()
        let other = try Workdir()
        try FileManager.default.moveItem(atPath: work.path + "/" + Self.run, toPath: other.path + "/elsewhere")
        let outcome = try other.candour("verify", "elsewhere")
        #expect(outcome.code == 0, "\(outcome.err)")
    }

    @Test("a run of a dataset with its own codelists and coders under pseudonyms verifies")
    func codelists() throws {
        let work = try Workdir()
        try work.copyDataset("example")
        try work.write("bearers: {vendor: [the company alone]}\n", to: "example/codelists.yaml")
        try work.rewrite("example/contracts.csv") { file in
            let risk = file.column("risk_operation")
            for row in file.rows.indices where file.rows[row][risk] == "vendor" {
                file.rows[row][risk] = "The Company alone"
            }
        }
        let scored = try work.candour("score", "example", "--quiet")
        #expect(scored.code == 0, "\(scored.err)")
        let run = "Reports/example/2026-Q2"
        let outcome = try work.candour("verify", run, "--dataset", "example")
        #expect(outcome.code == 0, "\(outcome.err)")
        for file in try work.files(under: run) {
            #expect(try !work.text(of: run + "/" + file).contains("ada,"), "\(file)")
        }
    }
}
