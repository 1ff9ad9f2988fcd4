import Dataset
import Statistics

/// What a sensitivity analysis of an index starts from: its graph, its weights and which of them can vary.
struct SensitivitySetting {
    /// A weight that can vary.
    struct Weight {
        /// Its place among all weights.
        let place: Int
        /// The name from which its random numbers come: the node's and the child's.
        let identifier: String
        /// The child, and how a report names it.
        let child: String
        let label: String
    }

    let rules: SensitivityRules
    /// The index.
    let index: Identifier
    /// With a weighed rule wherever there is one: a mean is a weighted mean of equal weights.
    let graph: FastGraph
    let weights: [Double]
    /// All weights under the index that can vary, from the deepest node up.
    let varied: [Weight]
    /// Those of the headline among them.
    let headlineWeights: [Weight]
    /// What can be left out: nothing, or one of the questions under the index.
    let questions: [(String, Int?)]
    private let isFolded: Bool

    /// Nil where the index is no node, or has an aggregate beneath it that the fast evaluation does not know.
    init?(_ scored: ScoredPeriod, index: Identifier) {
        rules = scored.method.sensitivity
        self.index = index
        let source = scored.graph
        guard let headline = source.index(of: index),
            let plain = FastGraph(
                source, headline: headline, leavesOutUnrated: scored.method.missing.unrated == .exclude)
        else { return nil }
        var weights = source.weights
        var nodes = plain.nodes
        var varied: [Weight] = []
        for (node, isNeeded) in plain.isNeeded.enumerated() where isNeeded {
            guard let weighed = nodes[node].aggregate.weighed else { continue }
            if !nodes[node].aggregate.usesWeights { for place in plain.weights(of: node) { weights[place] = 1 } }
            nodes[node].aggregate = weighed
            // Of a single child the weight changes nothing.
            guard nodes[node].children.count > 1 else { continue }
            for (place, child) in zip(plain.weights(of: node), nodes[node].children) where weights[place] > 0 {
                let (name, label) = SensitivitySetting.names(child, scored)
                varied.append(
                    Weight(
                        place: place, identifier: "\(source.nodes[node].rule.name.text)\u{0}\(name)", child: name,
                        label: label))
            }
        }
        guard
            var graph = FastGraph(
                nodes: nodes, headline: headline, leavesOutUnrated: scored.method.missing.unrated == .exclude)
        else { return nil }
        let points = source.leaves(under: headline).map { leaf in
            scored.method.scale(scored.rows.questions[leaf].scale)?.points
        }
        let isOneRange = points.allSatisfy { $0 != nil && $0 == points.first ?? nil }
        graph.boundsMatter =
            !isOneRange || !zip(nodes, plain.isNeeded).allSatisfy { $0.0.aggregate.keepsWithinRange || !$0.1 }
        self.graph = graph
        self.weights = weights
        self.varied = varied
        let range = graph.weights(of: headline)
        headlineWeights = varied.filter { range.contains($0.place) }
        let leaves = source.leaves(under: headline)
        questions =
            leaves.count < 2
            ? [] : [("none", nil)] + leaves.map { (scored.rows.questions[$0].question.text, $0) }
        isFolded = !nodes[headline].fold.isEmpty
    }

    private static func names(_ child: NodeGraph.Child, _ scored: ScoredPeriod) -> (name: String, label: String) {
        switch child {
        case .node(let index): (scored.graph.nodes[index].rule.name.text, scored.graph.nodes[index].rule.label)
        case .leaf(let index):
            (scored.rows.questions[index].question.text, "question \(scored.rows.questions[index].question.text)")
        }
    }

    /// The scores of the method's own choices; nil where a rule is not defined for what comes out.
    func scores(_ leaves: FastLeaves, _ change: (inout FastChoices) -> Void = { _ in }) -> [Double]? {
        var evaluation = FastEvaluation(graph, leaves: leaves)
        var choices = FastChoices(weights: weights)
        change(&choices)
        evaluation.evaluate(leaves, choices)
        return evaluation.hasFailed ? nil : evaluation.scores
    }

    /// The scales that the headline's parts can be put on, their own first; those that are not defined for the method's
    /// own choices are left out.
    func normalisations(_ leaves: FastLeaves, _ leftOut: inout [ChoiceLeftOut]) -> [(String, FastNormalisation?)] {
        guard !isFolded, graph.nodes[graph.headline].children.count > 1 else { return [] }
        let others: [(String, FastNormalisation)] = [
            ("min-max", .minMax(1, 100)), ("z-score", .zScore(mean: 50, deviation: 10)),
            ("rank", .rank),
        ]
        var kept: [(String, FastNormalisation?)] = [("as published", nil)]
        for (name, rule) in others {
            if scores(leaves, { $0.normalisation = rule }) != nil {
                kept.append((name, rule))
            } else if rules.vary.contains(.normalisation) {
                leftOut.append(
                    ChoiceLeftOut(name: "normalisation by " + name, reason: "every vendor has the same in a part"))
            }
        }
        return kept
    }

    /// The means that the headline can be, its own first; those that are not defined for the method's own choices are
    /// left out.
    func aggregates(_ leaves: FastLeaves, _ leftOut: inout [ChoiceLeftOut]) -> [(String, FastAggregate?)] {
        let own = graph.nodes[graph.headline].aggregate
        guard !isFolded, own.isMean, graph.nodes[graph.headline].children.count > 1 else { return [] }
        let others: [(String, FastAggregate)] = [("arithmetic mean", .weightedMean), ("geometric mean", .geometric)]
        var kept: [(String, FastAggregate?)] = [("as published", nil)]
        for (name, rule) in others where rule != own {
            if scores(leaves, { $0.headlineAggregate = rule }) != nil {
                kept.append((name, rule))
            } else if rules.vary.contains(.aggregation) {
                leftOut.append(
                    ChoiceLeftOut(name: name, reason: "it is not defined for a part below 0"))
            }
        }
        return kept
    }
}
