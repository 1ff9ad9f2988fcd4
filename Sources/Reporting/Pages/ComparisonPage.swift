import Dataset
import Scoring
import Statistics

/// `comparison.md`: all vendors side by side, node by node.
struct ComparisonPage {
    let run: RunContext

    init(_ run: RunContext) { self.run = run }

    var files: [(path: String, bytes: [UInt8])] {
        var page = MarkdownPage()
        page.heading(1, "Vendors side by side, \(run.period.description)")
        page.paragraph(PageHead(run).line)
        var charts: [(path: String, bytes: [UInt8])] = []
        if run.transparency != nil, !nodes.isEmpty {
            page.heading(2, "Node by node")
            let chart = heatMap
            page.image("charts/nodes.svg", alternative: "\(chart.caption.alternative)")
            charts.append(chart.file("charts/nodes.svg"))
            page.table(
                [("vendor", .left)] + nodes.map { ("\(run.label($0))", .right) }, run.scored.vendors.map(nodeRow))
            page.paragraph(
                "Scores run \(rangeWords). In brackets, the lowest and the highest score that the known facts allow, where they differ. A dash: nothing under the node was asked of this vendor, or is due, or is rated."
            )
        }
        if run.hasContracts {
            page.heading(2, "Contracts, by every measure")
            MeasureRows(run: run).table(&page, run.scored.vendors.map { ($0, link($0)) })
        }
        let claims = ClaimRows(run: run).rows(run.scored.vendors.map { ($0, link($0)) })
        if !claims.isEmpty {
            page.heading(2, "Claims")
            page.table(ClaimRows.columns, claims)
        }
        return [page.file("comparison.md")] + charts
    }

    private var nodes: [Identifier] { run.nodes }

    private func link(_ vendor: ScoredVendor) -> Markdown {
        Link.to(run.page(of: vendor.vendor), "\(run.name(vendor.vendor))")
    }

    private func nodeRow(_ vendor: ScoredVendor) -> [Markdown] {
        [link(vendor)]
            + nodes.map { node in
                guard let score = vendor.node(node)?.score else { return "–" }
                let value: Markdown = "\(run.figures.text(score.value))"
                return score.isExact ? value : value + " (\(run.figures.range(score)))"
            }
    }

    /// The range of the first node, which the shades of the chart follow.
    private var rangeWords: String { run.rangeWords(nodes.first ?? Method.involvement) }

    private var heatMap: HeatMapChart {
        let rows = run.scored.vendors.map { vendor in
            HeatMapChart.Row(
                label: run.name(vendor.vendor),
                cells: nodes.map { node in
                    guard let score = vendor.node(node)?.score, let value = score.value else { return .missing }
                    return HeatMapChart.Cell(
                        value: value.double(), text: run.figures.text(value),
                        bounds: score.chartInterval)
                })
        }
        return HeatMapChart(
            caption: ChartCaption(
                title: "Scores by node, \(run.period)", subtitle: "points \(rangeWords)",
                alternative:
                    "Scores of \(Counting.of(rows.count, "vendor")) at \(Counting.of(nodes.count, "node")); the table beneath has the same figures."
            ),
            columns: nodes.map(run.label), rows: rows, range: run.axis(nodes.first ?? Method.involvement), wideLimit: 10
        )
    }
}
