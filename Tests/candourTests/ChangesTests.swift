import Foundation
import Testing

/// `changes`: from one run to another.
@Suite("Changes")
struct ChangesTests {
    private static let (before, after) = ("Reports/example/2026-Q1", "Reports/example/2026-Q2")

    private static func changes(_ work: Workdir, _ earlier: String, _ later: String) throws -> String {
        let outcome = try work.candour("changes", earlier, later)
        try #require(outcome.code == 0, "\(outcome.err)")
        #expect(outcome.err == "")
        return outcome.out
    }

    /// The rows of the table beneath a heading, each by its first cell, as dictionaries by column.
    private static func table(_ heading: String, in text: String) throws -> [[String: String]] {
        let section = try #require(text.components(separatedBy: "\n## \(heading)\n").dropFirst().first)
        let lines = section.components(separatedBy: "\n## ")[0].split(separator: "\n").filter { $0.hasPrefix("| ") }
        let cells = lines.map { $0.dropFirst(2).dropLast(2).components(separatedBy: " | ") }
        guard let header = cells.first else { return [] }
        return cells.dropFirst(2).map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    }

    private static func number(_ text: String?) throws -> Double {
        let plain = try #require(text).replacing("−", with: "-").replacing("+", with: "").replacing("*", with: "")
        return try #require(Double(plain.hasPrefix(".") ? "0" + plain : plain), "\(plain)")
    }

    /// "elm" of "Vendor Elm (invented)".
    private static func identifier(_ row: [String: String]) throws -> String {
        let words = try #require(row["vendor"]).lowercased().split(separator: " ")
        try #require(words.count == 3)
        return String(words[1])
    }

    /// The scores of a run's index, by vendor.
    private static func scores(_ work: Workdir, _ run: String, _ node: String) throws -> [String: Double] {
        let file = RecordFile(try work.bytes(of: run + "/tables/scores.csv"))
        let rows = file.rows.map { Dictionary(uniqueKeysWithValues: zip(file.header, $0)) }
        return Dictionary(
            uniqueKeysWithValues: rows.filter { $0["node"] == node }.compactMap { row in
                row["score"].flatMap(Double.init).map { (row["vendor"] ?? "", $0) }
            })
    }

    /// The example's last quarter scored again with some files changed.
    private static func corrected(_ replacements: [(old: String, new: String, file: String)]) throws -> Workdir {
        let work = try ScoredOnce.workdir("example")
        for (old, new, file) in replacements {
            let text = try work.text(of: "example/" + file)
            try #require(text.contains(old), "\(file): \(old)")
            try work.write(text.replacing(old, with: new), to: "example/" + file)
        }
        let outcome = try work.candour("score", "example", "--period", "2026-Q2", "--output", "again", "--quiet")
        try #require(outcome.code == 0, "\(outcome.err)")
        return work
    }

    @Test("between two quarters the figures are those that the later run has of its changes")
    func quarters() throws {
        let work = try ScoredOnce.workdir("example")
        let text = try Self.changes(work, Self.before, Self.after)
        #expect(text.hasPrefix("# What changed: 2026-Q1 to 2026-Q2\n"))
        #expect(text.contains("## The method\n\nThe same in both.\n"))
        let shown = try Self.table("Transparency", in: text)
        let file = RecordFile(try work.bytes(of: Self.after + "/tables/changes.csv"))
        let rows = file.rows.map { Dictionary(uniqueKeysWithValues: zip(file.header, $0)) }
        #expect(shown.count == 12 && rows.count == 12)
        var compared = 0
        for (own, row) in zip(shown, rows) {
            #expect(try Self.identifier(own) == row["vendor"])
            guard row["status"] == "compared" else {
                #expect(own["change"] == "–" && own["now"] == "–")
                continue
            }
            let columns = [
                "before": "before", "now": "after", "change": "change", "same questions": "matched",
                "other questions": "question_set", "other coders": "coders",
            ]
            for (name, column) in columns {
                #expect(abs(try Self.number(own[name]) - Self.number(row[column])) <= 0.100_001, "\(own), \(column)")
            }
            #expect((0...0.001).contains(try Self.number(own["p"]) - Self.number(row["p"])))
            #expect((0...0.001).contains(try Self.number(own["p (Holm)"]) - Self.number(row["p_holm"])))
            let isFound = try Self.number(row["p_holm"]) <= 0.05
            #expect(own["change"]?.hasPrefix("**") == isFound)
            compared += 1
        }
        #expect(compared == 11)
        let contracts = try Self.table("Contracts that changed", in: text)
        #expect(contracts.map { $0["contract"] } == ["Stadium entrances", "Video archive"])
        #expect(contracts[0]["before"] == "*not on record*")
    }

    @Test("after a correction only what was corrected is another, and no test of chance is made")
    func corrections() throws {
        let work = try Self.corrected([
            ("2026-Q2,elm,,all-parts,ada,full,", "2026-Q2,elm,,all-parts,ada,evaded,", "responses.csv"),
            ("2026-Q2,elm,,all-parts,ben,full,", "2026-Q2,elm,,all-parts,ben,evaded,", "responses.csv"),
            (",8450000,GBP", ",845000,GBP", "contracts.csv"),
        ])
        let text = try Self.changes(work, Self.after, "again")
        #expect(text.hasPrefix("# What changed: two editions of 2026-Q2\n"))
        #expect(text.contains("what changed is a correction, and no test of chance is made"))
        for (heading, node, vendor) in [
            ("Transparency", "transparency", "elm"), ("Involvement", "involvement", "hazel"),
        ] {
            let (then, now) = (
                try Self.scores(work, Self.after, node), try Self.scores(work, "again", node)
            )
            let rows = try Self.table(heading, in: text)
            #expect(rows.count >= 11)
            for row in rows {
                #expect(row["p"] == nil)
                let name = try Self.identifier(row)
                guard let before = then[name], let after = now[name] else { continue }
                #expect(abs(try Self.number(row["change"]) - (after - before)) <= 0.050_001, "\(row)")
                if name != vendor { #expect(before == after, "\(row)") }
            }
        }
        let answers = try Self.table("Answers that changed", in: text)
        #expect(answers.map { $0["vendor"] } == ["Vendor Elm (invented)"])
        #expect(answers[0]["now"] == "lower median of 3 coders (0.0)")
        let (then, now) = (
            try Self.scores(work, Self.after, "transparency"), try Self.scores(work, "again", "transparency")
        )
        let (after, before) = (try #require(now["elm"]), try #require(then["elm"]))
        // One answer is all that moved, so its worth is the whole change.
        #expect(abs(try Self.number(answers[0]["worth"]) - (after - before)) <= 0.050_001)
        #expect(
            try Self.table("Contracts that changed", in: text).map { $0["contract"] } == ["Sensors for the town hall"])
    }

    @Test("under another method the change is split into what the method moved and what the rows did")
    func method() throws {
        let work = try Self.corrected([
            ("  nonresponse: minimum\n", "  nonresponse: exclude\n", "method.yaml"),
            ("2026-Q2,elm,,all-parts,ada,full,", "2026-Q2,elm,,all-parts,ada,evaded,", "responses.csv"),
            ("2026-Q2,elm,,all-parts,ben,full,", "2026-Q2,elm,,all-parts,ben,evaded,", "responses.csv"),
        ])
        let text = try Self.changes(work, Self.after, "again")
        #expect(text.contains("- earlier: nonresponse: minimum\n- later: nonresponse: exclude\n"))
        let (then, now) = (
            try Self.scores(work, Self.after, "transparency"), try Self.scores(work, "again", "transparency")
        )
        var isSplit = false
        for row in try Self.table("Transparency", in: text) where row["change"] != "–" {
            let name = try Self.identifier(row)
            let (method, rows) = (try Self.number(row["method"]), try Self.number(row["rows"]))
            let (after, before) = (try #require(now[name]), try #require(then[name]))
            let total = after - before
            #expect(abs(method + rows - total) <= 0.100_001, "\(row)")
            // The rows are others for one vendor only.
            if name != "elm" { #expect(rows == 0 && abs(method - total) <= 0.050_001, "\(row)") }
            if name == "elm" { isSplit = method > 0 && rows < 0 }
        }
        #expect(isSplit)
    }

    @Test("where the later method can't score the earlier rows it says so, and splits nothing")
    func unfit() throws {
        let work = try Self.corrected([
            ("clarity: 1", "plainness: 1", "method.yaml"), ("  clarity:\n", "  plainness:\n", "method.yaml"),
            (",clarity,", ",plainness,", "questions.csv"),
        ])
        let text = try Self.changes(work, Self.after, "again")
        #expect(text.contains("The later method can't score the earlier rows"))
        let rows = try Self.table("Transparency", in: text)
        #expect(
            rows.count >= 11
                && rows.allSatisfy { $0["method"] == "–" && $0["rows"] == "–" && $0["same questions"] == nil })
        // A node by another name scores the same.
        #expect(rows.allSatisfy { $0["change"] == "0.0" })
        #expect(text.contains("None, to questions that both runs have."))
    }

    @Test("the same run is no change, and misuse is told from what is not there")
    func usage() throws {
        let work = try ScoredOnce.workdir("example")
        #expect(try Self.changes(work, Self.after, Self.after).contains("Both are the same edition: nothing changed."))
        let text = try Self.changes(work, Self.before, Self.after)
        #expect(try work.candour("changes", Self.before, Self.after, "--output", "c.md", "--threads", "1").out == "")
        #expect(try work.text(of: "c.md") == text)
        #expect(try work.candour("changes", Self.before, Self.after, "--output", "c.md").code == 2)
        #expect(try work.candour("changes", Self.before).code == 2)
        #expect(try work.candour("changes", Self.before, "nowhere").code == 3)
        let help = try work.candour("changes", "--help").out
        let example = try #require(help.firstMatch(of: /Example: candour (changes [^ ]+)\s+([^ ]+)\n/))
        #expect(try work.shell("\"$CANDOUR\" \(example.1) \(example.2)").out == text)
    }
}
