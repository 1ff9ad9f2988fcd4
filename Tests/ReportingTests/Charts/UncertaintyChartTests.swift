import Reporting
import Testing

/// The charts of ranks, of changes and of intervals.
@Suite("Charts of uncertainty")
struct UncertaintyChartTests {
    private let caption = ChartCaption(title: "T", alternative: "What it shows.")

    @Test("a chart of ranks has a dot, a bar and a line for each vendor, at the ticks of its ranks")
    func ranks() {
        let chart = RankSetChart(
            caption: caption,
            rows: [
                .init(label: "Alder", rank: 1, simultaneous: 1...3, marginal: 1...2, text: "1–3"),
                .init(label: "Birch", rank: 3, simultaneous: 2...3, marginal: 3...3, text: "2–3"),
            ])
        let svg = chart.svg()
        #expect(svg.contains("<desc") && svg.contains("What it shows."))
        for text in ["Alder", "Birch", "1–3", "2–3"] { #expect(svg.contains(">\(text)<"), "\(text)") }
        #expect(svg.ranges(of: "class=\"rank\"").count == 3, "one in the legend")
        #expect(svg.ranges(of: "class=\"marginal\"").count == 3)
        #expect(svg.ranges(of: "class=\"row\"").count == 2)
    }

    @Test("a change that is found is bold and thick, and only then has a legend")
    func changes() {
        func svg(_ isFound: Bool) -> String {
            ChangeChart(
                caption: caption, axisLabel: "points", before: "2021-Q2", after: "2021-Q3",
                rows: [.init(label: "Alder", before: 40, after: 60, text: "+20.0", isFound: isFound)]
            ).svg()
        }
        #expect(svg(true).contains("more than chance explains") && svg(true).contains("stroke-width=\"4\""))
        #expect(!svg(false).contains("more than chance explains") && !svg(false).contains("stroke-width=\"4\""))
        for text in ["2021-Q2", "2021-Q3", "+20.0"] { #expect(svg(false).contains(">\(text)<")) }
    }

    @Test("a ranking has a line with ends where there is an interval, and a legend for it")
    func intervals() {
        func svg(_ interval: ChartInterval?) -> String {
            RankingChart(
                caption: caption, axisLabel: "points",
                rows: [
                    .init(
                        label: "Alder", bounds: ChartInterval(50, 60), interval: interval, score: 55, scoreText: "55.0",
                        rankText: "rank 1")
                ]
            ).svg()
        }
        #expect(svg(ChartInterval(40, 70)).ranges(of: "class=\"interval\"").count == 6)
        #expect(svg(ChartInterval(40, 70)).contains("confidence interval"))
        #expect(!svg(nil).contains("interval"))
    }

    @Test("nothing to show is said")
    func empty() {
        #expect(RankSetChart(caption: caption, rows: []).svg().contains("There is nothing to show."))
        let changes = ChangeChart(caption: caption, axisLabel: "points", before: "a", after: "b", rows: [])
        #expect(changes.svg().contains("There is nothing to show."))
    }
}
