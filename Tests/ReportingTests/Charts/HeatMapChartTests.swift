import Foundation
import Testing

@testable import Reporting

@Suite("A heat map")
struct HeatMapChartTests {
    private func parsed(_ cells: [HeatMapChart.Cell], columns: [String] = ["one", "two", "three"]) throws -> ParsedSVG {
        try ParsedSVG(
            HeatMapChart(
                caption: ChartSamples.caption, columns: columns, rows: [.init(label: "A", cells: cells)], wideLimit: 20
            ).svg())
    }

    @Test("hatches what has no value, also where a row is too short")
    func missing() throws {
        let svg = try parsed([.init(value: 3, text: "3"), .init(value: .nan, text: "?")])
        #expect(svg.marks("rect", "value").count == 1)
        #expect(svg.marks("rect", "missing").count == 2)
        #expect(svg.marks("text", "value").map(\.text) == ["3", "–", "–"])
    }

    @Test("marks bounds further apart than the limit, and not those just as far")
    func wide() throws {
        let cells = [20.0, 20.1, 0].map { width in
            HeatMapChart.Cell(value: 10, text: "10", bounds: ChartInterval(10, 10 + width))
        }
        let svg = try parsed(cells)
        #expect(svg.marks("polygon", "wide").count == 1)
    }

    @Test("is darker where the value is higher, and its text has a contrast of at least 4.5 to 1")
    func contrast() {
        var previous = 2.0
        for value in 0...100 {
            let shade = HeatMapShade(value: Double(value), range: .percent)
            let light = luminance(shade.colour)
            #expect(light < previous)
            previous = light
            let text = luminance(shade.textColour)
            let contrast = (max(light, text) + 0.05) / (min(light, text) + 0.05)
            #expect(contrast >= 4.5, "\(value): \(contrast)")
        }
    }

    @Test("sets short names level and long ones at a slant")
    func columns() throws {
        let cells = [HeatMapChart.Cell(value: 1, text: "1")]
        #expect(try parsed(cells).named("text").allSatisfy { $0.attributes["transform"] == nil })
        let names = (0..<9).map { "verifiability of statements \($0)" }
        let slanted = try parsed(cells, columns: names).marks("text", "column")
        #expect(slanted.count == 9)
        #expect(slanted.allSatisfy { $0.attributes["transform"]?.hasPrefix("rotate(-45 ") == true })
    }

    /// Relative luminance as in WCAG 2.2.
    private func luminance(_ colour: String) -> Double {
        let value = Int(colour.dropFirst(), radix: 16) ?? 0
        let channels = [value >> 16, value >> 8 & 255, value & 255].map { channel -> Double in
            let share = Double(channel) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }
}
