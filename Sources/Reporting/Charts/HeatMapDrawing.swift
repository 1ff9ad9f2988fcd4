/// Draws a `HeatMapChart`.
struct HeatMapDrawing {
    private let chart: HeatMapChart
    private let layout: HeatMapLayout
    private let hatch: Hatch
    private(set) var page: ChartPage

    init(chart: HeatMapChart) {
        self.chart = chart
        layout = HeatMapLayout(chart: chart)
        hatch = Hatch(Hatch.neutral, caption: chart.caption)
        page = ChartPage(caption: chart.caption, width: layout.pageWidth)
    }

    mutating func draw() {
        page.define(hatch.definition)
        drawLegend()
        drawColumnNames()
        let top = page.cursor
        for (index, row) in chart.rows.enumerated() {
            let y = top + Double(index) * layout.rowHeight
            page.add(
                .text(
                    row.label, x: ChartPage.margin, y: y + layout.rowHeight / 2 + TextStyle.label.drop,
                    style: .label, room: layout.labelRoom, role: "label"
                )
            )
            for column in chart.columns.indices {
                let cell = column < row.cells.count ? row.cells[column] : .missing
                let x = layout.plotStart + Double(column) * layout.cellWidth
                let area = ChartArea(
                    x: x + 1, y: y + 1, width: layout.cellWidth - 2, height: layout.rowHeight - 2
                )
                page.add(.group(elements(of: cell, in: area), role: "cell"))
            }
        }
        page.cursor = top + Double(chart.rows.count) * layout.rowHeight + 4
    }

    private func elements(of cell: HeatMapChart.Cell, in area: ChartArea) -> [SVGElement] {
        let centre = area.x + area.width / 2
        let baseline = area.y + area.height / 2 + TextStyle.label.drop
        guard let value = cell.value, value.isFinite else {
            let backing = ChartArea(x: centre - 9, y: area.y + area.height / 2 - 7, width: 18, height: 14)
            return [
                .rect(area, fill: hatch.fill, role: "missing"),
                .rect(backing, fill: Palette.paper),
                .text("–", x: centre, y: baseline, style: .softLabel, anchor: .middle, role: "value"),
            ]
        }
        let shade = HeatMapShade(value: value, range: chart.range)
        let style = TextStyle.label.coloured(shade.textColour)
        var elements: [SVGElement] = [
            .rect(area, fill: shade.colour, role: "value"),
            .text(
                cell.text, x: centre, y: baseline, style: style, anchor: .middle, room: area.width - 4, role: "value"
            ),
        ]
        if let limit = chart.wideLimit, let bounds = cell.bounds, bounds.width > limit {
            elements.append(Self.mark(right: area.right, top: area.y, colour: shade.textColour))
        }
        return elements
    }

    private static func mark(right: Double, top: Double, colour: String) -> SVGElement {
        .polygon([(right - 8, top + 2), (right - 2, top + 2), (right - 2, top + 8)], fill: colour, role: "wide")
    }

    private mutating func drawLegend() {
        let range = chart.range
        let steps = 5
        var entries = [
            LegendEntry(text: chart.valueLegend, sampleWidth: 180) { x, y in
                (0..<steps).flatMap { step -> [SVGElement] in
                    let value = range.lower + range.width * Double(step) / Double(steps - 1)
                    let shade = HeatMapShade(value: value, range: range)
                    let area = ChartArea(x: x + 36 * Double(step), y: y - 8, width: 36, height: 16)
                    let style = TextStyle(size: 11, colour: shade.textColour)
                    let text = Axis.label(value)
                    return [
                        .rect(area, fill: shade.colour),
                        .text(text, x: area.x + 18, y: y + style.drop, style: style, anchor: .middle, room: 34),
                    ]
                }
            }
        ]
        if chart.rows.contains(where: { $0.cells.count < chart.columns.count || $0.cells.contains(where: isMissing) }) {
            let fill = hatch.fill
            entries.append(
                LegendEntry(text: chart.missingLegend, sampleWidth: 24) { x, y in
                    [.rect(ChartArea(x: x, y: y - 8, width: 24, height: 16), fill: fill)]
                }
            )
        }
        if chart.wideLimit != nil {
            entries.append(
                LegendEntry(text: chart.wideLegend, sampleWidth: 24) { x, y in
                    let shade = HeatMapShade(value: range.lower, range: range)
                    return [
                        .rect(ChartArea(x: x, y: y - 8, width: 24, height: 16), fill: shade.colour),
                        Self.mark(right: x + 24, top: y - 8, colour: shade.textColour),
                    ]
                }
            )
        }
        page.legend(entries)
    }

    private func isMissing(_ cell: HeatMapChart.Cell) -> Bool { cell.value.map { !$0.isFinite } ?? true }

    private mutating func drawColumnNames() {
        let style = HeatMapLayout.columnStyle
        let bottom = page.cursor + layout.headHeight
        for (index, name) in chart.columns.enumerated() {
            let centre = layout.plotStart + (Double(index) + 0.5) * layout.cellWidth
            if layout.isSlanted {
                let (x, y) = (SVGNumber.text(centre), SVGNumber.text(bottom - 6))
                let element = SVGElement.text(
                    name, x: centre, y: bottom - 6, style: style, room: layout.slantRoom, role: "column"
                )
                page.add(element.with("transform", "rotate(-45 \(x) \(y))"))
            } else {
                let count = TextFit.wrap(name, to: layout.cellWidth - 6, style: style, lines: 3).count
                page.label(
                    name, x: centre, middle: bottom - 6 - Double(count) * style.leading / 2, style: style,
                    anchor: .middle, room: layout.cellWidth - 6, lines: 3
                )
            }
        }
        page.cursor = bottom
    }
}
