import Testing

/// What a mapping or the tally refuses of mapped contracts has a message, and is counted.
@Suite("Refusals in tallies of mapped contracts")
struct TallyMappedRefusalTests {
    private func mapped(_ rows: [String], share: String = "") throws -> Workdir {
        let work = try Workdir()
        try work.copyDataset("example", to: "data")
        try work.remove("data/claims.csv")
        try work.remove("data/contracts.csv")
        try work.write(
            (["Ref;Firm;Issue;Day;State"] + rows).joined(separator: "\n") + "\n", to: "data/deals.txt")
        try work.write(
            """
            candour: 1
            files: {deals.txt: {delimiter: ";"}}
            tables:
              contracts:
                from: deals.txt
                \(share)
                columns:
                  contract: Ref
                  vendor: {from: Firm, split: ","}
                  version: Issue
                  signed: {from: Day, dates: dd/mm/yyyy}
                  status: {from: State, words: {open: active}, otherwise: refuse}

            """, to: "data/mapping.yaml")
        return work
    }

    private func tally(_ work: Workdir, _ arguments: String...) throws -> Workdir.Outcome {
        try work.run(
            Binary.path, ["tally", "--dataset", "data", "--period", "2026-Q2", "--table", "table.csv"] + arguments)
    }

    private static let rows = [
        "a;alder;1;01/02/2020;open", "b;alder;1;31/02/2020;open", "c;nobody;1;01/02/2020;open",
        "d;alder;1;01/02/2020;open", "d;alder;2;01/02/2021;odd", "e;alder,birch;1;01/02/2020;open",
        "e;cedar;1;01/02/2020;open", "f;alder;1;01/02/2020;open", "f;alder;1;01/03/2020;open", "too;few",
        "g;birch;1;01/02/2020;open", "g;birch;2;01/02/2021;open",
    ]

    @Test("every fault with its place in the foreign file, and nothing written", arguments: ["1", "8"])
    func faults(_ threads: String) throws {
        let work = try mapped(Self.rows)
        let outcome = try tally(work, "--threads", threads)
        #expect(outcome.code == 1)
        #expect(!work.exists("table.csv"))
        for (place, identifier) in [
            ("3:11", "cell.not-a-date"), ("4:3", "reference.unknown-vendor"), ("5:1", "tally.other-row-refused"),
            ("6", "mapping.unknown-word"), ("7", "mapping.fan-out"), ("8:1", "tally.other-row-refused"),
            ("9:1", "key.duplicate"), ("10:1", "key.duplicate"), ("11", "csv.ragged-row"),
        ] {
            #expect(
                outcome.err.split(separator: "\n").contains {
                    $0.hasPrefix("data/deals.txt:\(place):") && $0.hasSuffix("[\(identifier)]")
                }, "\(place) \(identifier)\n\(outcome.err)")
        }
        #expect(outcome.err.contains("it is made from 'Day'"))
    }

    @Test("rows left out are counted, a contract whole or not at all, and the rest adds up")
    func counted() throws {
        let work = try mapped(Self.rows)
        let outcome = try tally(work, "--refuse-rows")
        #expect(outcome.code == 0)
        let lines = outcome.err.split(separator: "\n").map(String.init)
        let rows = try #require(lines.firstIndex { $0.contains(" rows: ") })
        #expect(
            lines[rows...].filter { !$0.contains("warning") } == [
                "12 rows: 2 count", "  1 superseded", "  1 refused: cell.not-a-date", "  1 refused: csv.ragged-row",
                "  2 refused: key.duplicate", "  1 refused: mapping.fan-out", "  1 refused: mapping.unknown-word",
                "  1 refused: reference.unknown-vendor", "  2 refused: tally.other-row-refused",
            ])
        #expect(lines.contains("contracts.csv from deals.txt: 12 rows in, 3 refused, 9 out"))
        #expect(lines.contains("  not placed: status 'odd': 1"))
        #expect(try work.text(of: "table.csv").contains("birch,"))
    }

    @Test("a mapping that does not fit ends the command; one that is not asked for does not")
    func unfitting() throws {
        let work = try mapped(["a;alder;1;01/02/2020;open"])
        try work.replace("Day", with: "Tag", in: "data/mapping.yaml")
        let outcome = try tally(work)
        #expect(outcome.code == 1)
        #expect(outcome.err.contains("[mapping.unknown-column]"))
        try work.write("contract,vendor,signed\nz,alder,2020-01-01\n", to: "own.csv")
        #expect(try tally(work, "own.csv").code == 0)
        try work.remove("data/deals.txt")
        #expect(try tally(work, "own.csv").code == 0)
        #expect(try tally(work).code == 1)
    }

    @Test("mapped contracts have one tally, and no folder of them")
    func folder() throws {
        let work = try mapped(["a;alder;1;01/02/2020;open", "b;birch;1;01/02/2020;open"])
        let command = ["tally", "--dataset", "data", "--period", "2026-Q2", "--quiet", "--output"]
        let outcome = try work.run(Binary.path, command + ["parts/"])
        #expect(outcome.code == 2)
        #expect(outcome.err.contains("A mapping makes the contracts of this dataset"))
        try TallyTests.succeed(work, command + ["a.tally"])
        try TallyTests.succeed(work, command + ["b.tally", "--spill", "room"])
        #expect(try work.bytes(of: "a.tally") == work.bytes(of: "b.tally"))
        try TallyTests.succeed(work, ["merge", "a.tally", "--dataset", "data", "--table", "merged.csv", "--quiet"])
        #expect(try tally(work).code == 0)
        #expect(try work.text(of: "merged.csv") == work.text(of: "table.csv"))
    }
}
