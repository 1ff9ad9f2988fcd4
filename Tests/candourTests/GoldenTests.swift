import Dataset
import Foundation
import Testing

/// The reports that are committed are what the committed datasets give.
@Suite("Golden reports")
struct GoldenTests {
    /// Every dataset that ships, with the quarters that a report of it must be committed for.
    static let datasets = ["letters": ["2021-Q3", "2022-Q2"], "example": ["2025-Q4", "2026-Q1", "2026-Q2"]]

    /// `letters/2021-Q3` …
    static let runs = datasets.keys.sorted().flatMap { name in (datasets[name] ?? []).map { "\(name)/\($0)" } }

    @Test(
        "the quarters that are committed are those that the dataset has answers of", arguments: datasets.keys.sorted())
    func quarters(_ name: String) throws {
        let dataset = try #require(try DatasetFolder(Package.dataset(name)).read().dataset)
        #expect(dataset.tables.periods.map(\.description) == Self.datasets[name])
        let committed = try FileManager.default.contentsOfDirectory(atPath: Package.root + "/Reports/" + name)
        #expect(committed.filter { !$0.hasPrefix(".") }.sorted() == Self.datasets[name])
    }

    @Test("scored again, each committed report has the same bytes", arguments: runs)
    func golden(_ run: String) throws {
        let work = try ScoredOnce.workdir(String(run.prefix { $0 != "/" }))
        let committed = try work.outputs(of: Package.root + "/Reports/" + run, withManifest: true)
        try #require(!committed.isEmpty, "Reports/\(run) is not committed: 'make reports' writes it")
        let scored = try work.outputs(of: "Reports/" + run, withManifest: true)
        let difference = firstDifference(committed, scored)
        #expect(difference == nil, "Reports/\(run): \(difference ?? "")")
    }

    // MARK: The letters' quotes

    /// `shared/letter.txt` beside the package: the whole rendering of the letter.
    static let letter = URL(fileURLWithPath: Package.root).deletingLastPathComponent().appending(
        path: "shared/letter.txt")
    static let hasLetter = FileManager.default.fileExists(atPath: letter.path)

    static func letters() throws -> DatasetTables {
        try #require(try DatasetFolder(Package.dataset("letters")).read().dataset).tables
    }

    static func rendered(_ tables: DatasetTables) -> [String] {
        tables.responses.filter { $0.wording == .rendered }.map { $0.quote ?? "" }
            + tables.contracts.filter { $0.wording == .rendered }.map { $0.quote ?? "" }
            + tables.claims.filter { $0.wording == .rendered }.map { $0.quote ?? "" }
    }

    @Test("every rendered quote stands in passages.txt, word for word")
    func passages() throws {
        let passages = try String(contentsOfFile: Package.dataset("letters") + "/passages.txt", encoding: .utf8)
        let quotes = Self.rendered(try Self.letters())
        #expect(quotes.count >= 15)
        for quote in quotes { #expect(!quote.isEmpty && passages.contains(quote), "\(quote)") }
    }

    @Test(
        "every rendered quote stands in the letter, word for word",
        .enabled(if: hasLetter, "skipped: ../shared/letter.txt is absent"))
    func letterText() throws {
        let letter = try String(contentsOf: Self.letter, encoding: .utf8)
        for quote in Self.rendered(try Self.letters()) { #expect(letter.contains(quote), "\(quote)") }
        // The passages that are kept are the letter's too.
        let passages = try String(contentsOfFile: Package.dataset("letters") + "/passages.txt", encoding: .utf8)
        let kept = passages.components(separatedBy: "\n\n").dropFirst(2).map { $0.trimmingCharacters(in: .newlines) }
        #expect(kept.count >= 10)
        for passage in kept { #expect(letter.contains(passage), "\(passage)") }
    }

    @Test("every answer, claim and contract of the letters has its words, their source and their wording")
    func evidence() throws {
        let tables = try Self.letters()
        for row in tables.responses {
            #expect(row.quote != nil && row.source != nil && row.wording != nil, "\(row.key)")
        }
        for row in tables.contracts {
            #expect(row.quote != nil && row.source != nil && row.wording != nil, "\(row.key)")
        }
        for row in tables.claims {
            #expect(row.quote != nil && row.source != nil && row.wording != nil, "\(row.key)")
        }
        let sources = Set(tables.sources.map(\.source))
        for row in tables.requests { #expect(row.source.map(sources.contains) == true, "\(row.key)") }
    }

    // MARK: The teaching dataset

    static let compiler: String? =
        ["/usr/bin/swiftc"].first(where: FileManager.default.isExecutableFile)
        ?? (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { $0 + "/swiftc" }
        .first(where: FileManager.default.isExecutableFile)

    @Test(
        "the generator makes the committed tables of the teaching dataset, byte for byte",
        .enabled(if: compiler != nil, "skipped: there is no swiftc in PATH"))
    func generator() throws {
        let work = try Workdir()
        try work.makeFolder("made")
        let source = Package.dataset("example") + "/generate.swift"
        let compiled = try work.run(try #require(Self.compiler), [source, "-o", "generate"])
        try #require(compiled.code == 0, "\(compiled.err)")
        #expect(try work.run(work.path + "/generate", ["made"]).code == 0)
        let made = try work.outputs(of: "made")
        let committed = try work.outputs(of: Package.dataset("example")).filter { $0.key.hasSuffix(".csv") }
        #expect(committed.count == 8)
        let difference = firstDifference(committed, made)
        #expect(difference == nil, "\(difference ?? "")")
    }
}
