import Dataset
import Scoring
import Statistics

extension MethodPage {
    /// What the treatment of outliers does, with its limits.
    var treatment: Markdown {
        let limits = OutlierTreatment.Limits()
        return
            "Outliers among the numbers of a question are treated first, over \(run.cohortWords): while their skewness is \(figures.short(limits.skewness)) or more either way and their kurtosis \(figures.short(limits.kurtosis)) or more, the farthest moves to the next, \(Counting.of(limits.points, "number")) at most; where that does not do, all are replaced by logarithms."
    }

    /// What nodes do beside their aggregates: floors, limits, computed weights, and what nodes above see of them.
    func nodeSteps(_ graph: NodeGraph, _ page: inout MarkdownPage) {
        let rules = graph.nodes.map(\.rule)
        var items: [Markdown] = []
        for rule in rules {
            if let floor = rule.floor {
                items.append("Under **\(rule.label)** a value below \(figures.short(floor)) counts as that.")
            }
            for cap in rule.caps {
                items.append(
                    "While **\(run.label(cap.node))** is below \(figures.short(cap.below)), **\(rule.label)** is at most \(figures.short(cap.atMost))."
                )
            }
            if let weighting = rule.weighting {
                items.append(
                    weighting == .benefitOfTheDoubt
                        ? "**\(rule.label)** gives every vendor the benefit of the doubt: the weights under which it does best, while no vendor exceeds 1 under them."
                        : "The weights under **\(rule.label)** are computed by *\(weighting.name)* over \(run.cohortWords) that have a value in everything under it, so they depend on who is in the run."
                )
            }
            if let step = rule.normalise {
                items.append("What stands above sees **\(rule.label)** normalised \(steps.words(step)).")
            }
            if let copy = rule.publishedCopy {
                items.append(
                    "**\(copy.name.text)** is **\(rule.label)** normalised \(steps.words(copy.rule)); no node is computed from it."
                )
            }
        }
        page.bullets(items)
        let quarters = method.quarters(with: run.period).count
        for computed in run.scored.steps.weights {
            page.paragraph(
                "Weights computed under **\(run.label(computed.node))**, from \(Counting.of(computed.vendors, "vendor"))\(quarters > 1 ? ", each counted in every quarter" : ""):"
            )
            page.table(
                [("of", .left), ("weight", .right)],
                computed.weights.map { child, weight in ["\(run.label(child))", "\(weight.fixed(4))"] })
        }
        if graph.dependsOnOthers.contains(true) {
            page.paragraph(
                "A score that depends on other vendors has no lowest and highest value: what the others could be decides as much as what the vendor could be."
            )
        }
    }
}
