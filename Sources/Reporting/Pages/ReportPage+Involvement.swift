import Dataset
import Scoring
import Statistics

extension ReportPage {
    /// How deeply contracts involve the vendors, and where that stands beside their answers.
    func involvement(_ page: inout MarkdownPage) -> [(path: String, bytes: [UInt8])] {
        guard let ranking = run.scored.ranking(Method.involvement), !ranking.places.isEmpty else { return [] }
        page.heading(2, "Involvement")
        var charts: [(path: String, bytes: [UInt8])] = []
        if let index = run.transparency, vendors.count > 1 {
            let path = "charts/transparency-involvement.svg"
            let chart = scatter(index)
            page.image(path, alternative: "\(chart.caption.alternative)")
            charts.append(chart.file(path))
        }
        let rows = ranking.places.compactMap { row($0, isRanking: ranking.places.count > 1) }
        page.table(
            [
                ("vendor", .left), ("deepest contract", .left), ("its involvement", .left),
                ("without inference", .left),
                ("the vendor's highest", .right), ("typical", .left), ("contracts", .right), ("by name only", .right),
            ] + (ranking.places.count > 1 ? [("range of ranks", .left)] : []), rows)
        for sentence in sentences(ranking) { page.paragraph(sentence) }
        return charts
    }

    private func row(_ place: Place, isRanking: Bool) -> [Markdown]? {
        guard let vendor = run.scored.vendor(place.vendor) else { return nil }
        let involvement = vendor.involvement
        guard let deepest = involvement.deepestContract else { return nil }
        return [
            link(vendor.vendor), "\(contracts.label(deepest.row))", "\(figures.text(deepest.involvement.involvement))",
            deepest.withoutInference.map { "\(figures.text($0))" } ?? "–", "\(figures.text(involvement.deepest.upper))",
            involvement.typical.map { "\(figures.text($0))" } ?? "–",
            "\(involvement.contracts.count(where: \.counts))", "\(involvement.nameOnly)",
        ] + (isRanking ? ["\(RankingCharts.ranks(run, place, Method.involvement))"] : [])
    }

    private func sentences(_ ranking: Ranking) -> [Markdown] {
        var sentences: [Markdown] = [
            "Involvement runs from 0 to 100 and is the sum of what the contract's roles, risks, term and value give (\(Link.to("method.md#involvement-of-a-contract", "method"))). Its lower end is *evidenced involvement*, what documents show; the upper end is as far as what is not disclosed could go. It is a stated convention, not a legal finding."
        ]
        if ranking.places.count > 1 {
            let isOverlapping = ranking.places.contains { $0.best != $0.worst }
            if isOverlapping {
                sentences.append(
                    "Vendors stand here in the order of their lower ends. Where ranges overlap that is not a ranking: what is not disclosed could reverse it."
                )
            }
        }
        let dominated = vendors.compactMap { vendor in
            vendor.involvement.dominant.map { "\(link(vendor.vendor)): \(evidence.title($0.row))" as Markdown }
        }
        if !dominated.isEmpty {
            sentences.append(
                "One contract carries more than half of the known value of a vendor's contracts, so that what weighs by value rests on that one figure: "
                    + dominated.joined(by: "; ") + ".")
        }
        return sentences
    }

    private func scatter(_ index: Identifier) -> ScatterChart {
        let label = run.label(index)
        let points = vendors.map { vendor in
            let answers = vendor.standing(in: index, run.method).bounds
            let contracts = vendor.standing(in: Method.involvement, run.method).bounds
            return ScatterChart.Point(
                label: run.name(vendor.vendor), x: answers?.value?.double(),
                xBounds: answers?.chartInterval,
                y: contracts?.value?.double(),
                yBounds: contracts?.chartInterval)
        }
        let deep = vendors.filter { ($0.standing(in: Method.involvement, run.method).bounds?.lower ?? 0) >= 50 }
        return ScatterChart(
            caption: ChartCaption(
                title: "\(label) against involvement, \(run.period)",
                subtitle: "each vendor's score, and the range that the known facts allow",
                alternative:
                    "\(label) against evidenced involvement of \(vendors.count) vendors. \(deep.isEmpty ? "None" : Counting.capitalised(deep.count)) \(deep.count > 1 ? "have" : "has") an evidenced involvement of 50 or more."
            ),
            horizontal: ScatterChart.Scale(
                label: "\(label.lowercased()), points \(run.rangeWords(index))", range: run.axis(index),
                split: run.axis(index).map { ($0.lower + $0.upper) / 2 }),
            vertical: ScatterChart.Scale(
                label: "evidenced involvement, points from 0 to 100", range: .percent, split: 50),
            quadrants: ScatterChart.Quadrants(
                upperLeft: "answers little, deeply involved", upperRight: "answers much, deeply involved",
                lowerLeft: "answers little, little involved", lowerRight: "answers much, little involved"),
            points: points)
    }
}
