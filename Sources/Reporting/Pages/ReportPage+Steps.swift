import Dataset
import Scoring
import Statistics

extension ReportPage {
    /// What an editor must know of steps that set vendors side by side, of an index that depends on one.
    func stepSentences(_ index: Identifier) -> [Markdown] {
        let graph = run.scored.graph
        guard let place = graph.index(of: index), graph.dependsOnOthers[place] else { return [] }
        let below = nodes(under: place).map { graph.nodes[$0].rule }
        let normalised = below.filter { $0.name != index && ($0.normalise?.dependsOnOthers ?? false) }.map(\.label)
        let weighed = below.filter { $0.weighting != nil }.map(\.label)
        let questions = graph.leaves(under: place).count { leaf in
            run.method.scale(run.scored.rows.questions[leaf].scale)?.dependsOnOthers ?? false
        }
        var steps: [Markdown] = []
        if questions > 0 {
            steps.append("the numbers given to \(Counting.of(questions, "question")) are set against each other")
        }
        if !normalised.isEmpty { steps.append(Counting.list(normalised.map { "**\($0)**" }) + " normalised") }
        if !weighed.isEmpty {
            steps.append("the weights under " + Counting.list(weighed.map { "**\($0)**" }) + " computed")
        }
        let cause: Markdown = steps.isEmpty ? "" : ": " + steps.joined(by: ", ") + " over \(run.cohortWords)"
        return [
            "A vendor's score depends on who else is in the run" + cause
                + ". It can change while nothing about the vendor does, so its lowest and highest values are not available: they depend on other vendors."
        ]
    }

    /// The nodes under one and itself, in the graph's order.
    private func nodes(under place: Int) -> [Int] {
        var found: Set<Int> = [place]
        for index in run.scored.graph.nodes.indices.reversed() where found.contains(index) {
            for (child, _) in run.scored.graph.nodes[index].children {
                if case .node(let child) = child { found.insert(child) }
            }
        }
        return found.sorted()
    }
}
