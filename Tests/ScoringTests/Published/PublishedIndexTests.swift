import Dataset
import Foundation
import Scoring
import Statistics
import Tables
import Testing

/// Indices that others published, scored from their raw ratings.
///
/// `CANDOUR_PUBLISHED` names a folder of more indices in the same neutral form: each is scored, and whatever is not met
/// is listed with both figures.
@Suite("published indices", .enabled(if: PublishedIndices.isAvailable, "skipped: ../shared/published is absent"))
struct PublishedIndexTests {
    /// How many figures of an index do not follow from its own data, by those who looked into it.
    private static let knownSlips = ["rdr2020": 1]

    @Test("follow from their raw ratings", arguments: PublishedIndices.folders)
    func recomputed(folder: String) throws {
        let index = NeutralIndex(folder)
        let target = FileManager.default.temporaryDirectory.appendingPathComponent("candour-" + UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: target) }
        try index.writeDataset(to: target)
        let reading = try DatasetFolder(target, options: ReadingOptions(threads: 2)).read()
        let errors = reading.diagnostics.filter { $0.severity == .error }
        let dataset = try #require(reading.dataset, "\(errors.prefix(5).map { DiagnosticPrinter().text(of: $0) })")
        let comparison = try ExpectedScores(dataset, threads: 2)
        print("\(index.name): \(comparison.met) of \(comparison.met + comparison.misses.count) published scores met")
        for miss in comparison.misses {
            let computed = miss.computed.map { $0.fixed(9) } ?? "no score"
            print(
                "  \(miss.row.vendor), \(miss.row.node): published \(miss.row.score.map { $0.fixed(9) } ?? "no score"), computed \(computed)"
            )
        }
        #expect(comparison.met > 0)
        if PublishedIndices.ofShared.contains(folder) {
            #expect(comparison.misses.count == Self.knownSlips[index.name] ?? 0)
        } else if !comparison.misses.isEmpty {
            // Whose slip it is has to be looked into; until then it is said aloud.
            Self.warn("\(index.name): \(comparison.misses.count) published scores do not follow")
        }
    }

    private static func warn(_ words: String) {
        #if compiler(>=6.3)
            Issue.record("\(words)", severity: .warning)
        #else
            print("warning: \(words)")
        #endif
    }
}

enum PublishedIndices {
    static var isAvailable: Bool { !folders.isEmpty }

    /// The indices beside the project, and those of the folder that the environment names.
    static var folders: [String] {
        ofShared + (ProcessInfo.processInfo.environment["CANDOUR_PUBLISHED"].map(indices) ?? [])
    }

    /// Those beside the project, which have been looked into.
    static var ofShared: [String] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return indices(in: root.deletingLastPathComponent().appendingPathComponent("shared/published").path)
    }

    private static func indices(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().map { folder + "/" + $0 }
            .filter { FileManager.default.fileExists(atPath: $0 + "/expected.csv") }
    }
}
