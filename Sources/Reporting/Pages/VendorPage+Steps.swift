import Dataset
import Scoring
import Statistics

extension VendorPage {
    /// What happened to the vendor's nodes beside their aggregates: limits that hold, and what nodes above see.
    func steps(_ page: inout MarkdownPage) {
        let graph = run.scored.graph
        var items: [Markdown] = []
        for (node, score) in zip(graph.nodes, vendor.nodes) {
            for cap in score.caps {
                let low = graph.index(of: cap.node).flatMap { vendor.nodes[$0].score?.value }
                items.append(
                    "**\(node.rule.label)** is at most \(figures.short(cap.atMost)), because \(run.label(cap.node)) is \(figures.text(low)), below \(figures.short(cap.below))."
                )
            }
            if node.rule.normalise != nil, let value = score.score?.value {
                items.append(
                    "**\(node.rule.label)**, \(figures.text(value)), counts as \(figures.text(score.seen)) in what stands above it."
                )
            }
        }
        if let index = run.transparency, let node = vendor.node(index), node.dependsOnOthers, node.undisclosed > 0 {
            items.append(
                "What an undisclosed answer would be worth of **\(run.label(index))** is not available: it depends on other vendors."
            )
        }
        page.bullets(items)
        ownWeights(&page)
        let moved = run.scored.treatedPoints(of: vendor)
        guard !moved.isEmpty else { return }
        page.paragraph("These numbers were treated as outliers, since they lie far from the other vendors':")
        page.table(
            [("question", .left), ("number", .right), ("counts as", .right), ("step", .left)],
            moved.map { point in
                [
                    "\(run.question(point.question)?.text ?? point.question.text)", "\(figures.short(point.from))",
                    "\(figures.short(point.to))", "\(point.step.rawValue)",
                ]
            })
    }

    /// The weights that are the vendor's own, each with its reason.
    private func ownWeights(_ page: inout MarkdownPage) {
        guard !vendor.weights.isEmpty else { return }
        page.paragraph("For this vendor these weights stand in place of the method's:")
        page.table(
            [("under", .left), ("of", .left), ("weight", .right), ("why", .left)],
            vendor.weights.map { row in
                [
                    "\(run.label(row.node))", "\(run.label(row.child))", "\(figures.short(row.weight))",
                    "\(row.reason)" + evidence.note(row.source, on: &page),
                ]
            })
    }
}
