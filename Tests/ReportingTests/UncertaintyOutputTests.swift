import Dataset
import Reporting
import Statistics
import Testing

/// What a run prints of how sure its figures are, target by target.
@Suite("Uncertainty in a run's outputs")
struct UncertaintyOutputTests {
    private static let columns = ["ci_low", "ci_high", "rank_ci_low", "rank_ci_high"]

    @Test("of this questionnaire no interval, range of ranks or p-value is printed, and each cell says why")
    func questionnaire() throws {
        let run = try RunTests.run("letters", "2022-Q2")
        let none = "not applicable: target this questionnaire"
        for row in try RunTests.rows(run, "scores") {
            for column in Self.columns { #expect(row[column] == none) }
            #expect(row["ci_method"] == "" && row["ci_items"] == "" && row["ci_cautions"] == "")
        }
        let changes = try RunTests.rows(run, "changes")
        #expect(changes.map { $0["p"] } == [none] && changes.map { $0["p_holm"] } == [none])
        #expect(changes.map { $0["change"] } == ["0.000000"])
        let paths = run.outputs.files.map(\.path)
        for path in ["tables/ranks.csv", "tables/pairs.csv", "charts/ranks.svg", "charts/probability.svg"] {
            #expect(!paths.contains(path))
        }
        #expect(paths.contains("charts/changes.svg"))
        #expect(!(try RunTests.text(run, "report.md").contains("95 %")))
    }

    @Test("of a domain of questions every cell is a figure or says why there is none")
    func domain() throws {
        let run = try RunTests.run("example", "2026-Q2")
        let scores = try RunTests.rows(run, "scores")
        var figures = 0
        for row in scores {
            for column in Self.columns {
                let cell = try #require(row[column])
                if (try? Rational.decimal(cell)) != nil {
                    figures += 1
                } else {
                    let isReason = cell.hasPrefix("not available: ") || cell.hasPrefix("not applicable: target ")
                    #expect(isReason, "\(row["vendor"] ?? "") \(row["node"] ?? "") \(column): \(cell)")
                }
            }
            // An interval that is no reason holds the score.
            guard let score = try? Rational.decimal(row["score"] ?? ""), row["ci_method"] != "",
                let low = try? Rational.decimal(row["ci_low"] ?? ""),
                let high = try? Rational.decimal(row["ci_high"] ?? "")
            else { continue }
            #expect(low <= score && score <= high, "\(row["vendor"] ?? "") \(row["node"] ?? "")")
        }
        #expect(figures > 100)
        let ranked = scores.filter { $0["node"] == "transparency" && $0["rank"] != "" }.count
        #expect(try RunTests.rows(run, "ranks").count == ranked)
        #expect(try RunTests.rows(run, "pairs").count == ranked * (ranked - 1) / 2)
    }

    @Test("the parts of a change add up to it, in the table and on the page")
    func parts() throws {
        let run = try RunTests.run("example", "2026-Q2")
        let changes = try RunTests.rows(run, "changes").filter { $0["status"] == "compared" }
        #expect(changes.count == 11)
        for row in changes {
            let parts = try ["matched", "question_set", "weights", "coders"].map { try Rational.decimal(row[$0] ?? "") }
            let sum = try Rational.sum(parts)
            // Each is rounded by itself in the table.
            let difference = try sum - Rational.decimal(row["change"] ?? "")
            #expect(difference.magnitude <= (try Rational(2, over: 1_000_000)), "\(row["vendor"] ?? "")")
        }
        let page = try RunTests.text(run, "report.md")
        #expect(page.contains("**Since 2026-Q1** Vendor Cedar (invented) rose by 16.8 points"))
        #expect(page.contains("more than chance explains (p = .043 after Holm's correction)"))
    }

    @Test("the report, the vendors' pages and the method page say what the figures hold for, with seed and draws")
    func words() throws {
        let run = try RunTests.run("example", "2026-Q2")
        let target = "The method's target is *a domain of questions*"
        for path in ["report.md", "method.md", "vendors/alder.md"] {
            #expect(try RunTests.text(run, path).contains(target), "\(path)")
        }
        for path in ["report.md", "method.md"] {
            #expect(try RunTests.text(run, path).contains("1,999 are taken, from seed 20210816"), "\(path)")
        }
    }
}
