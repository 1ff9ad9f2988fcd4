import Dataset
import Testing

@testable import Reporting

@Suite("Columns named after nodes")
struct ColumnNamesTests {
    @Test("a plain name stays", arguments: ["clarity", "P2P", "Sust_2", "a"])
    func plain(name: String) { #expect(ColumnNames.name(for: Identifier(name)) == name) }

    @Test(
        "any other becomes one that programs take, and no two the same",
        arguments: ["Civic space", "2nd", "période", "vendor", "a.b", "", "=1+1", "a/b", "G1: policy"])
    func other(name: String) {
        let column = ColumnNames.name(for: Identifier(name))
        #expect(column.wholeMatch(of: /[A-Za-z][A-Za-z0-9_]*_[0-9a-f]{8}/) != nil, "\(column)")
        #expect(column != ColumnNames.name(for: Identifier(name + " ")))
    }

    @Test("a long name is cut, and stays apart from another that begins alike")
    func long() {
        let start = String(repeating: "x", count: 80)
        let names = ["a", "b"].map { ColumnNames.name(for: Identifier(start + $0)) }
        #expect(names[0] != names[1] && names.allSatisfy { $0.utf8.count == 57 })
    }
}

@Suite("The wide table")
struct WideTableTests {
    @Test("holds the scores of the long one, and the structure says which column is which node")
    func wide() throws {
        let run = try RunTests.run("example", "2026-Q2")
        let wide = try RunTests.rows(run, "scores_wide")
        let structure = try RunTests.rows(run, "structure").filter { $0["kind"] != "question" }
        var compared = 0
        for row in try RunTests.rows(run, "scores") {
            let column = try #require(structure.first { $0["code"] == row["node"] }?["column"])
            let vendor = try #require(wide.first { $0["vendor"] == row["vendor"] })
            #expect(vendor[column] == row["score"], "\(row)")
            compared += 1
        }
        #expect(compared == wide.count * (wide[0].count - 3) && compared > 50)
        let levels = Dictionary(structure.map { ($0["code"] ?? "", $0["level"] ?? "") }) { first, _ in first }
        #expect(levels["transparency"] == "3" && levels["clarity"] == "2")
    }
}
