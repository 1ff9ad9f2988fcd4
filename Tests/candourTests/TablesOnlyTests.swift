import Foundation
import Testing

/// `score --tables`: a run of some tables, for those who go on with the figures elsewhere.
@Suite("A run of tables only")
struct TablesOnlyTests {
    static let run = "figures"

    /// A folder with the letters' dataset and a run of it that consists of two tables.
    static func scored() throws -> Workdir {
        let work = try ScoredOnce.workdir("letters")
        let outcome = try work.candour(
            "score", "letters", "--period", "2021-Q3", "--tables", "scores,contracts", "--output", run)
        #expect(outcome == Workdir.Outcome(code: 0, out: "figures/tables\n", err: ""), "\(outcome.err)")
        return work
    }

    @Test("the tables are those of the whole run, and nothing else is written but what describes them")
    func same() throws {
        let work = try Self.scored()
        for table in ["tables/scores.csv", "tables/contracts.csv"] {
            #expect(try work.bytes(of: "\(Self.run)/\(table)") == work.bytes(of: "\(VerifyTests.run)/\(table)"))
        }
        let files = try FileManager.default.subpathsOfDirectory(atPath: work.path + "/" + Self.run).sorted()
        #expect(
            files == [
                "datapackage.json", "manifest.json", "tables", "tables/contracts.csv", "tables/scores.csv",
            ])
        #expect(try work.text(of: "\(Self.run)/manifest.json").contains("\"only_tables\""))
    }

    @Test("it verifies from the dataset, and says so where none is given")
    func verifies() throws {
        let work = try Self.scored()
        let without = try work.candour("verify", Self.run)
        #expect(without.code == 2)
        #expect(without.err.contains("give the dataset with --dataset"))
        let sound = try work.candour("verify", Self.run, "--dataset", "letters")
        #expect(sound.code == 0, "\(sound.err)")
        #expect(sound.out == "figures: 3 files, every byte as that dataset gives it\n")
        _ = try VerifyTests.changeByte(of: Self.run + "/tables/scores.csv", in: work)
        let changed = try work.candour("verify", Self.run, "--dataset", "letters")
        #expect(changed.code == 1)
        #expect(changed.err.hasPrefix("figures/tables/scores.csv: line "), "\(changed.err)")
    }

    @Test("a table that does not exist is named with the nearest that does")
    func unknown() throws {
        let work = try ScoredOnce.workdir("letters")
        let outcome = try work.candour("score", "letters", "--tables", "scorse", "--output", "x")
        #expect(outcome.code == 2)
        #expect(outcome.err.contains("Did you mean 'scores'?"), "\(outcome.err)")
        #expect(try work.candour("score", "letters", "--tables", ",", "--output", "x").code == 2)
    }
}
