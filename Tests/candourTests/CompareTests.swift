import Foundation
import Testing

/// `compare`: vendors of a run side by side.
@Suite("Compare")
struct CompareTests {
    private static let run = "Reports/example/2026-Q2"

    private static func compare(_ arguments: String...) throws -> (Workdir, String) {
        let work = try ScoredOnce.workdir("example")
        let outcome = try work.run(Binary.path, ["compare", run] + arguments)
        try #require(outcome.code == 0, "\(outcome.err)")
        #expect(outcome.err == "")
        return (work, outcome.out)
    }

    /// The cells of the first line that begins so.
    private static func cells(_ beginning: String, in text: String) throws -> [String] {
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("| " + beginning) }, "\(beginning)")
        return line.dropFirst(2).dropLast(2).components(separatedBy: " | ")
    }

    @Test("scores, measures and claims are those of the run's own page of all vendors")
    func scores() throws {
        let (work, text) = try Self.compare("alder", "birch", "hazel")
        let page = try work.text(of: Self.run + "/comparison.md")
        let nodes = try Self.cells("vendor | Transparency", in: page).dropFirst()
        #expect(nodes.count == 6)
        for (column, vendor) in ["Alder", "Birch", "Hazel"].enumerated() {
            let link = "[Vendor \(vendor) (invented)](vendors/\(vendor.lowercased()).md)"
            let row = try Self.cells(link, in: page).dropFirst()
            for (node, score) in zip(nodes, row) {
                let shown = try Self.cells(node == "Transparency" ? "**\(node)**" : node + " ", in: text)
                #expect(shown[column + 1] == score, "\(vendor), \(node)")
            }
        }
        for heading in ["## Contracts, by every measure", "## Claims"] {
            let section = try #require(page.components(separatedBy: heading).dropFirst().first)
            let shown = try #require(text.components(separatedBy: heading).dropFirst().first)
            for vendor in ["Alder", "Birch", "Hazel"] {
                let link = "[Vendor \(vendor) (invented)](vendors/\(vendor.lowercased()).md)"
                let own = try Self.cells("Vendor \(vendor)", in: shown)
                #expect(try own.dropFirst() == Self.cells(link, in: section).dropFirst(), "\(heading), \(vendor)")
            }
        }
        #expect(!text.contains("]("), "no link, since it may stand anywhere")
    }

    @Test("a pair is the table's row, turned round with the vendors")
    func pairs() throws {
        let (work, text) = try Self.compare("alder", "birch")
        let file = RecordFile(try work.bytes(of: Self.run + "/tables/pairs.csv"))
        #expect(Array(file.header[2...3]) == ["first", "second"])
        let row = try #require(file.rows.first { Array($0[2...3]) == ["alder", "birch"] })
        func figure(_ column: String) throws -> Double {
            let place = try #require(file.header.firstIndex(of: column))
            return try #require(Double(row[place]))
        }
        func number(_ text: String) throws -> Double {
            let plain = text.replacing("−", with: "-").replacing("+", with: "").replacing(" %", with: "")
            return try #require(Double(plain.hasPrefix(".") ? "0" + plain : plain), "\(text)")
        }
        let pair = try Self.cells("Vendor Alder (invented) – Vendor Birch", in: text)
        let turned = try Self.cells(
            "Vendor Birch (invented) – Vendor Alder", in: work.candour("compare", Self.run, "birch", "alder").out)
        for (cells, sign) in [(pair, 1.0), (turned, -1.0)] {
            #expect(try abs(number(cells[1]) - sign * figure("difference")) <= 0.050_001)
            #expect(try abs(number(cells[2]) - sign * figure("matched_difference")) <= 0.050_001)
            #expect(try number(cells[3]) == figure("questions"))
            // Rounded up.
            #expect(try (0...0.001).contains(number(cells[4]) - figure("p")))
            #expect(try number(cells[5]) == figure("p_holm"))
            let above = try sign > 0 ? figure("probability_above") : 1 - figure("probability_above")
            #expect(abs(try number(cells[6]) - 100 * above) <= 0.050_001)
            #expect(cells[7] == "can't be told apart")
        }
        let told = file.rows.filter { $0.last == "true" }
        let apart = try #require(told.first)
        #expect(try work.candour("compare", Self.run, apart[2], apart[3]).out.contains("| **told apart** |"))
    }

    @Test("who is not ranked is named, and under another target the reason stands in place of the pairs")
    func reasons() throws {
        let (work, text) = try Self.compare("damson", "fir")
        #expect(text.contains("Vendor Damson (invented) is not ranked, and is in no pair."))
        try work.replace(
            "target: {for: a domain of questions, replicates: 1999}", with: "target: this questionnaire",
            in: "example/method.yaml")
        let outcome = try work.candour("score", "example", "--period", "2026-Q2", "--output", "plain", "--quiet")
        #expect(outcome.code == 0, "\(outcome.err)")
        let plain = try work.candour("compare", "plain", "alder", "birch").out
        #expect(plain.contains("Transparency: not applicable: target this questionnaire."))
        #expect(!plain.contains("p, all pairs") && !plain.contains("95 % interval"))
    }

    @Test("answers are those of the vendors' pages; any number of threads gives the same, and a file holds it")
    func answers() throws {
        let (work, text) = try Self.compare("alder", "birch")
        let cells = try Self.cells("What was paid, and for what?", in: text)
        #expect(cells == ["What was paid, and for what?", "figures (100.0)", "redacted (0.0)", "+2.8"])
        for vendor in ["alder", "birch"] {
            let page = try work.text(of: Self.run + "/vendors/\(vendor).md")
            #expect(page.contains(vendor == "alder" ? "| figures " : "| redacted "))
        }
        for threads in ["1", "3"] {
            #expect(try work.candour("compare", Self.run, "alder", "birch", "--threads", threads).out == text)
        }
        #expect(try work.candour("compare", Self.run, "alder", "birch", "--output", "pair.md").out == "")
        #expect(try work.text(of: "pair.md") == text)
        let again = try work.candour("compare", Self.run, "fir", "birch", "--output", "pair.md")
        #expect(again.code == 2 && again.err.contains("pair.md is there already; nothing was written"))
        #expect(try work.text(of: "pair.md") == text)
    }

    @Test("the help's example runs, and misuse is told from what is not there")
    func usage() throws {
        let work = try ScoredOnce.workdir("example")
        let example = try #require(
            try work.candour("compare", "--help").out.firstMatch(of: /Example: candour (.+)/)?.1)
        let outcome = try work.shell("\"$CANDOUR\" \(example)")
        #expect(outcome.code == 0, "\(outcome.err)")
        #expect(outcome.out.hasPrefix("# Vendor Alder (invented) and Vendor Birch (invented), 2026-Q2\n"))
        for arguments in [["alder"], ["alder", "alder"], ["alder", "brich"]] {
            #expect(try work.run(Binary.path, ["compare", Self.run] + arguments).code == 2)
        }
        #expect(try work.candour("compare", Self.run, "alder", "brich").err.contains("did you mean \"birch\"?"))
        #expect(try work.candour("compare", "nowhere", "alder", "birch").code == 3)
        let tables = try work.candour(
            "score", "example", "--period", "2026-Q2", "--tables", "scores", "--output", "tables", "--quiet")
        #expect(tables.code == 0, "\(tables.err)")
        for arguments in [["compare", "tables", "alder", "birch"], ["explain", "tables", "alder"]] {
            let outcome = try work.run(Binary.path, arguments)
            #expect(outcome.code == 2 && outcome.err.contains("tables was written with --tables and holds no inputs"))
        }
    }
}
