import Foundation
import Testing

@Suite("Datasets made by a mapping")
struct MappingCommandTests {
    /// The small dataset, its contracts in somebody else's shape.
    private static func mapped() throws -> Workdir {
        let work = try Workdir.small()
        try work.remove("data/contracts.csv")
        try work.write(
            """
            Ref;Firm;Part;Name;Authority;Kind;Does;Risk;Million;Money;Day;From;To;Term;Paper
            c1;alder;;City system;City;dbfot;design, build;private;12,5;GBP;04.05.2019;2019;2029;10;award
            c2;alder;60;Port system;Port;;operate;n/a;0,8;USD;31.01.2020;;;;award
            c2;birch;40;Port system;Port;;supply;n/a;0,8;USD;31.01.2020;;;;award

            """, to: "data/deals.txt")
        try work.write(
            """
            candour: 1
            missing: [n/a]
            files: {deals.txt: {delimiter: ";", decimal: ","}}
            tables:
              contracts:
                from: deals.txt
                columns:
                  contract: Ref
                  vendor: Firm
                  version: {constant: 1}
                  share: {from: Part, units: 0.01}
                  title: Name
                  buyer: Authority
                  form: Kind
                  roles: {from: Does, split: ","}
                  risk_operation: {from: Risk, words: {private: vendor}}
                  value: {from: Million, units: millions}
                  currency: Money
                  signed: {from: Day, dates: dd.mm.yyyy}
                  starts: From
                  ends: To
                  years: Term
                  source: Paper

            """, to: "data/mapping.yaml")
        return work
    }

    @Test("rows that a mapping makes give the same run, byte for byte, as the same rows of one's own")
    func sameRun() throws {
        let own = try Workdir.small().report()
        let work = try MappingCommandTests.mapped()
        let mapped = try work.report()
        #expect(mapped.keys.sorted() == own.keys.sorted())
        for (file, bytes) in own { #expect(mapped[file] == bytes, "\(file)") }
    }

    @Test("a run verifies by itself, without the mapping and the foreign files")
    func verifies() throws {
        let work = try MappingCommandTests.mapped()
        let scored = try work.candour("score", "data", "--period", "2021-Q2", "--output", "run")
        #expect(scored.code == 0, "\(scored.err)")
        #expect(try work.text(of: "run/manifest.json").contains("units ×1,000,000 on Million"))
        try work.remove("data")
        // What explain shows are the rows that were made.
        #expect(try work.candour("explain", "run", "birch", "involvement").out.contains("run/inputs/contracts.csv:4"))
        let verified = try work.candour("verify", "run")
        #expect(verified.code == 0, "\(verified.out)\(verified.err)")
    }

    @Test("a faulty mapping is an error with its place, and nothing is written")
    func faulty() throws {
        let work = try MappingCommandTests.mapped()
        try work.replace("Million", with: "Milion", in: "data/mapping.yaml")
        let outcome = try work.candour("score", "data", "--period", "2021-Q2")
        #expect(outcome.code == 1)
        #expect(
            outcome.err.contains(
                "data/mapping.yaml:17:21: error: deals.txt has no column of this name [mapping.unknown-column]"))
        #expect(outcome.err.contains("did you mean 'Million'?"))
        #expect(!work.exists("Reports"))
    }

    @Test("one of the commands' two forms is asked for, and a mapping that ships can be printed and used")
    func map() throws {
        let work = try MappingCommandTests.mapped()
        #expect(try work.candour("map").code == 2)
        #expect(try work.candour("map", "--shipped", "ocsd").code == 2)
        #expect(try work.candour("map", "nowhere.csv").code == 3)
        let shipped = try work.candour("map", "--shipped", "ppi")
        #expect(shipped.code == 0)
        #expect(shipped.out.contains("units: millions, combine: sum"))
        let proposed = try work.candour("map", "data/deals.txt")
        #expect(proposed.code == 0)
        #expect(proposed.out.contains("delimiter: \";\""))
    }
}
