import Foundation
import Testing

/// `reply`: all that a run has about one vendor.
@Suite("Reply")
struct ReplyTests {
    private static let run = "Reports/example/2026-Q2"

    private static func reply(_ vendor: String) throws -> Workdir {
        let work = try ScoredOnce.workdir("example")
        let outcome = try work.candour("reply", run, vendor, "--output", "pack/")
        try #require(outcome.code == 0, "\(outcome.err)")
        #expect(outcome.out == "pack/README.md\n")
        return work
    }

    /// The rows of a table, each as a dictionary by column.
    private static func rows(_ work: Workdir, _ path: String) throws -> [[String: String]] {
        let file = RecordFile(try work.bytes(of: path))
        return file.rows.map { Dictionary(uniqueKeysWithValues: zip(file.header, $0)) }
    }

    /// The vendor's own identifier and those of its group, by what names them.
    private static func companies(_ work: Workdir) throws -> [(identifier: String, name: String, group: String)] {
        try rows(work, run + "/inputs/vendors.csv").map { row in
            let parent = row["parent"] ?? ""
            let identifier = row["vendor"] ?? ""
            return (identifier, row["name"] ?? "", parent.isEmpty ? identifier : parent)
        }
    }

    @Test("the records are all rows of the run about the vendor's group, and of no other", arguments: ["hazel", "fir"])
    func records(_ vendor: String) throws {
        let work = try Self.reply(vendor)
        let own = Set(try Self.companies(work).filter { $0.group == vendor }.map(\.identifier))
        var compared = 0
        for table in ["vendors", "requests", "responses", "contracts", "claims"] {
            let path = "pack/records/\(table).csv"
            let all = try Self.rows(work, Self.run + "/inputs/\(table).csv").filter { own.contains($0["vendor"] ?? "") }
            #expect(try (work.exists(path) ? Self.rows(work, path) : []) == all, "\(table)")
            compared += all.count
        }
        #expect(compared > 50)
        let named = Set(
            try ["vendors", "requests", "responses", "contracts", "claims"].flatMap { table in
                let path = "pack/records/\(table).csv"
                let rows = try work.exists(path) ? Self.rows(work, path) : []
                return rows.flatMap { [$0["source"], $0["parent_source"]].compactMap { $0 } }.filter { !$0.isEmpty }
            })
        #expect(Set(try Self.rows(work, "pack/records/sources.csv").map { $0["source"] ?? "" }) == named)
    }

    @Test("no other vendor and no coder is named anywhere in it", arguments: ["hazel", "juniper"])
    func others(_ vendor: String) throws {
        let work = try Self.reply(vendor)
        let others = try Self.companies(work).filter { $0.group != vendor }
        #expect(others.count > 10)
        let coders = Set(try Self.rows(work, "example/responses.csv").map { $0["coder"] ?? "" }).subtracting(["final"])
        #expect(coders.count == 3)
        for name in try work.files(under: "pack") {
            let text = try work.text(of: "pack/" + name)
            for other in others { #expect(!text.contains(other.name), "\(name): \(other.name)") }
            guard name.hasPrefix("records/responses") || name == "corrections.csv" else { continue }
            for coder in coders { #expect(!text.contains(coder + ",") && !text.contains("coder: \(coder)"), "\(name)") }
        }
    }

    @Test("every line of corrections leads to a cell of the run's inputs, and every feature of a contract has a line")
    func corrections() throws {
        let work = try Self.reply("hazel")
        let lines = try Self.rows(work, "pack/corrections.csv")
        var features: [String: Int] = [:]
        var tables: [String: [[String: String]]] = [:]
        for line in lines {
            let file = try #require(line["file"])
            let rows = try tables[file] ?? Self.rows(work, Self.run + "/inputs/" + file)
            tables[file] = rows
            let key = try #require(line["row"]).components(separatedBy: "; ").map { part in
                part.components(separatedBy: ": ")
            }
            let found = rows.filter { row in
                key.allSatisfy { row[$0[0]] == $0[1] } && (row["subject"] ?? "").isEmpty
            }
            #expect(found.count == 1, "\(line)")
            #expect(found.first?[try #require(line["column"])] == line["recorded"], "\(line)")
            #expect([line["correction"], line["source"], line["comment"]] == ["", "", ""])
            if file == "contracts.csv" {
                features[key[0][1], default: 0] += ["roles", "risk_demand", "years"].count { $0 == line["column"] }
            }
        }
        #expect(
            Set(lines.map { $0["file"] ?? "" }) == [
                "vendors.csv", "requests.csv", "responses.csv", "contracts.csv", "claims.csv",
            ])
        #expect(features.count == 5 && features.values.allSatisfy { $0 == 3 })
    }

    @Test(
        "the page says what the run's own page says of answers, contracts and claims, and every link leads into the pack"
    )
    func page() throws {
        let work = try Self.reply("hazel")
        let page = try work.text(of: "pack/vendors/hazel.md")
        let own = try work.text(of: Self.run + "/vendors/hazel.md")
        func section(_ text: String) -> [String] {
            // Notes are numbered by their order, and the certainty of the scores mentions none.
            text.components(separatedBy: "\n## ").dropFirst(2).map { String($0) }
        }
        #expect(section(page) == section(own))
        #expect(section(page).count >= 4)
        #expect(!page.contains("can't be told apart") && !page.contains("ᵃ"))
        for name in try work.files(under: "pack") where name.hasSuffix(".md") {
            let folder = (name as NSString).deletingLastPathComponent
            let text = try work.text(of: "pack/" + name)
            for link in text.matches(of: /\]\(([^)#]+)(#[^)]*)?\)/) where !link.1.contains("://") {
                let target = ("pack/" + folder as NSString).appendingPathComponent(String(link.1))
                #expect(work.exists((target as NSString).standardizingPath), "\(name): \(link.1)")
            }
        }
        #expect(try work.bytes(of: "pack/inputs/method.yaml") == work.bytes(of: Self.run + "/inputs/method.yaml"))
    }

    @Test("what stands there already is left alone, and misuse is told from what is not there")
    func usage() throws {
        let work = try Self.reply("fir")
        let before = try work.files(under: "pack")
        let again = try work.candour("reply", Self.run, "fir", "--output", "pack")
        #expect(again.code == 2 && again.err.contains("pack is there already; nothing was written"))
        #expect(try work.files(under: "pack") == before)
        #expect(try work.candour("reply", Self.run, "fri", "--output", "other").code == 2)
        #expect(try work.candour("reply", Self.run, "fir").code == 2)
        #expect(try work.candour("reply", "nowhere", "fir", "--output", "other").code == 3)
        #expect(!work.exists("other"))
    }
}
