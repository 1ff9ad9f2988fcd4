import Testing

/// What can't be tallied or merged is refused with a message, and nothing is dropped without being counted.
@Suite("Tally refusals")
struct TallyRefusalTests {
    private func small(_ rows: [String]) throws -> Workdir {
        let work = try Workdir()
        try work.copyDataset("example", to: "data")
        try work.remove("data/claims.csv")
        try work.write(
            (["contract,vendor,version,share,roles,value,currency,signed,same_as"] + rows).joined(separator: "\n")
                + "\n",
            to: "data/contracts.csv")
        return work
    }

    private func tally(_ work: Workdir, _ arguments: String...) throws -> Workdir.Outcome {
        try work.run(
            Binary.path, ["tally", "--dataset", "data", "--period", "2026-Q2", "--table", "table.csv"] + arguments)
    }

    @Test("every fault of every row in one pass, and nothing written")
    func faults() throws {
        let work = try small([
            "a,alder,1,,supply,1000000,USD,2020-01-01,", "b,nobody,1,,supply,,,2020-01-01,",
            "c,alder,1,,suply,,,2020-01-01,", "d,alder,1,,supply,12,,2020-01-01,", "e,alder,1,,supply,,,,",
            "f,alder,1,,supply,,,2020-01-01,gone", "g,alder,1,0.7,supply,,,2020-01-01,",
            "g,birch,1,0.7,supply,,,2020-01-01,", "h,alder,1,,supply,,,2020-01-01,", "h,alder,1,,operate,,,2020-01-01,",
            "h,birch,1,,operate,,,2020-01-01,",
        ])
        let outcome = try tally(work)
        #expect(outcome.code == 1)
        #expect(!work.exists("table.csv"))
        for (line, identifier) in [
            (3, "reference.unknown-vendor"), (4, "cell.unknown-word"), (5, "contract.value-without-currency"),
            (6, "contract.undated"), (7, "reference.unknown-contract"), (8, "contract.shares-above-one"),
            (9, "contract.shares-above-one"), (10, "key.duplicate"), (11, "key.duplicate"),
            (12, "tally.other-row-refused"),
        ] {
            #expect(
                outcome.err.contains("contracts.csv:\(line):") && outcome.err.contains("[\(identifier)]"),
                "line \(line) \(identifier)\n\(outcome.err)")
        }
        let rest = try tally(work, "--refuse-rows")
        #expect(rest.code == 0)
        #expect(rest.err.contains("11 rows: 1 count"))
        #expect(try work.text(of: "table.csv").contains("alder,1,"))
    }

    @Test("rows read are rows that count, stand aside or were refused, records that are no rows among them")
    func nothingDropped() throws {
        let work = try small([
            "a,alder,1,,supply,,,2020-01-01,", "a,alder,2,,supply,,,2020-01-01,", "too,few",
            "b,alder,1,,supply,,,2027-01-01,",
            "c,alder,1,,\"open \"quote,,,2020-01-01,", "d,alder,1,,supply,,,2020-01-01,",
        ])
        let outcome = try tally(work, "--refuse-rows")
        #expect(outcome.code == 0)
        let lines = outcome.err.split(separator: "\n")
        let rows = lines.first { $0.contains(" rows: ") }
        #expect(rows == "6 rows: 2 count")
        #expect(lines.contains("  1 superseded"))
        #expect(lines.contains("  1 signed later"))
        #expect(lines.filter { $0.contains(" refused: ") }.count == 2)
    }

    @Test("a part that was cut short, changed or made otherwise is refused; so is one that shares a contract")
    func parts() throws {
        let work = try small(["a,alder,1,,supply,1000000,USD,2020-01-01,", "b,birch,1,,operate,,,2020-01-01,"])
        try TallyTests.succeed(
            work, ["tally", "--dataset", "data", "--period", "2026-Q2", "--quiet", "--output", "a.tally"])
        let bytes = try work.bytes(of: "a.tally")
        try work.write(bytes.dropLast(10), to: "short.tally")
        var changed = bytes
        changed[bytes.count / 2] ^= 1
        try work.write(changed, to: "changed.tally")
        try work.write("vendor,name\n", to: "table.tally")
        try work.write([UInt8]("candour tally 9\n".utf8) + bytes.dropFirst(16), to: "later.tally")
        try TallyTests.succeed(
            work, ["tally", "--dataset", "data", "--period", "2026-Q1", "--quiet", "--output", "quarter.tally"])
        try work.append("\n# another method\n", to: "data/method.yaml")
        try TallyTests.succeed(
            work, ["tally", "--dataset", "data", "--period", "2026-Q2", "--quiet", "--output", "method.tally"])
        for (part, identifier) in [
            ("short", "tally.damaged"), ("changed", "tally.damaged"), ("table", "tally.not-a-tally"),
            ("later", "tally.other-format"), ("quarter", "tally.other-quarters"), ("method", "tally.other-terms"),
            ("a", "tally.shared-contracts"),
        ] {
            let outcome = try work.candour("merge", "a.tally", part + ".tally", "--output", "all.tally")
            #expect(outcome.code == 1)
            #expect(outcome.err.contains("[\(identifier)]"), "\(part): \(outcome.err)")
            #expect(!work.exists("all.tally"))
        }
        let stale = try work.candour("merge", "a.tally", "--dataset", "data", "--table", "table.csv")
        #expect(stale.code == 1)
        #expect(stale.err.contains("another method"))
    }

    @Test("a folder of tallies goes on where it stopped, and makes anew what has changed")
    func resumed() throws {
        let work = try small([])
        let header = "contract,vendor,signed\n"
        try work.write(header + "a,alder,2020-01-01\n", to: "one.csv")
        try work.write(header + "b,alder,2020-01-01\n", to: "two.csv")
        let command = ["tally", "--dataset", "data", "--period", "2026-Q2", "--output", "parts/", "one.csv", "two.csv"]
        #expect(try TallyTests.succeed(work, command).out == "parts/one.csv.tally\nparts/two.csv.tally\n")
        try work.write(try work.bytes(of: "parts/one.csv.tally").dropLast(1), to: "parts/one.csv.tally")
        #expect(try TallyTests.succeed(work, command).out == "parts/one.csv.tally\n")
        #expect(try TallyTests.succeed(work, command).out == "")
        try work.append("c,alder,2020-01-01\n", to: "two.csv")
        #expect(try TallyTests.succeed(work, command).out == "parts/two.csv.tally\n")
    }

    @Test("a tally that a mapping made of a file does not stand for the file as it is")
    func resumedBesideMapping() throws {
        let work = try small([])
        try work.remove("data/contracts.csv")
        try work.write("contract,vendor,value,currency,signed\na,alder,3,USD,2020-01-01\n", to: "data/deals.csv")
        try work.write(
            """
            candour: 1
            tables:
              contracts:
                from: deals.csv
                columns:
                  contract: contract
                  vendor: vendor
                  value: {from: value, units: millions}
                  currency: currency
                  signed: signed

            """, to: "data/mapping.yaml")
        let mapped = ["tally", "--dataset", "data", "--period", "2026-Q2", "--output", "parts/deals.csv.tally"]
        #expect(try work.shell("mkdir parts").code == 0)
        #expect(try TallyTests.succeed(work, mapped).out == "parts/deals.csv.tally\n")
        let plain = ["tally", "--dataset", "data", "--period", "2026-Q2", "--output", "parts/", "data/deals.csv"]
        #expect(try TallyTests.succeed(work, plain).out == "parts/deals.csv.tally\n")
        #expect(try TallyTests.succeed(work, plain).out == "")
    }

    @Test("standard input and compressed files are read as files are")
    func streams() throws {
        let work = try small(["a,alder,1,,supply,1000000,USD,2020-01-01,", "b,birch,1,,operate,,,2020-01-01,"])
        #expect(try tally(work).code == 0)
        let reference = try work.text(of: "table.csv")
        let script = """
            set -e
            $CANDOUR tally - --dataset data --period 2026-Q2 --table in.csv --quiet < data/contracts.csv
            gzip -c data/contracts.csv > contracts.csv.gz
            $CANDOUR tally contracts.csv.gz --dataset data --period 2026-Q2 --table gz.csv --quiet
            """
        let outcome = try work.shell(script)
        try #require(outcome.code == 0, "\(outcome.err)")
        #expect(try work.text(of: "in.csv") == reference)
        #expect(try work.text(of: "gz.csv") == reference)
        try work.append("b,birch,2,,supply,,,2020-01-01,\n", to: "data/contracts.csv")
        let twice = try work.shell(
            "cat data/contracts.csv | $CANDOUR tally - --dataset data --period 2026-Q2 --table t.csv")
        #expect(twice.code == 1)
        #expect(twice.err.contains("[tally.needs-a-file]"))
    }
}
