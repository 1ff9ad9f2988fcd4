import Foundation
import Testing

/// Where the statistical test vectors lie: `shared/oracles/stats` beside the package.
enum Oracles {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/oracles/stats")

    static let available = FileManager.default.fileExists(atPath: folder.path)

    /// What a skipped test says.
    static let absent: Comment = "skipped: ../shared/oracles is absent"

    /// The rows of `<path>.csv` below its header; none of the files read here has a comma in the columns used.
    static func rows(_ path: String) throws -> [[String]] {
        try String(contentsOf: folder.appending(path: path + ".csv"), encoding: .utf8)
            .split(whereSeparator: \.isNewline).dropFirst()
            .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    }
}
