import Dataset
import Scoring
import Statistics

/// `tables/structure.csv`: what stands under what, with its weight; for a tree, what other programs call an index's
/// metadata.
enum StructureTable {
    static let name = "structure"

    static func table(_ run: RunContext) -> OutputTable {
        OutputTable(
            name: name, title: "Nodes and questions: what stands under what, and with which weight",
            columns: [
                OutputColumn("period", .string, "calendar quarter"),
                OutputColumn("code", .string, "identifier of a node or question"),
                OutputColumn("parent", .string, "node that it stands under; blank: none"),
                OutputColumn("column", .string, "its column in scores_wide.csv; blank: a question"),
                OutputColumn("kind", .string, "node, scaled copy, involvement or question"),
                OutputColumn(
                    "level", .integer, "1 for a question, and for a node 1 more than the highest beneath it"),
                OutputColumn("weight", .number, "its weight under the parent, as the method states it"),
                OutputColumn("direction", .integer, "-1 for a question that is reversed, otherwise 1"),
                OutputColumn("label", .string, "node's name as pages print it, or the question's text"),
                OutputColumn("aggregate", .string, "how the node is computed from what stands under it"),
                OutputColumn("scale", .string, "question's scale"),
                OutputColumn("lowest", .number, "lowest score that the node can have; blank: without end"),
                OutputColumn("highest", .number, "highest score that the node can have; blank: without end"),
                OutputColumn("is_index", .boolean, "whether it is one of the method's headline indices"),
            ],
            key: ["period", "code", "parent"], rows: rows(run))
    }

    private static func rows(_ run: RunContext) -> [[String?]] {
        let nodes = run.nodes
        var parents: [Identifier: [(parent: Identifier, weight: Rational)]] = [:]
        for rule in run.method.nodes where nodes.contains(rule.name) {
            for child in rule.children { parents[child.node, default: []].append((rule.name, child.weight)) }
        }
        let levels = self.levels(run)
        var rows: [[String?]] = []
        for node in nodes {
            let rule = run.method.node(node)
            let range = run.scored.range(of: node)
            let above = parents[node] ?? []
            for place in above.isEmpty ? [nil] : above.map(Optional.some) {
                rows.append([
                    run.period.description, node.text, place?.parent.text, ColumnNames.name(for: node),
                    rule == nil ? "scaled copy" : "node", levels[node].map { String($0) },
                    place.flatMap { exact($0.weight, run) }, rule == nil ? nil : "1", run.label(node),
                    rule?.aggregate.name, nil,
                    run.cell(range?.lower), run.cell(range?.upper), isIndex(node, run),
                ])
            }
        }
        if run.hasContracts {
            let involvement = Method.involvement
            rows.append([
                run.period.description, involvement.text, nil, ColumnNames.name(for: involvement), "involvement", nil,
                nil, "1", run.label(involvement), nil, nil, run.cell(Rational.zero), run.cell(Rational(100)),
                isIndex(involvement, run),
            ])
        }
        for question in run.scored.rows.questions where !nodes.isEmpty {
            for parent in question.under {
                rows.append([
                    run.period.description, question.question.text, parent.text, nil, "question", "1",
                    exact(question.weight, run), question.isReversed ? "-1" : "1",
                    question.text ?? question.question.text, nil, question.scale.text, nil, nil, "false",
                ])
            }
        }
        return rows
    }

    /// A weight with every digit that the method states.
    private static func exact(_ weight: Rational, _ run: RunContext) -> String? {
        weight.exactDecimal ?? run.cell(weight)
    }

    private static func isIndex(_ node: Identifier, _ run: RunContext) -> String {
        run.method.indices.contains(node) ? "true" : "false"
    }

    /// How far each node stands above the questions.
    private static func levels(_ run: RunContext) -> [Identifier: Int] {
        let rules = Dictionary(run.method.nodes.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var levels: [Identifier: Int] = [:]
        // The method reader has made sure that no node stands under itself.
        func level(_ node: Identifier) -> Int {
            if let known = levels[node] { return known }
            let highest = 1 + (rules[node]?.children.map { level($0.node) }.max() ?? 1)
            levels[node] = highest
            return highest
        }
        for rule in run.method.nodes { _ = level(rule.name) }
        return levels
    }
}
