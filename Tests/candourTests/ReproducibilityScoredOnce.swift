import Foundation
import Testing

/// The datasets that ship, each scored once, for all tests that need a run to compare with, to look at or to change.
enum ScoredOnce {
    private static let letters = Result { try files(of: "letters") }
    private static let example = Result { try files(of: "example") }

    /// A folder of one's own with a dataset and its runs of every quarter.
    static func workdir(_ dataset: String) throws -> Workdir {
        let work = try Workdir()
        for (name, bytes) in try (dataset == "letters" ? letters : example).get() { try work.write(bytes, to: name) }
        return work
    }

    /// The files of a dataset's runs but the manifests, each by its quarter and its path in the run.
    static func outputs(_ dataset: String) throws -> [String: [UInt8]] {
        let folder = "Reports/\(dataset)/"
        let runs = try (dataset == "letters" ? letters : example).get().filter { name, _ in
            name.hasPrefix(folder) && !name.hasSuffix("/manifest.json")
        }
        return Dictionary(uniqueKeysWithValues: runs.map { (String($0.key.dropFirst(folder.count)), $0.value) })
    }

    private static func files(of dataset: String) throws -> [String: [UInt8]] {
        let work = try Workdir()
        try work.copyDataset(dataset)
        let outcome = try work.candour("score", dataset, "--period", "all", "--quiet", "--threads", "1")
        try #require(outcome.code == 0, "\(outcome.err)")
        return try work.outputs(of: ".", withManifest: true)
    }
}
