import Testing

@testable import Reporting

@Suite("A chart of agreement")
struct AgreementChartTests {
    private func parsed(_ rows: [AgreementChart.Row]) throws -> ParsedSVG {
        let thresholds = [
            AgreementChart.Threshold(value: 0.667, text: ".667"), AgreementChart.Threshold(value: 0.8, text: ".800"),
        ]
        return try ParsedSVG(
            AgreementChart(
                caption: ChartSamples.caption, axisLabel: "α", thresholds: thresholds, rows: rows
            ).svg())
    }

    private func row(_ value: Double?, _ interval: ChartInterval?) -> AgreementChart.Row {
        .init(label: "Q", value: value, interval: interval, valueText: "0.5", remark: "9 answers")
    }

    @Test("has the coefficient, its interval and both thresholds where the axis puts them")
    func positions() throws {
        let svg = try parsed([row(0.6, ChartInterval(0.2, 0.8))])
        let (zero, one) = (svg.tick("0"), svg.tick("1"))
        let dot = try #require(svg.marks("circle", "value").first)
        let bar = try #require(svg.marks("rect", "interval").first)
        #expect(abs(dot.number("cx") - (zero + 0.6 * (one - zero))) < 0.02)
        #expect(abs(bar.number("x") - (zero + 0.2 * (one - zero))) < 0.02)
        let lines = svg.marks("line", "threshold").map { $0.number("x1") }
        #expect(lines.count == 2 && abs(lines[1] - (zero + 0.8 * (one - zero))) < 0.02)
        #expect(abs(bar.number("x") + bar.number("width") - lines[1]) < 0.03)
    }

    @Test("begins at −1 where a limit lies below 0, and draws no dot without a coefficient")
    func below() throws {
        let svg = try parsed([row(nil, nil), row(0, ChartInterval(-0.5, 0.5))])
        #expect(svg.marks("circle", "value").count == 1)
        let dot = try #require(svg.marks("circle", "value").first)
        #expect(abs(dot.number("cx") - (svg.tick("−1") + svg.tick("1")) / 2) < 0.02)
    }
}
