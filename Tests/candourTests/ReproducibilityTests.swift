import Dataset
import Foundation
import Reporting
import Testing

/// The same rows give the same bytes, whoever reads them and however they lie in their files.
@Suite("Reproducibility")
struct ReproducibilityTests {
    static let datasets = ["letters", "example"]

    /// Scores every quarter of a dataset in the folder, and gives all outputs.
    static func score(
        _ work: Workdir, _ dataset: String, _ arguments: String..., environment: [String: String] = [:]
    ) throws -> [String: [UInt8]] {
        let run = [dataset, "--period", "all", "--quiet"] + arguments
        let outcome = try work.run(Binary.path, ["score"] + run, environment: environment)
        try #require(outcome.code == 0, "\(outcome.err)")
        #expect(outcome.err == "")
        return try allOutputs(work, dataset)
    }

    static func allOutputs(_ work: Workdir, _ dataset: String) throws -> [String: [UInt8]] {
        var outputs: [String: [UInt8]] = [:]
        for period in try FileManager.default.contentsOfDirectory(atPath: work.path + "/Reports/" + dataset) {
            for (name, bytes) in try work.outputs(of: "Reports/\(dataset)/\(period)") {
                outputs[period + "/" + name] = bytes
            }
        }
        return outputs
    }

    /// The outputs after a change to the dataset that must make no difference.
    static func changed(
        _ dataset: String, _ arguments: [String] = [], environment: [String: String] = [:],
        _ change: (Workdir) throws -> Void
    ) throws -> [String: [UInt8]] {
        let work = try Workdir()
        try work.copyDataset(dataset)
        try change(work)
        let outcome = try work.run(
            Binary.path, ["score", dataset, "--period", "all", "--quiet"] + arguments, environment: environment)
        try #require(outcome.code == 0, "\(outcome.err)")
        return try allOutputs(work, dataset)
    }

    @Test("one, two and eight threads write the same bytes", arguments: datasets)
    func threads(_ dataset: String) throws {
        let reference = try ScoredOnce.outputs(dataset)
        #expect(reference.count > 20)
        for threads in ["2", "8"] {
            #expect(firstDifference(reference, try Self.changed(dataset, ["--threads", threads]) { _ in }) == nil)
        }
    }

    @Test("every reader leads to the same bytes", arguments: ["portable", "libcsv"])
    func readers(_ reader: String) throws {
        let reference = try ScoredOnce.outputs("letters")
        #expect(firstDifference(reference, try Self.changed("letters", ["--reader", reader]) { _ in }) == nil)
    }

    @Test("the order of rows and of columns makes no difference", arguments: datasets)
    func shuffled(_ dataset: String) throws {
        let reference = try ScoredOnce.outputs(dataset)
        let outputs = try Self.changed(dataset) { work in
            var random = SplitMix(seed: 1)
            try work.rewriteTables(of: dataset) { file in
                file.rows.shuffle(using: &random)
                file.reorder(file.header.indices.shuffled(using: &random))
            }
        }
        #expect(firstDifference(reference, outputs) == nil)
    }

    @Test("shuffled rows keep the edition, and only the files' own digests differ in the manifest")
    func editionOfShuffled() throws {
        let (one, other) = (try Workdir(), try Workdir())
        try one.copyDataset("letters")
        try other.copyDataset("letters")
        var random = SplitMix(seed: 5)
        try other.rewriteTables(of: "letters") { $0.rows.shuffle(using: &random) }
        for work in [one, other] { _ = try Self.score(work, "letters") }
        #expect(try one.edition(of: "Reports/letters/2021-Q3") == other.edition(of: "Reports/letters/2021-Q3"))
        func lines(_ work: Workdir) throws -> [String] {
            try work.text(of: "Reports/letters/2021-Q3/manifest.json").split(separator: "\n").map(String.init)
                .filter { !$0.contains("file_sha256_of_4_mib_blocks") }
        }
        #expect(try lines(one) == lines(other))
    }

    @Test("another locale and time zone make no difference")
    func locale() throws {
        let reference = try ScoredOnce.outputs("example")
        for (locale, zone) in [("tr_TR.UTF-8", "Asia/Kathmandu"), ("C", "America/St_Johns")] {
            let environment = ["LC_ALL": locale, "LANG": locale, "TZ": zone]
            #expect(firstDifference(reference, try Self.changed("example", environment: environment) { _ in }) == nil)
        }
    }

    @Test(
        "line ends of CR and LF, a byte order mark and a column that is not known make no difference",
        arguments: datasets)
    func lineEnds(_ dataset: String) throws {
        let reference = try ScoredOnce.outputs(dataset)
        let outputs = try Self.changed(dataset) { work in
            try work.rewriteTables(of: dataset, lineEnd: "\r\n") { file in
                file.header.append("our own remarks")
                file.rows = file.rows.map { $0 + ["x"] }
            }
            let vendors = try work.bytes(of: dataset + "/vendors.csv")
            try work.write([0xEF, 0xBB, 0xBF] + vendors, to: dataset + "/vendors.csv")
        }
        #expect(firstDifference(reference, outputs) == nil)
    }

    @Test("the second time nothing is written, and it is said")
    func twice() throws {
        let work = try Workdir()
        try work.copyDataset("letters")
        _ = try Self.score(work, "letters")
        let folder = work.path + "/Reports/letters/2021-Q3"
        func times() throws -> [Date?] {
            try work.files(under: folder).map {
                try FileManager.default.attributesOfItem(atPath: folder + "/" + $0)[.modificationDate] as? Date
            }
        }
        let before = try times()
        let inode = try FileManager.default.attributesOfItem(atPath: folder)[.systemFileNumber] as? Int
        let again = try work.candour("score", "letters", "--period", "2021-Q3")
        #expect(again.code == 0)
        #expect(again.err.contains("nothing was written"))
        #expect(again.out == "Reports/letters/2021-Q3/report.md\n")
        #expect(try times() == before)
        #expect(try FileManager.default.attributesOfItem(atPath: folder)[.systemFileNumber] as? Int == inode)
    }

    @Test("the size of the pieces that files are read in makes no difference", arguments: datasets)
    func chunks(_ dataset: String) throws {
        func outputs(_ options: ReadingOptions) throws -> [String: [UInt8]] {
            let folder = DatasetFolder(Package.dataset(dataset), options: options)
            let dataset = try #require(try folder.read().dataset)
            let period = try #require(dataset.tables.periods.last)
            let run = try Run(dataset, period: period, release: Release.name, threads: options.threads)
            return Dictionary(uniqueKeysWithValues: run.outputs.files.map { ($0.path, $0.bytes) })
        }
        let reference = try outputs(ReadingOptions())
        for (threads, chunk) in [(1, 64), (2, 1_000), (3, 4_096)] {
            #expect(firstDifference(reference, try outputs(ReadingOptions(threads: threads, chunkSize: chunk))) == nil)
        }
    }

    @Test("where the dataset lies makes no difference, and no output names a path of the machine")
    func elsewhere() throws {
        let work = try Workdir()
        try work.makeFolder("deep/er")
        try work.copyDataset("letters", to: "deep/er/letters")
        let outcome = try work.candour("score", "deep/er/letters/", "--period", "2021-Q3", "--output", "run", "--quiet")
        #expect(outcome.code == 0)
        let other = try Workdir()
        try other.copyDataset("letters")
        _ = try Self.score(other, "letters")
        let outputs = try work.outputs(of: "run", withManifest: true)
        #expect(firstDifference(outputs, try other.outputs(of: "Reports/letters/2021-Q3", withManifest: true)) == nil)
        for (name, bytes) in outputs {
            #expect(!String(decoding: bytes, as: UTF8.self).contains(work.path), "\(name)")
        }
    }
}
