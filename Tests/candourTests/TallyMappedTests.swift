import Foundation
import Testing

/// `candour tally` of contracts that a mapping makes gives the figures of a run that keeps every row.
@Suite("Tallies of contracts that a mapping makes")
struct TallyMappedTests {
    private static let period = "2026-Q2"

    private static let method = """
        candour: 1
        title: Involvement
        base_currency: USD
        missing: {unrated: minimum}
        scales: {answer: {full: 100, none: 0}}
        nodes: {transparency: {aggregate: mean}}
        contracts: {weights: {roles: 0.40, risk: 0.30, term: 0.15, value: 0.15}}
        indices: [involvement]

        """

    /// What a run says, and what tallies say of the same dataset; both must be there.
    private func expectRunsFigures(_ work: Workdir, rows: Int, _ location: SourceLocation = #_sourceLocation) throws {
        try TallyTests.succeed(
            work,
            ["score", "data", "--period", Self.period, "--tables", "involvement", "--quiet", "--output", "run"])
        let run = try work.text(of: "run/tables/involvement.csv")
        var lines: Set<String> = []
        for threads in ["1", "2", "8"] {
            let table = try TallyTests.table(
                work, "--period", Self.period, "--threads", threads, "--contracts", "lines.csv")
            #expect(table == run, "\(threads) threads", sourceLocation: location)
            lines.insert(try work.text(of: "lines.csv"))
        }
        #expect(lines.count == 1, sourceLocation: location)
        #expect(lines.first?.split(separator: "\n").count == rows + 1, sourceLocation: location)
        try work.remove("run")
    }

    /// Lines of what the mapping did, as `check` prints them of the contracts.
    private func mappingLines(_ text: String) -> [Substring] {
        let lines = text.split(separator: "\n")
        guard let first = lines.firstIndex(where: { $0.hasPrefix("contracts.csv from ") }) else { return [] }
        return [lines[first]] + lines[(first + 1)...].prefix { $0.hasPrefix("  ") }
    }

    private func expectChecksCounts(_ work: Workdir, _ location: SourceLocation = #_sourceLocation) throws {
        let check = try work.candour("check", "data")
        #expect(check.code == 0, "\(check.err)", sourceLocation: location)
        let tally = try work.candour(
            "tally", "--dataset", "data", "--period", Self.period, "--table", "table.csv", "--threads", "3")
        #expect(!mappingLines(check.out).isEmpty, sourceLocation: location)
        #expect(mappingLines(tally.err) == mappingLines(check.out), sourceLocation: location)
    }

    @Test("versions, consortia, duplicates and cells of every form, in files of two encodings", arguments: [11, 12])
    func sample(_ seed: Int) throws {
        let (work, rows) = try TallyTests.sample(seed: UInt64(seed), count: 250)
        let columns = TallyContracts.header.split(separator: ",").map(String.init)
        let numbers = columns.indices.filter { ["value", "share", "years"].contains(columns[$0]) }
        func foreign(_ rows: ArraySlice<[String]>) -> String {
            let head = columns.reversed().map { "our \($0)" }.joined(separator: ";")
            let lines = rows.map { row in
                var cells = row
                for place in numbers { cells[place] = cells[place].replacingOccurrences(of: ".", with: ",") }
                return cells.reversed().map { $0.contains(";") ? "\"\($0)\"" : $0 }.joined(separator: ";")
            }
            return ([head] + lines).joined(separator: "\r\n") + "\r\n"
        }
        try work.remove("data/contracts.csv")
        try work.write(foreign(rows[..<(rows.count / 2)]), to: "data/one.txt")
        let second = try #require(foreign(rows[(rows.count / 2)...]).data(using: .utf16))
        try work.write(second, to: "data/two.txt")
        try work.write(
            """
            candour: 1
            files:
              one.txt: {delimiter: ";", decimal: ","}
              two.txt: {delimiter: ";", decimal: ",", encoding: utf-16}
            tables:
              contracts:
                from: [one.txt, two.txt]
                columns:

            """ + columns.map { "      \($0): our \($0)\n" }.joined(), to: "data/mapping.yaml")
        try expectRunsFigures(work, rows: rows.count)
        try expectChecksCounts(work)
        // The same rows in a file of the dataset's own have the same lines, in the same order.
        let mapped = try work.text(of: "lines.csv")
        try work.remove("data/mapping.yaml")
        try work.write(TallyContracts.csv(rows), to: "data/contracts.csv")
        _ = try TallyTests.table(work, "--period", Self.period, "--contracts", "own.csv")
        #expect(try work.text(of: "own.csv") == mapped)
    }

    /// A release has two contracts, and one award two suppliers.
    private static let releases = """
        ocid,contracts/3/id,contracts/3/awardID,contracts/3/value/amount,contracts/3/value/currency,contracts/3/dateSigned,contracts/4/id,contracts/4/awardID,contracts/4/dateSigned
        x,c1,a1,125000000.5,USD,2020-05-04T10:00:00Z,c9,a2,2021-01-01
        y,c2,a1,,,2020-05-05,,,

        """

    private static let suppliers = """
        ocid,awards/0/id,awards/0/suppliers/0/id,awards/0/suppliers/0/name
        x,a1,s1,Alder
        x,a1,s2,Birch
        x,a2,s1,Alder
        y,a1,s3,Cedar

        """

    @Test("suppliers of OCDS through their awards, whose shares are not known")
    func suppliers() throws {
        let work = try Workdir()
        try work.write(Self.method, to: "data/method.yaml")
        try work.write("candour: 1\nmapping: ocds\n", to: "data/mapping.yaml")
        try work.write(Self.releases, to: "data/contracts.csv")
        try work.write(Self.suppliers, to: "data/awa_suppliers.csv")
        // The mapping's own name for the foreign file is that of our table.
        let reading = try work.candour("check", "data")
        try #require(reading.code == 0, "\(reading.err)")
        try expectRunsFigures(work, rows: 4)
        try expectChecksCounts(work)
        #expect(try work.text(of: "table.csv").contains("s2"))
        // What may lack and does is said all the same.
        let outcome = try TallyTests.succeed(
            work, ["tally", "--dataset", "data", "--period", Self.period, "--table", "table.csv"])
        #expect(outcome.err.contains("data/con_riskAllocation.csv: note:"))
    }

    @Test(
        "the published example of OCDS for public-private partnerships",
        .enabled(if: OCDSMaterial.isThere, "skipped: shared/contracts/ocds_ppp is not there"))
    func published() throws {
        let work = try Workdir()
        try work.write(Self.method, to: "data/method.yaml")
        try work.write("candour: 1\nmapping: ocds\nfolder: flat\n", to: "data/mapping.yaml")
        try FileManager.default.createSymbolicLink(
            atPath: work.path + "/data/flat", withDestinationPath: OCDSMaterial.path)
        try expectRunsFigures(work, rows: 1)
        try expectChecksCounts(work)
    }

    @Test("parts, each with a dataset whose mapping names its own files, merge to the whole")
    func parts() throws {
        let work = try Workdir()
        try work.write(Self.method, to: "data/method.yaml")
        try work.write("vendor,name\na,A\nb,B\n", to: "data/vendors.csv")
        func mapping(_ files: String) -> String {
            "candour: 1\ntables:\n  contracts:\n    from: [\(files)]\n    columns:\n"
                + "      contract: No\n      vendor: Firm\n      version: Issue\n      signed: Day\n"
        }
        for (part, firm) in [("north", "a"), ("south", "b")] {
            let rows = (0..<30).map { "\(part)-\($0 / 2),\(firm),\(1 + $0 % 2),20\(10 + $0 % 9)-03-04\n" }
            try work.write("No,Firm,Issue,Day\n" + rows.joined(), to: "data/\(part).csv")
            try work.write(mapping("\(part).csv"), to: "data/mapping.yaml")
            try TallyTests.succeed(
                work,
                ["tally", "--dataset", "data", "--period", Self.period, "--quiet", "--output", "\(part).tally"])
        }
        try work.write(mapping("north.csv, south.csv"), to: "data/mapping.yaml")
        let whole = try TallyTests.table(work, "--period", Self.period)
        try TallyTests.succeed(
            work,
            ["merge", "south.tally", "north.tally", "--dataset", "data", "--table", "merged.csv", "--quiet"])
        #expect(try work.text(of: "merged.csv") == whole)
        #expect(whole.contains("\n\(Self.period),a,15,") && whole.contains("\n\(Self.period),b,15,"))
    }

    @Test("rows that become one, by their groups and by their keys", arguments: ["equal", "unknown"])
    func groups(_ share: String) throws {
        let work = try Workdir()
        try work.write(Self.method, to: "data/method.yaml")
        var text = "No;Year;Paid;Firms;Signed;State\n"
        for number in 0..<60 {
            let firms = ["Alder SA", "Alder SA, Birch Ltd", "Cedar, Birch Ltd, Alder SA"][number % 3]
            for year in 2017..<(2018 + number % 4) {
                text += "\(number);\(year);\(number * 7 + year % 10).\(number % 10)00,5;\(firms);23/01/2019;open\n"
            }
        }
        try work.write(text, to: "data/projects.csv")
        try work.write(
            """
            candour: 1
            files: {projects.csv: {delimiter: ";", decimal: ",", thousands: "."}}
            tables:
              vendors:
                from: projects.csv
                unique: true
                columns:
                  vendor: {from: Firms, split: ",", as: slug}
                  name: {from: Firms, split: ","}
              contracts:
                from: projects.csv
                group_by: [No]
                unique: true
                share: \(share)
                columns:
                  contract: {template: "bridge {No}"}
                  vendor: {from: Firms, split: ",", as: slug}
                  value: {from: Paid, units: thousands, combine: sum}
                  currency: {constant: USD}
                  signed: {from: Signed, dates: dd/mm/yyyy}
                  status: {from: State, words: {open: active}}

            """, to: "data/mapping.yaml")
        try expectRunsFigures(work, rows: 120)
        try expectChecksCounts(work)
    }
}

/// The worked example that lies beside the package, not in it.
private enum OCDSMaterial {
    static let path = URL(filePath: Package.root).deletingLastPathComponent().appending(
        path: "shared/contracts/ocds_ppp/flat"
    ).path

    static var isThere: Bool { FileManager.default.fileExists(atPath: path + "/contracts.csv") }
}
