import Dataset
import Scoring
import Statistics

extension Explanation {
    /// What a node does beside its aggregate: the limits that hold, and what the nodes above see.
    mutating func explainSteps(_ rule: NodeRule, _ score: NodeScore, _ depth: Int) {
        for cap in score.caps {
            let low = run.scored.graph.index(of: cap.node).flatMap { vendor.nodes[$0].score?.value }
            add(
                depth,
                "at most \(figure(cap.atMost)), because \(run.label(cap.node)) is \(low.map(figure) ?? "not scored"), below \(figure(cap.below))"
            )
        }
        for row in vendor.weights where row.node == rule.name {
            add(depth, "\(run.label(row.child)) weighs \(run.figures.short(row.weight)) here: \(row.reason)")
            addEvidence(depth + 1, row, quote: nil, wording: nil, source: row.source)
        }
        if let step = rule.normalise, score.score != nil {
            let words = StepWords(figures: run.figures, cohort: run.cohortWords).words(step)
            add(depth, "seen from above: \(score.seen.map(figure) ?? "nothing"), normalised \(words)")
        }
        if score.dependsOnOthers { add(depth, "depends on other vendors, so it has no bounds") }
    }
}
