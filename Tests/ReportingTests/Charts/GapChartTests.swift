import Testing

@testable import Reporting

@Suite("A gap chart")
struct GapChartTests {
    private func parsed(_ documented: ChartInterval?, _ acknowledged: ChartInterval?, gap: String = "gap 18.5") throws
        -> ParsedSVG
    {
        try ParsedSVG(
            GapChart(
                caption: ChartSamples.caption, axisLabel: "points",
                rows: [
                    .init(
                        label: "County system", documented: documented, documentedText: "d", acknowledged: acknowledged,
                        acknowledgedText: "a", gapText: gap)
                ]
            ).svg())
    }

    @Test("has an arrow from the acknowledged to the documented lower end")
    func arrow() throws {
        let svg = try parsed(ChartInterval(68.9, 89.9), ChartInterval(50.4, 71.4))
        let documented = try #require(svg.marks("rect", "documented").first)
        let acknowledged = try #require(svg.marks("rect", "acknowledged").first)
        let arrow = try #require(svg.marks("line", "gap").first)
        let unit = (svg.tick("100") - svg.tick("0")) / 100
        #expect(abs(arrow.number("x1") - acknowledged.number("x")) < 0.02)
        #expect(abs(arrow.number("x2") - documented.number("x")) < 0.02)
        #expect(abs(arrow.number("x2") - arrow.number("x1") - 18.5 * unit) < 0.03)
        #expect(abs(documented.number("width") - 21 * unit) < 0.03)
        #expect(documented.number("y") < acknowledged.number("y"))
        #expect(arrow.number("y1") < acknowledged.number("y"))
        #expect(svg.marks("text", "gap-text").map(\.text) == ["gap 18.5"])
    }

    @Test("has the arrow on the acknowledged line where the vendor acknowledges more")
    func negative() throws {
        let svg = try parsed(ChartInterval(20, 30), ChartInterval(40, 50))
        let arrow = try #require(svg.marks("line", "gap").first)
        let acknowledged = try #require(svg.marks("rect", "acknowledged").first)
        #expect(arrow.number("y1") > acknowledged.number("y"))
        #expect(abs(arrow.number("x2") - acknowledged.number("x")) < 0.02)
    }

    @Test("has no arrow without a gap's text or without either interval")
    func none() throws {
        #expect(try parsed(ChartInterval(1, 2), ChartInterval(1, 2), gap: "").marks("line", "gap").isEmpty)
        #expect(try parsed(nil, ChartInterval(1, 2)).marks("line", "gap").isEmpty)
        #expect(try parsed(ChartInterval(1, 2), nil).marks("line", "gap").isEmpty)
    }
}
