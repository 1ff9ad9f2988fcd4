import Dataset
import Foundation
import Scoring
import Statistics
import Tables
import Testing

/// What COINr made of its own example, and the same example brought in and scored as any other dataset is.
enum CoinOracle {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/oracles/coinr")

    static let available = FileManager.default.fileExists(atPath: folder.path)
    static let absent: Comment = "skipped: ../shared/oracles is absent"

    /// The table `ASEM_<name>.csv`.
    static func table(_ name: String) throws -> CoinTable {
        try CoinTable(folder.path + "/ASEM_\(name).csv")
    }

    /// The example scored after it was brought in with these options.
    ///
    /// - Parameter edits: Texts of the method file and what to put in their place.
    static func scored(
        edits: [(old: String, new: String)] = [],
        _ change: (inout COINrImport.Options) -> Void = { _ in }
    ) throws -> ScoredPeriod {
        var options = COINrImport.Options(title: "ASEM")
        options.denominates = true
        options.imputation = .mean
        options.group = "EurAsia_group"
        options.treatsOutliers = true
        change(&options)
        let imported = try COINrImport(
            data: folder.path + "/ASEM_iData.csv", metadata: folder.path + "/ASEM_iMeta.csv",
            options: options)
        var files = try #require(imported.files, "\(imported.diagnostics)")
        for edit in edits {
            let index = try #require(files.firstIndex { $0.path == "method.yaml" })
            let text = String(decoding: files[index].bytes, as: UTF8.self)
            try #require(text.contains(edit.old), "the method has no \(edit.old)")
            files[index].bytes = Array(text.replacingOccurrences(of: edit.old, with: edit.new).utf8)
        }
        let target = FileManager.default.temporaryDirectory.appending(
            path: "candour-" + UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: target) }
        guard case .written = try ImportedFolder.write(files, to: target.path) else { throw Unsound() }
        let dataset = try #require(try DatasetFolder(target.path).read().dataset)
        return try Scorer.score(dataset, period: try #require(Period("2018-Q4")), threads: 2)
    }

    struct Unsound: Error {}
}

/// A table of COINr's with a row for each unit.
struct CoinTable {
    let columns: [String]
    /// Each unit's cells by column; a blank has none.
    let units: [String: [String: String]]
    /// The rows in their order.
    let rows: [[String: String]]

    /// The same with fewer columns.
    init(_ table: CoinTable, without left: [String]) {
        (rows, units) = (table.rows, table.units)
        columns = table.columns.filter { !left.contains($0) }
    }

    init(_ path: String) throws {
        let file = try TableFile(path: path)
        let header = file.header
        rows = try file.read { NamedRows(header: header, blanks: ["NA"]) }.tally.rows
        columns = header.filter { $0 != "uCode" }
        units = Dictionary(
            rows.map { ($0["uCode"] ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    }
}

/// Counts figures that are met, and lists the others.
struct CoinComparison {
    private(set) var met = 0
    private(set) var misses: [String] = []

    /// Compares to a relative 10⁻⁹, and to the grid of 10⁻¹² where the figure is small.
    mutating func compare(_ value: Double?, _ expected: String?, _ what: @autoclosure () -> String) {
        let number = expected.flatMap(Double.init)
        let isMet =
            if let value, let number {
                (value - number).magnitude <= 1e-9 * number.magnitude + 2e-12
            } else {
                value == nil && number == nil
            }
        if isMet {
            met += 1
        } else {
            misses.append("\(what()): \(value ?? .nan), COINr \(expected ?? "none")")
        }
    }

    /// Compares every question of a run with the table's columns, and every node.
    ///
    /// - Parameter turnsRound: Whether the run has turned the sign of what is reversed, as a step in the data's own unit
    ///   does.
    mutating func compare(_ run: ScoredPeriod, _ table: CoinTable, turnsRound: Bool = false) {
        let reversed = Set(run.rows.questions.filter(\.isReversed).map(\.question))
        for vendor in run.vendors {
            guard let row = table.units[vendor.vendor.text] else { continue }
            var figures: [String: Double] = [:]
            for leaf in vendor.answers.whole {
                let sign: Double = turnsRound && reversed.contains(leaf.question) ? -1 : 1
                figures[leaf.question.text] = leaf.value.map { $0.double() * sign }
            }
            for node in vendor.nodes { figures[node.node.text] = node.score?.value?.double() }
            for column in table.columns {
                compare(figures[column], row[column], "\(vendor.vendor) \(column)")
            }
        }
    }
}
