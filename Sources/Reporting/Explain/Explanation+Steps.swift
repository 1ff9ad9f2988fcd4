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
        if let step = rule.normalise, score.score != nil {
            let words = StepWords(figures: run.figures, cohort: run.cohortWords).words(step)
            add(depth, "seen from above: \(score.seen.map(figure) ?? "nothing"), normalised \(words)")
        }
        if score.dependsOnOthers { add(depth, "depends on other vendors, so it has no bounds") }
    }
}
