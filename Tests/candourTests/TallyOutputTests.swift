import Testing

/// What a tally writes beside its table.
@Suite("Tally outputs")
struct TallyOutputTests {
    @Test("a line for each row, in the rows' order, with the bounds that a run gives")
    func lines() throws {
        let work = try Workdir()
        try work.copyDataset("example", to: "data")
        let period = "2026-Q2"
        let command = ["tally", "--dataset", "data", "--period", period, "--quiet", "--contracts"]
        try TallyTests.succeed(work, command + ["one.csv", "--threads", "1"])
        try TallyTests.succeed(work, command + ["many.csv", "--threads", "8"])
        #expect(try work.text(of: "one.csv") == work.text(of: "many.csv"))
        #expect(try work.files().filter { $0.hasPrefix(".") } == [])

        let lines = RecordFile(try work.bytes(of: "one.csv"))
        let rows = RecordFile(try work.bytes(of: "data/contracts.csv"))
        #expect(lines.rows.map { $0[0] } == rows.rows.map { $0[0] })
        let run = RecordFile(try work.bytes(of: Package.report("example", period) + "/tables/contracts.csv"))
        func columns(_ file: RecordFile, _ names: [String]) throws -> [[String]] {
            let places = try names.map { try #require(file.header.firstIndex(of: $0)) }
            return file.rows.map { row in places.map { row[$0] } }
        }
        let ours = Set(
            try columns(lines, ["contract", "vendor", "version", "counts_from", "lower", "upper", "base_value"]))
        for row in try columns(run, ["contract", "company", "version", "counts_from", "lower", "upper", "base_value"]) {
            #expect(ours.contains(row), "\(row)")
        }
        #expect(run.rows.count > 50)
    }

    @Test("versions are written too, when the rows are read twice; names that need quotes or a guard have them")
    func linesOfVersions() throws {
        let (work, rows) = try TallyTests.sample(seed: 8, count: 60)
        try work.append("'=1+1,alder,,,\"t\",,,,,,,,2020-01-01,,,,,\n", to: "data/contracts.csv")
        try TallyTests.succeed(
            work, ["tally", "--dataset", "data", "--period", "2026-Q2", "--quiet", "--contracts", "lines.csv"])
        let lines = try work.text(of: "lines.csv").split(separator: "\n")
        #expect(lines.count == rows.count + 2)
        #expect(lines.last?.hasPrefix("'=1+1,alder,1,2020-01-01,0.000000,100.000000,,,") ?? false)
        #expect(lines.contains { $0.hasPrefix("\"c, 7\",") })
    }

    @Test("what is spilled changes no byte, and leaves nothing behind")
    func spilled() throws {
        let (work, _) = try TallyTests.sample(seed: 9, count: 120)
        let command = ["tally", "--dataset", "data", "--period", "2026-Q2", "--quiet"]
        try TallyTests.succeed(work, command + ["--table", "a.csv", "--output", "a.tally"])
        try TallyTests.succeed(work, command + ["--table", "b.csv", "--output", "b.tally", "--spill", "room"])
        #expect(try work.text(of: "a.csv") == work.text(of: "b.csv"))
        #expect(try work.bytes(of: "a.tally") == work.bytes(of: "b.tally"))
        #expect(try work.files(under: "room") == [])
    }
}
