import Testing

@testable import Reporting

@Suite("A scatter chart")
struct ScatterChartTests {
    private func parsed(_ points: [ScatterChart.Point]) throws -> ParsedSVG {
        try ParsedSVG(
            ScatterChart(
                caption: ChartSamples.caption, horizontal: .init(label: "x", split: 50),
                vertical: .init(label: "y", split: 50), points: points
            ).svg())
    }

    @Test("has the point 50, 50 where the dividing lines meet")
    func centre() throws {
        let svg = try parsed([.init(label: "A", x: 50, xBounds: ChartInterval(40, 60), y: 50, yBounds: nil)])
        let dot = try #require(svg.marks("circle", "score").first)
        let dividers = svg.marks("line", "split")
        #expect(dividers.count == 2)
        #expect(dividers[0].number("x1") == dot.number("cx"))
        #expect(dividers[1].number("y1") == dot.number("cy"))
        let bar = try #require(svg.marks("rect", "bounds").first)
        #expect(abs(bar.number("width") - (svg.tick("60") - svg.tick("40"))) < 0.02)
        #expect(abs(bar.number("y") + 1 - dot.number("cy")) < 0.02)
    }

    @Test("has more at the top")
    func upwards() throws {
        let dots = try parsed([
            .init(label: "A", x: 1, xBounds: nil, y: 10, yBounds: nil),
            .init(label: "B", x: 1, xBounds: nil, y: 90, yBounds: nil),
        ]).marks("circle", "score")
        #expect(dots[0].number("cy") > dots[1].number("cy"))
    }

    @Test("names beneath the plot whoever lacks a score")
    func missing() throws {
        let svg = try parsed([.init(label: "Maple", x: nil, xBounds: nil, y: 10, yBounds: nil)])
        #expect(svg.marks("circle", "score").isEmpty)
        #expect(svg.named("text").contains { $0.text == "Not shown, for want of a score: Maple" })
    }

    @Test("lists the names of dots in one place, and counts those for which there is no room")
    func coincident() throws {
        let point = { (name: String) in ScatterChart.Point(label: name, x: 0, xBounds: nil, y: 0, yBounds: nil) }
        let few = try parsed(["A", "B", "C", "D"].map(point)).marks("text", "label").map(\.text)
        #expect(few == ["A", "B", "C", "D"])
        let many = try parsed(["A", "B", "C", "D", "E"].map(point))
        #expect(many.marks("text", "label").map(\.text) == ["A", "B", "C", "and 2 more"])
        #expect(many.marks("g", "name").first?.title == "A, B, C, D, E")
    }
}
