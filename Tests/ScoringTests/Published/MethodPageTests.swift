import Dataset
import Foundation
import Scoring
import Statistics
import Tables
import Testing

/// The method files that stand in the text of `docs/published-indices.md`.
@Suite("the page of published indices")
struct MethodPageTests {
    /// A method file of the page.
    struct Block: Sendable, CustomStringConvertible {
        /// The folder of the index, as the page names it.
        let index: String
        let text: String
        var description: String { index }
    }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The blocks that begin with "```yaml index/method.yaml".
    static let blocks: [Block] = {
        let page = try? String(contentsOf: root.appending(path: "docs/published-indices.md"), encoding: .utf8)
        var blocks: [Block] = []
        var open: (index: String, lines: [String])?
        for line in (page ?? "").split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```yaml "), let name = line.dropFirst(8).split(separator: "/").first {
                open = (String(name), [])
            } else if line == "```", let block = open {
                blocks.append(Block(index: block.index, text: block.lines.map { $0 + "\n" }.joined()))
                open = nil
            } else {
                open?.lines.append(String(line))
            }
        }
        return blocks
    }()

    @Test("has five method files, and says of each how many figures follow")
    func five() {
        #expect(Self.blocks.map(\.index) == ["fmti2023", "rdr2020", "hdi2017", "odb2014", "rti"])
    }

    @Test(
        "each scores its index as published",
        .enabled(if: PublishedIndices.isAvailable, "skipped: ../shared/published"),
        arguments: blocks)
    func scores(block: Block) throws {
        // The last one has no folder: its figures stand in the page, and its example is run there.
        guard let folder = PublishedIndices.folders.first(where: { $0.hasSuffix("/" + block.index) }) else {
            #expect(block.index == "rti")
            return
        }
        let target = FileManager.default.temporaryDirectory.appending(path: "candour-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: target) }
        try NeutralIndex(folder).writeDataset(to: target.path)
        // The whole of a large index is scored by its own test, with the same rules; here two companies of it are enough.
        if block.index == "rdr2020" { try Self.keep(["att", "alibaba"], in: target) }
        try Data(block.text.utf8).write(to: target.appending(path: "method.yaml"))
        let reading = try DatasetFolder(target.path, options: ReadingOptions(threads: 2)).read()
        let errors = reading.diagnostics.filter { $0.severity == .error }
        let dataset = try #require(reading.dataset, "\(errors.prefix(5).map { DiagnosticPrinter().text(of: $0) })")
        let comparison = try ExpectedScores(dataset, threads: 2)
        let figures = ["fmti2023": (10, 0), "rdr2020": (140, 1), "hdi2017": (189, 0), "odb2014": (688, 0)]
        let (met, missed) = try #require(figures[block.index])
        #expect(comparison.met == met)
        #expect(comparison.misses.count == missed)
    }

    /// Leaves only some vendors' rows in a dataset.
    private static func keep(_ vendors: [String], in folder: URL) throws {
        for (file, column) in [("vendors.csv", 0), ("responses.csv", 1), ("expected.csv", 1)] {
            let lines = try String(contentsOf: folder.appending(path: file), encoding: .utf8).split(separator: "\n")
            let kept = lines.dropFirst().filter { line in
                let cells = line.split(separator: ",", omittingEmptySubsequences: false)
                return cells.indices.contains(column) && vendors.contains(String(cells[column]))
            }
            let text = ([lines[0]] + kept).map { $0 + "\n" }.joined()
            try Data(text.utf8).write(to: folder.appending(path: file))
        }
    }
}
