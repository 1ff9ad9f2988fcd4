import Foundation
import Testing

/// What a later quarter adds leaves the runs before it as they were.
@Suite("The next quarter")
struct ReproducibilityQuarterTests {
    /// Adds rows of 2026-Q3 to the teaching dataset: of every table, new and about what stood there before.
    static func addQuarter(to dataset: String, in work: Workdir) throws {
        func append(_ table: String, _ rows: [[String: String]]) throws {
            try work.rewrite("\(dataset)/\(table).csv") { file in
                // First in the file, so that nothing depends on rows being added at its end.
                var added = RecordFile([])
                added.header = file.header
                for row in rows { added.append(row) }
                file.rows = added.rows + file.rows
            }
        }
        try append("sources", [["source": "a-new-letter", "title": "A letter of July", "published": "2026-07-01"]])
        try append(
            "vendors",
            [
                ["vendor": "aaa", "name": "Vendor Aaa (invented)"],
                [
                    "vendor": "alder-new", "name": "Alder New (invented)", "parent": "alder",
                    "parent_source": "a-new-letter",
                ],
            ])
        try append(
            "questions",
            [["question": "a-new-one", "under": "clarity", "scale": "answer", "weight": "1", "text": "New?"]])
        try append(
            "requests",
            ["aaa", "alder", "birch"].map {
                [
                    "vendor": $0, "question": "a-new-one", "asked": "2026-07-01", "due": "2026-08-01",
                    "source": "a-new-letter",
                ]
            })
        try append(
            "responses",
            ["aaa", "alder", "birch"].map {
                [
                    "period": "2026-Q3", "vendor": $0, "question": "a-new-one", "coder": "aaron", "rating": "full",
                    "source": "a-new-letter", "quote": "Yes.", "wording": "official",
                ]
            })
        try append(
            "contracts",
            [
                [
                    "contract": "aaa-1", "vendor": "aaa", "roles": "operate", "signed": "2026-07-02",
                    "source": "a-new-letter",
                ],
                [
                    "contract": "alder-01", "vendor": "alder", "version": "9", "signed": "2026-07",
                    "status": "cancelled", "source": "a-new-letter",
                ],
                [
                    "contract": "alder-02", "vendor": "aaa", "version": "1", "share": "0.9", "signed": "2026-09-30",
                    "source": "a-new-letter",
                ],
                ["contract": "birch-undated", "vendor": "birch", "source": "a-new-letter"],
            ])
        try append(
            "claims",
            [
                [
                    "claim": "aaa-says", "vendor": "aaa", "date": "2026-07-03", "feature": "roles",
                    "asserted": "!operate", "source": "a-new-letter", "quote": "No.", "wording": "official",
                ],
                [
                    "claim": "alder-says", "vendor": "alder", "date": "2026-07", "contract": "alder-03",
                    "feature": "years", "asserted": "1", "source": "a-new-letter", "quote": "A year.",
                    "wording": "official",
                ],
            ])
        try append("rates", [["currency": "CHF", "year": "2026", "per_unit": "0.8"]])
        // What is learned later about rows that stood there before.
        try work.rewrite("\(dataset)/claims.csv") { file in
            guard let row = file.rows.firstIndex(where: { $0[0] == "alder-kiosks-role" }) else { return }
            file.rows[row][file.column("withdrawn")] = "2026-07-09"
        }
        try work.rewrite("\(dataset)/requests.csv") { file in
            let answered = file.column("answered")
            for row in file.rows.indices where file.rows[row][answered].isEmpty {
                if file.rows[row][file.column("asked")] < "2026-07" { file.rows[row][answered] = "2026-07-21" }
            }
        }
    }

    @Test("its rows leave the earlier quarters' outputs the same bytes, and their runs verifiable")
    func nextQuarter() throws {
        let work = try ScoredOnce.workdir("example")
        let before = try ScoredOnce.outputs("example")
        let periods = Set(before.keys.compactMap { $0.split(separator: "/").first.map(String.init) }).sorted()
        #expect(periods == ["2025-Q4", "2026-Q1", "2026-Q2"])
        try Self.addQuarter(to: "example", in: work)
        let check = try work.candour("check", "example", "--quiet")
        #expect(check.code == 0, "\(check.err)")
        for period in periods {
            let run = "Reports/example/\(period)"
            // Scored again into the same place: nothing differs, so nothing is written and nothing refused.
            let again = try work.candour("score", "example", "--period", period)
            #expect(again.code == 0, "\(again.err)")
            #expect(again.err.contains("nothing was written"))
            let verified = try work.candour("verify", run, "--dataset", "example")
            #expect(verified.code == 0, "\(verified.err)")
            #expect(verified.out.contains("changed since, in nothing that the run used"))
        }
        #expect(try firstDifference(before, ReproducibilityTests.allOutputs(work, "example")) == nil)

        let next = try work.candour("score", "example", "--period", "2026-Q3", "--quiet")
        #expect(next.code == 0, "\(next.err)")
        let page = try work.text(of: "Reports/example/2026-Q3/report.md")
        #expect(page.contains("Vendor Aaa"))
        #expect(try work.text(of: "Reports/example/2026-Q3/inputs/claims.csv").contains("2026-07-09"))
        #expect(try !work.text(of: "Reports/example/2026-Q2/inputs/claims.csv").contains("2026-07-09"))
    }

    @Test("a table that is begun only later leaves the earlier quarters as they were")
    func laterTable() throws {
        let work = try Workdir()
        try work.copyDataset("letters")
        let later = try work.text(of: "letters/claims.csv").split(separator: "\n")[0] + "\n"
        try work.remove("letters/claims.csv")
        let before = try ReproducibilityTests.score(work, "letters")
        try work.write(
            later + "new,hikvision,2022-05-01,,,statement,a statement,,l4,words,official,\n", to: "letters/claims.csv")
        try work.write("vendor,subject,label\n", to: "letters/subjects.csv")
        let again = try work.candour("score", "letters", "--period", "2021-Q3")
        #expect(again.code == 0, "\(again.err)")
        let after = try work.outputs(of: "Reports/letters/2021-Q3")
        for (name, bytes) in after { #expect(before["2021-Q3/" + name] == bytes, "\(name)") }
        #expect(!after.keys.contains("inputs/claims.csv"))
    }

    @Test("a correction of an earlier quarter's row is another edition, of that quarter and of those after it")
    func correction() throws {
        let work = try ScoredOnce.workdir("letters")
        let editions = try ["2021-Q3", "2022-Q2"].map { try work.edition(of: "Reports/letters/\($0)") }
        try work.rewrite("letters/responses.csv") { file in
            file.rows[0][file.column("comment")] = "Corrected."
        }
        for (period, edition) in zip(["2021-Q3", "2022-Q2"], editions) {
            let refused = try work.candour("score", "letters", "--period", period)
            #expect(refused.code == 2)
            let replaced = try work.candour("score", "letters", "--period", period, "--replace")
            #expect(replaced.code == 0)
            #expect(try work.edition(of: "Reports/letters/\(period)") != edition)
        }
    }
}
