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
            page.table(
                [
                    ("vendor", .left), ("deepest", .left), ("typical", .left), ("power", .left),
                    ("exposure, million \(run.method.baseCurrency.text)", .right), ("contract-years", .right),
                ], run.scored.vendors.map(measures))
            page.paragraph(
                "*Deepest* is the most that a vendor is shown to do anywhere; *typical* the mean of its contracts weighted by ln(1 + value / v₀); *power* lies between the two; *exposure* is value × involvement / 100, and *contract-years* term × involvement / 100. “At least” where a value or a term is not known."
            )
        }
        let claims = claimRows
        if !claims.isEmpty {
            page.heading(2, "Claims")
            page.table(
                [("vendor", .left)] + Verdict.allCases.map { ("\($0.rawValue)", .right) } + [("gap", .right)], claims)
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

    private func measures(_ vendor: ScoredVendor) -> [Markdown] {
        let involvement = vendor.involvement
        guard involvement.contracts.contains(where: \.counts) else { return [link(vendor), "–", "–", "–", "–", "–"] }
        let exposure = involvement.exposure
        func millions(_ value: Rational) -> Markdown {
            "\((try? value / 1_000_000).map { Figures.grouped($0.fixed(1)) } ?? "–")"
        }
        let money = millions(exposure.money.lower)
        let years: Markdown = "\(run.figures.text(exposure.years.lower))"
        return [
            link(vendor), "\(run.figures.text(involvement.deepest))",
            involvement.typical.map { "\(run.figures.text($0))" } ?? "–",
            involvement.power.map { "\(run.figures.text($0))" } ?? "–",
            exposure.unknownValues > 0 ? "at least " + money : money,
            exposure.unknownTerms > 0 ? "at least " + years : years,
        ]
    }

    /// The range of the first node, which the shades of the chart follow.
    private var rangeWords: String { run.rangeWords(nodes.first ?? Method.involvement) }

    private var claimRows: [[Markdown]] {
        run.scored.vendors.filter { !$0.claims.isEmpty }.map { vendor in
            [link(vendor)]
                + Verdict.allCases.map { verdict in "\(vendor.claims.count { $0.verdict == verdict })" }
                + [vendor.largestGap.flatMap { $0.isHeadline ? "\(run.figures.text($0.gap))" : nil } ?? "–"]
        }
    }

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
