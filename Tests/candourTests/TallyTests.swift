import Testing

/// `candour tally` gives the figures of a run that keeps every contract, however the contracts lie in files.
@Suite("Tally")
struct TallyTests {
    static let vendors = ["alder", "birch", "cedar", "damson"]

    /// The example with contracts made up at random, and what a run says of them.
    static func sample(seed: UInt64, count: Int) throws -> (work: Workdir, rows: [[String]]) {
        let work = try Workdir()
        try work.copyDataset("example", to: "data")
        try work.remove("data/claims.csv")
        var contracts = TallyContracts(seed: seed)
        let rows = contracts.rows(count, vendors: vendors)
        try work.write(TallyContracts.csv(rows), to: "data/contracts.csv")
        return (work, rows)
    }

    @discardableResult
    static func succeed(_ work: Workdir, _ arguments: [String]) throws -> Workdir.Outcome {
        let outcome = try work.run(Binary.path, arguments)
        try #require(outcome.code == 0, "\(arguments) \(outcome.err)")
        return outcome
    }

    static func table(_ work: Workdir, _ arguments: String...) throws -> String {
        try succeed(work, ["tally", "--dataset", "data", "--quiet", "--table", "table.csv"] + arguments)
        return try work.text(of: "table.csv")
    }

    @Test(
        "the published runs' own figures", arguments: ["letters", "example"])
    func publishedRuns(_ dataset: String) throws {
        let work = try Workdir()
        for period in try Package.periods(of: dataset) {
            try Self.succeed(
                work,
                ["tally", "--dataset", Package.dataset(dataset), "--period", period, "--table", "table.csv", "--quiet"])
            let run = try work.text(of: Package.report(dataset, period) + "/tables/involvement.csv")
            #expect(try work.text(of: "table.csv") == run)
        }
    }

    @Test("versions, consortia and duplicates come to what a run makes of them", arguments: [1, 2, 3] as [UInt64])
    func againstRuns(_ seed: UInt64) throws {
        let (work, _) = try Self.sample(seed: seed, count: 300)
        let several = try Self.table(work, "--period", "2025-Q4..2026-Q2")
        var lines: [String] = []
        for period in ["2025-Q4", "2026-Q1", "2026-Q2"] {
            try Self.succeed(
                work,
                [
                    "score", "data", "--period", period, "--tables", "involvement", "--quiet", "--output",
                    "run-\(period)",
                ])
            let run = try work.text(of: "run-\(period)/tables/involvement.csv")
            #expect(try Self.table(work, "--period", period) == run)
            lines += run.split(separator: "\n").dropFirst(lines.isEmpty ? 0 : 1).map(String.init)
        }
        // Quarters tallied together are those tallied one by one.
        #expect(several == lines.joined(separator: "\n") + "\n")
    }

    @Test("threads, readers and the order of rows change nothing")
    func reproducible() throws {
        let (work, rows) = try Self.sample(seed: 4, count: 200)
        let reference = try Self.table(work, "--period", "2026-Q2")
        for options in [["--threads", "1"], ["--threads", "7"], ["--reader", "portable"], ["--reader", "libcsv"]] {
            try Self.succeed(
                work,
                ["tally", "--dataset", "data", "--quiet", "--period", "2026-Q2", "--table", "other.csv"] + options)
            #expect(try work.text(of: "other.csv") == reference)
        }
        var random = SplitMix(seed: 5)
        try work.write(TallyContracts.csv(rows.shuffled(using: &random)), to: "data/contracts.csv")
        #expect(try Self.table(work, "--period", "2026-Q2") == reference)
    }

    @Test("a contract that ends leaves the later quarters only")
    func inForce() throws {
        let (work, _) = try Self.sample(seed: 6, count: 150)
        try work.replace("\ncontracts:\n", with: "\ncontracts:\n  in_force: only\n", in: "data/method.yaml")
        let several = try Self.table(work, "--period", "2025-Q4,2026-Q2")
        for period in ["2025-Q4", "2026-Q2"] {
            try Self.succeed(
                work,
                [
                    "score", "data", "--period", period, "--tables", "involvement", "--quiet", "--output",
                    "run-\(period)",
                ])
            for line in try work.text(of: "run-\(period)/tables/involvement.csv").split(separator: "\n").dropFirst() {
                #expect(several.contains(line))
            }
        }
    }

    @Test("parts by contract, merged in any order, are the whole", arguments: [2, 5])
    func merged(_ parts: Int) throws {
        let (work, rows) = try Self.sample(seed: 7, count: 200)
        let reference = try Self.table(work, "--period", "2025-Q4..2026-Q2", "--output", "whole.tally")
        // Duplicates go where their originals are.
        var partOf: [String: Int] = [:]
        for row in rows {
            let root = row[17].isEmpty ? row[0] : row[17]
            partOf[row[0]] = abs(root.utf8.reduce(7) { ($0 &* 31 &+ Int($1)) & 0xFFFF }) % parts
        }
        for row in rows where !row[17].isEmpty { partOf[row[0]] = partOf[row[17]] ?? 0 }
        for row in rows where !row[17].isEmpty { partOf[row[0]] = partOf[row[17]] ?? 0 }
        for part in 0..<parts {
            try work.write(TallyContracts.csv(rows.filter { partOf[$0[0]] == part }), to: "part-\(part).csv")
        }
        try Self.succeed(
            work,
            ["tally", "--dataset", "data", "--period", "2025-Q4..2026-Q2", "--quiet", "--output", "parts/"]
                + (0..<parts).map { "part-\($0).csv" })
        let tallies = (0..<parts).reversed().map { "parts/part-\($0).csv.tally" }
        try Self.succeed(
            work, ["merge", "--dataset", "data", "--quiet", "--table", "merged.csv", "--output", "m.tally"] + tallies)
        #expect(try work.text(of: "merged.csv") == reference)
        // A merged tally can be merged again, and says the same of the rows.
        let again = try Self.succeed(work, ["merge", "m.tally", "--dataset", "data", "--table", "again.csv"])
        #expect(try work.text(of: "again.csv") == reference)
        let whole = try Self.succeed(work, ["merge", "whole.tally", "--dataset", "data", "--table", "again.csv"])
        #expect(again.err == whole.err)
        #expect(whole.err.contains("\(rows.count) rows"))
    }
}
