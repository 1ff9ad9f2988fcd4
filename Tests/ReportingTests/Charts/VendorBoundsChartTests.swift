import Testing

@testable import Reporting

@Suite("A vendor's bounds")
struct VendorBoundsChartTests {
    private let contract = VendorBoundsChart.Row(
        label: "County system",
        parts: [
            ChartInterval(34, 40), ChartInterval(11.25, 26.25), ChartInterval(13.5, 13.5), ChartInterval(10.1, 10.1),
        ],
        lowerText: "68.9", upperText: "89.9"
    )

    private func parsed(_ rows: [VendorBoundsChart.Row], _ questions: [VendorBoundsChart.Question] = []) throws
        -> ParsedSVG
    {
        try ParsedSVG(
            VendorBoundsChart(
                caption: ChartSamples.caption, axisLabel: "points", partNames: ["roles", "risk", "term", "value"],
                rows: rows, questions: questions
            ).svg())
    }

    @Test("has what is shown side by side up to the lower bound, then what is not disclosed up to the upper")
    func stacks() throws {
        let svg = try parsed([contract])
        let (zero, unit) = (svg.tick("0"), (svg.tick("100") - svg.tick("0")) / 100)
        let shown = svg.marks("rect", "shown")
        let hidden = svg.marks("rect", "undisclosed")
        #expect(shown.count == 4)
        #expect(hidden.count == 2)
        let bars = shown + hidden
        #expect(abs(bars[0].number("x") - zero) < 0.02)
        for (bar, next) in zip(bars, bars.dropFirst()) {
            #expect(abs(bar.number("x") + bar.number("width") - next.number("x")) < 0.03)
        }
        #expect(abs(hidden[0].number("x") - (zero + 68.85 * unit)) < 0.03)
        #expect(abs(hidden[1].number("x") + hidden[1].number("width") - (zero + 89.85 * unit)) < 0.03)
        #expect(abs(try #require(svg.marks("line", "lower").first).number("x1") - (zero + 68.85 * unit)) < 0.03)
    }

    @Test("hatches each contribution in a pattern that the document defines")
    func patterns() throws {
        let svg = try parsed([contract])
        let fills = svg.marks("rect", "undisclosed").compactMap { $0.attributes["fill"] }
        let patterns = svg.named("pattern").compactMap { $0.attributes["id"] }.map { "url(#\($0))" }
        #expect(Set(fills).count == 2)
        #expect(Set(fills).isSubset(of: patterns))
        let paths = svg.named("path").compactMap { $0.attributes["d"] }
        #expect(Set(paths).count == 4)
    }

    @Test("draws bounds alone where there are no parts")
    func whole() throws {
        let svg = try parsed([
            .init(
                label: "All", parts: [], bounds: ChartInterval(50, 100), lowerText: "50", upperText: "100",
                isWhole: true)
        ])
        let middle = (svg.tick("0") + svg.tick("100")) / 2
        #expect(abs(try #require(svg.marks("rect", "undisclosed").first).number("x") - middle) < 0.02)
        #expect(svg.named("pattern").isEmpty)
    }

    @Test("has the questions' points on the scale of the bounds")
    func questions() throws {
        let svg = try parsed([contract], [.init(text: "Who bears demand risk?", points: 20, pointsText: "20")])
        let bar = try #require(svg.marks("rect", "points").first)
        #expect(abs(bar.number("width") - (svg.tick("20") - svg.tick("0"))) < 0.02)
        #expect(bar.number("x") == svg.tick("0"))
    }
}
