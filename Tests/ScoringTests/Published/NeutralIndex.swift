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
        let leaves = nodes.filter { $0["agg"] == nil }
        let isLeaf = Set(leaves.map { $0["node"] ?? "" })
        let ratings = try rows("ratings").filter { isLeaf.contains($0["question"] ?? "") }
        let expected = try rows("expected")
        let scales = NeutralScales(try rows("scales"), leaves: leaves, ratings: ratings)
        let (edges, ofRatios) = try NeutralAttainable(nodes: nodes, edges: try rows("edges"), ratings: ratings, scales)
            .applied(to: try rows("edges"))
        let overrides = try rows("weight_overrides") + ofRatios
        let quarters = NeutralForm.quarters(
            of: Set((ratings + expected + overrides.filter { $0["edition"] != nil }).map { $0["edition"] ?? "" }))
        let paths = try self.paths()
        var under: [String: [(parent: String, weight: String)]] = [:]
        for edge in edges where isLeaf.contains(edge["child"] ?? "") {
            under[edge["child"] ?? "", default: []].append((edge["parent"] ?? "", edge["weight"] ?? ""))
        }
        // A question has one weight; where its parents differ, each gets a node of its own around it.
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
        var method = "candour: 1\ntitle: \(quoted(name))\nconsolidate: none\nmissing: {unrated: exclude}\nscales:\n"
        method += try scales.yaml() + "nodes:\n"
        let weighing = Set(overrides.map { $0["parent"] ?? "" })
        for node in nodes.filter({ $0["agg"] != nil }) {
            let name = node["node"] ?? ""
            let children = edges.filter { $0["parent"] == name && !isLeaf.contains($0["child"] ?? "") }
                .map { ($0["child"] ?? "", $0["weight"] ?? "") }
            method += try yaml(node, children + (wrapped[name] ?? []), weighs: weighing.contains(name))
        }
        try write(method + wrappers, to: target + "/method.yaml")
        let units = Set((ratings + expected).map { $0["unit"] ?? "" })
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        try write([["vendor", "name"]] + units.map { [$0, $0] }, to: target + "/vendors.csv")
        let questions = leaves.map { leaf -> [String] in
            let name = leaf["node"] ?? ""
            let parents = under[name] ?? []
            return [
                name, parents.map(\.parent).joined(separator: ";"), NeutralScales.name(of: leaf),
                parents.first.map { NeutralForm.decimal($0.weight) } ?? "", NeutralScales.isReversed(leaf) ? "yes" : "",
                leaf["label"] ?? "",
            ]
        }
        try write(
            [["question", "under", "scale", "weight", "reversed", "text"]] + questions, to: target + "/questions.csv")
        let responses = ratings.compactMap { row in
            scales.rating(row).map { rating in
                [
                    quarters[row["edition"] ?? ""] ?? "", row["unit"] ?? "", path(row, paths), row["question"] ?? "",
                    "published", rating,
                ]
            }
        }
        try write(
            [["period", "vendor", "subject", "question", "coder", "rating"]] + responses,
            to: target + "/responses.csv")
        try write(overrides, wrapped: Set(wrapped.values.flatMap { $0 }.map(\.node)), quarters, to: target)
        let published = expected.map { row in
            [
                quarters[row["edition"] ?? ""] ?? "", row["unit"] ?? "", path(row, paths), row["node"] ?? "",
                NeutralForm.decimal(row["score"] ?? ""),
                row["tol"].map(NeutralForm.decimal) ?? NeutralForm.tolerance(of: row["score"] ?? ""),
            ]
        }
        try write(
            [["period", "vendor", "subject", "node", "score", "tolerance"]] + published, to: target + "/expected.csv")
    }

    private func yaml(
        _ node: [String: String], _ children: [(name: String, weight: String)], weighs: Bool
    ) throws -> String {
        let name = node["node"] ?? ""
        var text = "  \(quoted(name)):\n    aggregate: \(try aggregate(node, weighs: weighs))\n"
        if !children.isEmpty {
            let listed = children.map {
                "\(quoted($0.name)): \($0.weight.isEmpty ? "1" : NeutralForm.decimal($0.weight))"
            }
            text += "    children: {\(listed.joined(separator: ", "))}\n"
        }
        if let fold = node["fold"] {
            text += "    fold: [\(fold.split(separator: "+").map { quoted(String($0)) }.joined(separator: ", "))]\n"
        }
        if let step = node["post"] {
            text += "    publish_as: {name: \(quoted(name + "@scaled")), \(try copied(by: step))}\n"
        }
        return text
    }

    /// Weights of single units.
    /// - Parameter wrapped: the nodes that stand around questions.
    private func write(
        _ overrides: [[String: String]], wrapped: Set<String>, _ quarters: [String: String], to target: String
    ) throws {
        guard !overrides.isEmpty else { return }
        let weights = overrides.map { row -> [String] in
            let (parent, child) = (row["parent"] ?? "", row["child"] ?? "")
            let wrapper = "\(child) in \(parent)"
            return [
                row["edition"].flatMap { quarters[$0] } ?? "", row["unit"] ?? "", parent,
                wrapped.contains(wrapper) ? wrapper : child, NeutralForm.decimal(row["weight"] ?? "0"),
                row["reason"] ?? "the publisher's own weight",
            ]
        }
        try write([["period", "vendor", "node", "child", "weight", "reason"]] + weights, to: target + "/weights.csv")
    }

    /// The paths of the units' parts, by edition, unit and part.
    private func paths() throws -> [[String]: String] {
        var paths: [[String]: String] = [:]
        for part in try rows("subunits") {
            let pieces = [part["composite"], part["subgroup"], part["subunit"]].compactMap { $0 }
            let path = pieces.map(NeutralIndex.piece).joined(separator: "/")
            paths[[part["edition"] ?? "", part["unit"] ?? "", part["subunit"] ?? ""]] = path
        }
        return paths
    }

    private func path(_ row: [String: String], _ paths: [[String]: String]) -> String {
        guard let part = row["subunit"] else { return "" }
        return paths[[row["edition"] ?? "", row["unit"] ?? "", part]] ?? NeutralIndex.piece(part)
    }

    /// A name as one piece of a path.
    private static func piece(_ name: String) -> String { name.replacingOccurrences(of: "/", with: "∕") }

    /// - Parameter weighs: whether a unit has weights of its own under the node.
    private func aggregate(_ node: [String: String], weighs: Bool) throws -> String {
        let names = [
            "mean": weighs ? "weighted mean" : "mean", "wmean": "weighted mean", "sum": weighs ? "weighted sum" : "sum",
            "wsum": "weighted sum", "geomean": "geometric", "product": "product", "ratio": "ratio",
        ]
        guard let name = names[node["agg"] ?? ""] else { throw Unknown(word: node["agg"] ?? "(none)") }
        return name
    }

    /// The step that makes a node's scaled copy: `minmax100` ends at 100, `minmax` at 1.
    private func copied(by step: String) throws -> String {
        if step.hasPrefix("minmax"), let end = Int("0" + step.dropFirst("minmax".count)) {
            return "normalise: min-max, to: [0, \(max(end, 1))]"
        }
        guard step == "zscore" else { throw Unknown(word: step) }
        return "normalise: z-score"
    }

    private struct Unknown: Error { let word: String }

    private func quoted(_ text: String) -> String { NeutralForm.quoted(text) }

    private func rows(_ name: String) throws -> [[String: String]] { try NeutralForm.rows(name, in: folder) }

    private func write(_ rows: [[String]], to path: String) throws {
        var writer = CSVWriter()
        for row in rows { writer.append(row) }
        try FileWriting.write(writer.bytes, to: path)
    }

    private func write(_ text: String, to path: String) throws { try FileWriting.write(Array(text.utf8), to: path) }
}
