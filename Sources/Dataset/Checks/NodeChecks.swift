import Statistics
import Tables

/// Every node must reach a question, with weights that can be shared out.
enum NodeChecks {
    static func run(_ method: Method, _ tables: DatasetTables, _ gaps: [String: TableGaps]) -> [Diagnostic] {
        let known = Set(method.nodes.map(\.name))
        let names = method.nodes.map(\.name.text)
        var questions: [Identifier: [Rational]] = [:]
        for row in tables.questions {
            for node in row.under {
                // A mistyped node is reported as such, and not once more as the node that nothing stands under.
                let meant =
                    known.contains(node) ? node : nearest(to: node.text, among: names).map { Identifier($0) } ?? node
                questions[meant, default: []].append(row.weight)
            }
        }
        let byName = Dictionary(method.nodes.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var reaching: [Identifier: Bool] = [:]
        func reaches(_ name: Identifier) -> Bool {
            if let known = reaching[name] { return known }
            reaching[name] = false
            let found =
                questions[name] != nil || (byName[name]?.children ?? []).reduce(false) { reaches($1.node) || $0 }
            reaching[name] = found
            return found
        }
        var diagnostics: [Diagnostic] = []
        func report(_ rule: NodeRule, _ identifier: String, _ summary: String, fix: String) {
            diagnostics.append(
                Diagnostic(severity: .error, identifier: identifier, place: rule.place, summary: summary, fix: fix))
        }
        // Without questions there is no transparency index, and nothing for a node to reach.
        guard !tables.questions.isEmpty else { return [] }
        // What a question that could not be read stands under is not known.
        let gap = gaps[QuestionRow.schema.name] ?? TableGaps()
        guard gap.refusedKeys.isEmpty, gap.brokenLine == nil else { return [] }
        for rule in method.nodes {
            if !reaches(rule.name) {
                report(
                    rule, "method.node-without-leaves", "no question stands under node '\(rule.name)'",
                    fix: "put a question under it in questions.csv, or take the node out")
                continue
            }
            let weights = rule.children.map(\.weight) + (questions[rule.name] ?? [])
            if weights.allSatisfy({ $0 == 0 }) {
                report(
                    rule, "method.weights-sum-to-zero", "the weights under node '\(rule.name)' sum to zero",
                    fix: "give a child or a question under it a weight above 0")
            } else if let weighting = rule.weighting, weights.contains(where: { $0 != 1 }) {
                report(
                    rule, "method.weights-not-used",
                    "the weights under node '\(rule.name)' are computed by '\(weighting.name)', so those stated have no effect",
                    fix: "leave 'weights' out, or give everything under the node the weight 1")
            } else if !rule.aggregate.usesWeights, let first = weights.first, weights.contains(where: { $0 != first }) {
                report(
                    rule, "method.weights-not-used",
                    "what stands under node '\(rule.name)' has different weights, but '\(rule.aggregate.name)' does not weigh",
                    fix: "take a weighted aggregate, or give everything under the node the same weight")
            }
        }
        return diagnostics
    }
}
