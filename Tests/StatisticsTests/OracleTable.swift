import Foundation
import Testing

/// Where the statistical test vectors lie: `shared/oracles/stats` beside the package.
enum Oracles {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "shared/oracles/stats")

    /// Whether the test vectors are there.
    static let available = FileManager.default.fileExists(atPath: folder.path)

    /// What a skipped test says.
    static let absent: Comment = "skipped: ../shared/oracles is absent"

    /// Every `expected*.csv`, by topic and name, in the order of the topics.
    static func expectationTables() throws -> [(topic: String, name: String)] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().flatMap { topic in
            // A file beside the topics holds no tables.
            ((try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: topic).path)) ?? []).sorted()
                .filter { $0.hasPrefix("expected") && $0.hasSuffix(".csv") }
                .map { (topic, String($0.dropLast(4))) }
        }
    }

    /// The table `<topic>/<name>.csv`.
    static func table(_ topic: String, _ name: String) throws -> OracleTable {
        try OracleTable(contentsOf: folder.appending(path: "\(topic)/\(name).csv"))
    }

    /// The expectations in `<topic>/<name>.csv`.
    static func expectations(_ topic: String, _ name: String = "expected") throws -> [Expectation] {
        try table(topic, name).rows.map { row in
            try #require(row.count >= 5, "a short row in \(topic)/\(name).csv: \(row)")
            return Expectation(subject: row[0], quantity: row[1], key: row[2], expected: row[3], tolerance: row[4])
        }
    }
}

/// One row of an `expected.csv`.
struct Expectation: Sendable, CustomStringConvertible {
    /// The column `case`.
    var subject: String
    var quantity: String
    var key: String
    var expected: String
    /// A number, or an expression in words.
    var tolerance: String

    /// The expected value; decimal or hexadecimal.
    var number: Double { Double(expected) ?? .nan }

    var description: String { "\(subject) \(quantity) \(key) = \(expected)" }
}

/// A small CSV table with a header; cells may be quoted.
struct OracleTable: Sendable {
    var header: [String] = []
    var rows: [[String]] = []

    init(contentsOf file: URL) throws {
        var records = OracleTable.records(of: try String(contentsOf: file, encoding: .utf8))
        if !records.isEmpty { header = records.removeFirst() }
        rows = records
    }

    /// The cells of a column.
    func column(_ name: String) throws -> [String] {
        let index = try #require(header.firstIndex(of: name), "no column \(name) in \(header)")
        return rows.map { $0[index] }
    }

    private static func records(of text: String) -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var cell = ""
        var isQuoted = false
        for character in text {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == "," && !isQuoted {
                record.append(cell)
                cell = ""
            } else if character.isNewline && !isQuoted {
                record.append(cell)
                if record != [""] { records.append(record) }
                record = []
                cell = ""
            } else {
                cell.append(character)
            }
        }
        if !cell.isEmpty || !record.isEmpty { records.append(record + [cell]) }
        return records
    }
}
