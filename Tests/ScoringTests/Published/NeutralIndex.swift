import Foundation
import Tables

/// A published index in the neutral form of `shared/published` (see its README), turned into a dataset.
///
/// Nothing here knows any index: what differs between them stands in their files.
struct NeutralIndex {
    let name: String
    private let folder: String

    init(_ folder: String) {
        self.folder = folder
        name = folder.split(separator: "/").last.map(String.init) ?? folder
    }

    /// Writes the dataset into a folder.
    func writeDataset(to target: String) throws {
        let nodes = try rows("nodes")
        let edges = try rows("edges")
        let questions = nodes.filter { $0["kind"] == "question" }
        let aggregates = nodes.filter { $0["kind"] != "question" }
        let ratings = try rows("ratings")
        var method = "candour: 1\ntitle: \(quoted(name))\nconsolidate: none\nmissing: {unrated: exclude}\nscales:\n"
        method += try labelScales() + numericScales(questions)
        method += "nodes:\n"
        let isQuestion = Set(questions.map { $0["node"] ?? "" })
        var under: [String: [(parent: String, weight: String)]] = [:]
        for edge in edges where isQuestion.contains(edge["child"] ?? "") {
            under[edge["child"] ?? "", default: []].append((edge["parent"] ?? "", edge["weight"] ?? ""))
        }
        // A question has one weight; where its parents differ, each gets a node of its own around it.
        let overrides = try self.overrides()
        let weighing = Set(overrides.map { $0["parent"] ?? "" })
        var wrappers = ""
        var wrapped: [String: [(node: String, weight: String)]] = [:]
        for (question, parents) in under where Set(parents.map(\.weight)).count > 1 {
            for parent in parents {
                let node = "\(question) in \(parent.parent)"
                wrappers += "  \(quoted(node)): {aggregate: mean}\n"
                wrapped[parent.parent, default: []].append((node, parent.weight))
            }
            under[question] = parents.map { ("\(question) in \($0.parent)", "") }
        }
        for node in aggregates {
            let name = node["node"] ?? ""
            var children = edges.filter { $0["parent"] == name && !isQuestion.contains($0["child"] ?? "") }
                .map { ($0["child"] ?? "", $0["weight"] ?? "") }
            children += wrapped[name] ?? []
            method += "  \(quoted(name)):\n    aggregate: \(try aggregate(node, weighs: weighing.contains(name)))\n"
            if !children.isEmpty {
                let listed = children.map { "\(quoted($0.0)): \($0.1.isEmpty ? "1" : decimal($0.1))" }
                method += "    children: {\(listed.joined(separator: ", "))}\n"
            }
            if let fold = node["fold"] {
                method +=
                    "    fold: [\(fold.split(separator: "+").map { quoted(String($0)) }.joined(separator: ", "))]\n"
            }
            if node["post"] == "minmax100" {
                method += "    publish_as: {name: \(quoted(name + "@scaled")), normalise: min-max, to: [0, 100]}\n"
            }
        }
        method += wrappers
        try write(method, to: target + "/method.yaml")
        let units = Set(ratings.map { $0["unit"] ?? "" }).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        try write([["vendor", "name"]] + units.map { [$0, $0] }, to: target + "/vendors.csv")
        let questionRows = questions.map { question -> [String] in
            let name = question["node"] ?? ""
            let parents = under[name] ?? []
            let weight = parents.first.map { $0.weight.isEmpty ? "" : decimal($0.weight) } ?? ""
            return [
                name, parents.map(\.parent).joined(separator: ";"), scale(of: question), weight,
                question["label"] ?? "",
            ]
        }
        try write([["question", "under", "scale", "weight", "text"]] + questionRows, to: target + "/questions.csv")
        try writeRatings(ratings, to: target)
        try writeOverrides(overrides, wrapped: Set(wrapped.values.flatMap { $0 }.map(\.node)), to: target)
        let expected = try rows("expected").map { row in
            [
                period(row), row["unit"] ?? "", row["node"] ?? "", decimal(row["score"] ?? ""),
                decimal(row["tol"] ?? "0"),
            ]
        }
        try write([["period", "vendor", "node", "score", "tolerance"]] + expected, to: target + "/expected.csv")
    }

    /// Weights of single units, where the index has any.
    private func overrides() throws -> [[String: String]] {
        FileManager.default.fileExists(atPath: folder + "/weight_overrides.csv") ? try rows("weight_overrides") : []
    }

    /// - Parameter wrapped: the nodes that stand around questions.
    private func writeOverrides(_ overrides: [[String: String]], wrapped: Set<String>, to target: String) throws {
        guard !overrides.isEmpty else { return }
        let weights = overrides.map { row -> [String] in
            let (parent, child) = (row["parent"] ?? "", row["child"] ?? "")
            let wrapper = "\(child) in \(parent)"
            return [
                row["edition"] == nil ? "" : period(row), row["unit"] ?? "", parent,
                wrapped.contains(wrapper) ? wrapper : child, decimal(row["weight"] ?? "0"),
                row["reason"] ?? "the publisher's own weight",
            ]
        }
        try write([["period", "vendor", "node", "child", "weight", "reason"]] + weights, to: target + "/weights.csv")
    }

    private func writeRatings(_ ratings: [[String: String]], to target: String) throws {
        var paths: [[String]: String] = [:]
        for part in try rows("subunits") {
            let pieces = [part["composite"], part["subgroup"], part["subunit"]].compactMap { $0 }
            let path = pieces.map { $0.replacingOccurrences(of: "/", with: "∕") }.joined(separator: "/")
            paths[[part["edition"] ?? "", part["unit"] ?? "", part["subunit"] ?? ""]] = path
        }
        let rows = ratings.map { row -> [String] in
            let subject = row["subunit"].flatMap { paths[[row["edition"] ?? "", row["unit"] ?? "", $0]] } ?? ""
            let rating = row["label"] ?? row["value"].map(decimal) ?? NeutralIndex.blank
            return [period(row), row["unit"] ?? "", subject, row["question"] ?? "", "published", rating]
        }
        try write(
            [["period", "vendor", "subject", "question", "coder", "rating"]] + rows, to: target + "/responses.csv")
    }

    /// What stands for a blank label, since a rating must not be blank.
    private static let blank = "(blank)"

    private func labelScales() throws -> String {
        var text = ""
        for (scale, labels) in Dictionary(grouping: try rows("scales"), by: { $0["scale"] ?? "" }).sorted(by: {
            $0.key < $1.key
        }) {
            let listed = labels.map { label -> String in
                let meaning =
                    switch label["status"] {
                    case "na": "not_applicable"
                    case "scored": decimal(label["points"] ?? "0")
                    default: label["points"] == nil ? "unrated" : "nonresponse"
                    }
                return "\(quoted(label["label"] ?? NeutralIndex.blank)): \(meaning)"
            }
            text += "  \(quoted(scale)): {\(listed.joined(separator: ", "))}\n"
        }
        return text
    }

    /// A scale for each numeric question, with its goalposts or its pinned mean and deviation.
    private func numericScales(_ questions: [[String: String]]) -> String {
        var text = ""
        for question in questions where question["scale"] == "numeric" {
            var keys = ["kind: numeric"]
            if let low = question["lo"], let high = question["hi"] {
                keys += ["minimum: \(decimal(low))", "maximum: \(decimal(high))", "points: [0, 1]"]
            }
            if question["log"] == "1" { keys.append("logarithm: true") }
            if question["clip"] == "1" { keys.append("clip: true") }
            if let mean = question["zmean"], let deviation = question["zsd"] {
                keys += ["mean: \(decimal(mean))", "deviation: \(decimal(deviation))"]
            }
            text += "  \(quoted(scale(of: question))): {\(keys.joined(separator: ", "))}\n"
        }
        return text
    }

    private func scale(of question: [String: String]) -> String {
        question["scale"] == "numeric" ? question["node"] ?? "" : question["scale"] ?? ""
    }

    /// - Parameter weighs: whether a unit has weights of its own under the node.
    private func aggregate(_ node: [String: String], weighs: Bool) throws -> String {
        let names = [
            "mean": weighs ? "weighted mean" : "mean", "wmean": "weighted mean", "sum": weighs ? "weighted sum" : "sum",
            "wsum": "weighted sum", "geomean": "geometric",
            "product": "product", "ratio": "ratio",
        ]
        guard let name = names[node["agg"] ?? ""] else { throw Unknown(word: node["agg"] ?? "(none)") }
        return name
    }

    private struct Unknown: Error { let word: String }

    private func period(_ row: [String: String]) -> String { (row["edition"] ?? "") + "-Q4" }

    private func quoted(_ text: String) -> String {
        "\"" + text.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"") + "\""
    }

    /// A number without an exponent: `1e-06` as `0.000001`.
    private func decimal(_ text: String) -> String {
        guard let mark = text.firstIndex(where: { $0 == "e" || $0 == "E" }),
            let power = Int(text[text.index(after: mark)...])
        else { return text }
        let isNegative = text.hasPrefix("-")
        let parts = text[..<mark].drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
        var digits = parts.joined()
        var point = (parts.first?.count ?? 0) + power
        if point <= 0 {
            digits = String(repeating: "0", count: 1 - point) + digits
            point = 1
        }
        while digits.count < point { digits += "0" }
        let split = digits.index(digits.startIndex, offsetBy: point)
        return (isNegative ? "-" : "") + digits[..<split] + (split < digits.endIndex ? "." + digits[split...] : "")
    }

    private func rows(_ name: String) throws -> [[String: String]] {
        let file = try TableFile(path: folder + "/" + name + ".csv")
        return try file.read { NamedRows(header: file.header) }.tally.rows
    }

    private func write(_ rows: [[String]], to path: String) throws {
        var writer = CSVWriter()
        for row in rows { writer.append(row) }
        try FileWriting.write(writer.bytes, to: path)
    }

    private func write(_ text: String, to path: String) throws { try FileWriting.write(Array(text.utf8), to: path) }
}

/// Rows as dictionaries; a blank cell has no entry.
private struct NamedRows: RowTally {
    let header: [String]
    var rows: [[String: String]] = []

    init(header: [String]) { self.header = header }

    mutating func add(_ record: borrowing Record) {
        var row: [String: String] = [:]
        for (index, name) in header.enumerated() {
            if let text = record.text(index) { row[name] = text }
        }
        rows.append(row)
    }

    mutating func merge(_ later: consuming NamedRows) { rows += later.rows }
}
