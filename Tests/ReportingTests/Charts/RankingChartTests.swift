import Testing

@testable import Reporting

@Suite("A ranking")
struct RankingChartTests {
    private func parsed(_ rows: [RankingChart.Row]) throws -> ParsedSVG {
        try ParsedSVG(RankingChart(caption: ChartSamples.caption, axisLabel: "points", rows: rows).svg())
    }

    private func row(_ score: Double?, _ bounds: ChartInterval?, group: Int? = nil, ranked: Bool = true)
        -> RankingChart.Row
    {
        .init(label: "A", bounds: bounds, score: score, scoreText: "", rankText: "", group: group, isRanked: ranked)
    }

    @Test("has a score of 50 halfway along the axis, and the bar between its bounds")
    func positions() throws {
        let svg = try parsed([row(50, ChartInterval(25, 100))])
        let (zero, hundred) = (svg.tick("0"), svg.tick("100"))
        let dot = try #require(svg.marks("circle", "score").first)
        let bar = try #require(svg.marks("rect", "bounds").first)
        #expect(abs(dot.number("cx") - (zero + hundred) / 2) < 0.02)
        #expect(abs(bar.number("x") - (zero + (hundred - zero) / 4)) < 0.02)
        #expect(abs(bar.number("x") + bar.number("width") - hundred) < 0.02)
        #expect(abs(bar.number("y") + bar.number("height") / 2 - dot.number("cy")) < 0.02)
    }

    @Test("draws bounds that meet as a visible stroke around their place")
    func zeroWidth() throws {
        let svg = try parsed([row(nil, ChartInterval(50, 50))])
        let bar = try #require(svg.marks("rect", "bounds").first)
        #expect(bar.number("width") == 2)
        #expect(abs(bar.number("x") + 1 - (svg.tick("0") + svg.tick("100")) / 2) < 0.02)
        #expect(svg.marks("circle", "score").isEmpty)
    }

    @Test("draws no bar without bounds, and rows in the order given")
    func order() throws {
        let svg = try parsed([row(10, nil), row(90, nil), row(40, nil)])
        #expect(svg.marks("rect", "bounds").isEmpty)
        let dots = svg.marks("circle", "score")
        #expect(dots.map { $0.number("cy") } == dots.map { $0.number("cy") }.sorted())
        #expect(dots[1].number("cx") > dots[2].number("cx"))
    }

    @Test("marks a vendor that is not ranked by a hollow dot")
    func unranked() throws {
        let dots = try parsed([row(10, nil), row(10, nil, ranked: false)]).marks("circle", "score")
        #expect(dots.map { $0.attributes["fill"] } == [Palette.accent, Palette.paper])
    }

    @Test("shades every group, and no row without one")
    func bands() {
        let bands = RankingBands(groups: [0, 0, 1, 2, 2, 2, nil, nil])
        #expect(bands.shaded == [0..<2, 2..<3, 3..<6])
        #expect(bands.boundaries == [2, 3, 6])
        #expect(RankingBands(groups: []).shaded.isEmpty)
        #expect(RankingBands(groups: [nil, nil]).shaded.isEmpty)
    }
}
