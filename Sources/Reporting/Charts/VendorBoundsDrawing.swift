/// Draws a `VendorBoundsChart`.
struct VendorBoundsDrawing {
    private let chart: VendorBoundsChart
    private let axis: Axis
    private let labelRoom: Double
    private let lowerEnd: Double
    private let upperEnd: Double
    private let columnRoom = 58.0
    private(set) var page: ChartPage

    private static let barHeight = 18.0

    init(chart: VendorBoundsChart) {
        self.chart = chart
        page = ChartPage(caption: chart.caption)
        upperEnd = page.width - ChartPage.margin
        lowerEnd = upperEnd - columnRoom - 10
        let texts = chart.rows.map(\.label) + chart.questions.map(\.text)
        labelRoom = TextWidth.widest(texts, style: .boldLabel, limit: 240)
        axis = Axis(
            from: chart.range.lower, to: chart.range.upper, start: ChartPage.margin + labelRoom + 14,
            end: lowerEnd - columnRoom - 6
        )
    }

    mutating func draw() {
        drawLegend()
        drawRows()
        drawQuestions()
    }

    private mutating func drawLegend() {
        let usesParts = chart.rows.contains { !$0.parts.isEmpty }
        guard usesParts else { return }
        var entries: [LegendEntry] = []
        for (index, name) in chart.partNames.enumerated() {
            let hatch = Hatch(index, caption: chart.caption)
            page.define(hatch.definition)
            entries.append(
                LegendEntry(text: name, sampleWidth: 40) { x, y in
                    [
                        .rect(ChartArea(x: x, y: y - 6, width: 20, height: 12), fill: Palette.part(index)),
                        .rect(
                            ChartArea(x: x + 20, y: y - 6, width: 20, height: 12), fill: hatch.fill,
                            stroke: hatch.colour, strokeWidth: 0.75),
                    ]
                }
            )
        }
        let key = [chart.words.shown, chart.words.undisclosed].filter { !$0.isEmpty }.joined(separator: " · ")
        entries.append(LegendEntry(text: key, sampleWidth: 0) { _, _ in [] })
        page.legend(entries)
    }

    private mutating func drawRows() {
        guard !chart.rows.isEmpty else { return }
        page.add(heading(chart.words.lower, x: lowerEnd))
        page.add(heading(chart.words.upper, x: upperEnd))
        let top = page.cursor + 18
        let rowHeight = chart.rows.count > 20 ? 34.0 : 40.0
        let bottom = top + rowHeight * Double(chart.rows.count)
        for (index, row) in chart.rows.enumerated() where row.isWhole {
            let y = top + rowHeight * Double(index)
            let area = ChartArea(x: ChartPage.margin - 6, y: y, width: page.room + 12, height: rowHeight)
            page.add(.rect(area, fill: Palette.band, role: "band"))
        }
        page.verticalGrid(axis, from: top, to: bottom)
        for (index, row) in chart.rows.enumerated() {
            draw(row, middle: top + rowHeight * (Double(index) + 0.5))
        }
        page.tickLabels(axis, baseline: bottom + 14)
        page.axisLabel(chart.axisLabel, axis: axis, baseline: bottom + 31)
        page.cursor = bottom + 38
    }

    private func heading(_ text: String, x: Double) -> SVGElement {
        .text(text, x: x, y: page.cursor + 10, style: .small, anchor: .end, room: columnRoom + 6, role: "heading")
    }

    private mutating func draw(_ row: VendorBoundsChart.Row, middle: Double) {
        let style = row.isWhole ? TextStyle.boldLabel : .label
        page.label(row.label, x: ChartPage.margin, middle: middle, style: style, room: labelRoom)
        for element in bars(of: row, middle: middle) { page.add(element) }
        let baseline = middle + style.drop
        page.add(
            .text(
                row.lowerText, x: lowerEnd, y: baseline, style: .boldLabel, anchor: .end, room: columnRoom,
                role: "value"))
        page.add(
            .text(row.upperText, x: upperEnd, y: baseline, style: style, anchor: .end, room: columnRoom, role: "value"))
    }

    private func bars(of row: VendorBoundsChart.Row, middle: Double) -> [SVGElement] {
        let y = middle - Self.barHeight / 2
        if row.parts.isEmpty { return plainBars(row.bounds, y: y) }
        var elements: [SVGElement] = []
        var sum = axis.lowest
        for (index, part) in row.parts.enumerated() {
            guard let part, part.lower > 0 else { continue }
            let area = barArea(from: sum, to: sum + part.lower, y: y)
            sum += part.lower
            elements.append(
                .rect(area, fill: Palette.part(index), stroke: Palette.paper, strokeWidth: 0.75, role: "shown"))
        }
        let shownEnd = axis.position(sum)
        for (index, part) in row.parts.enumerated() {
            guard let part, part.width > 0 else { continue }
            let hatch = Hatch(index, caption: chart.caption)
            let area = barArea(from: sum, to: sum + part.width, y: y)
            sum += part.width
            elements.append(
                .rect(area, fill: hatch.fill, stroke: hatch.colour, strokeWidth: 0.75, role: "undisclosed"))
        }
        elements.append(edge(shownEnd, y: y))
        return elements
    }

    private func plainBars(_ bounds: ChartInterval?, y: Double) -> [SVGElement] {
        guard let bounds else { return [] }
        return [
            .rect(barArea(from: axis.lowest, to: bounds.lower, y: y), fill: Palette.unranked, role: "shown"),
            .rect(
                barArea(from: bounds.lower, to: bounds.upper, y: y), fill: Palette.paper, stroke: Palette.unranked,
                dashes: "3 2", role: "undisclosed"),
            edge(axis.position(bounds.lower), y: y),
        ]
    }

    /// A stroke at the lower bound, which is the score.
    private func edge(_ x: Double, y: Double) -> SVGElement {
        .line(x, y - 4, x, y + Self.barHeight + 4, stroke: Palette.ink, width: 2, role: "lower")
    }

    private func barArea(from lower: Double, to upper: Double, y: Double) -> ChartArea {
        let start = axis.position(lower)
        return ChartArea(x: start, y: y, width: axis.position(upper) - start, height: Self.barHeight)
    }

    private mutating func drawQuestions() {
        guard !chart.questions.isEmpty else { return }
        page.cursor += 6
        page.paragraph(chart.words.questions, style: .heading, lines: 2)
        page.cursor += 6
        let heights = chart.questions.map { question in
            let lines = TextFit.wrap(question.text, to: labelRoom, style: .label, lines: 3)
            return Double(max(lines.count, 1)) * TextStyle.label.leading + 14
        }
        let bottom = heights.reduce(page.cursor, +)
        page.verticalGrid(axis, from: page.cursor, to: bottom)
        for (question, height) in zip(chart.questions, heights) {
            draw(question, middle: page.cursor + height / 2)
            page.cursor += height
        }
        page.tickLabels(axis, baseline: bottom + 14)
        page.cursor = bottom + 20
    }

    private mutating func draw(_ question: VendorBoundsChart.Question, middle: Double) {
        page.label(question.text, x: ChartPage.margin, middle: middle, style: .label, room: labelRoom, lines: 3)
        let points = question.points.isFinite ? max(0, question.points) : 0
        let area = barArea(from: axis.lowest, to: axis.lowest + points, y: middle - Self.barHeight / 2)
        page.add(.rect(area, fill: Palette.softInk, role: "points"))
        let x = area.right + 6
        page.add(
            .text(
                question.pointsText, x: x, y: middle + TextStyle.boldLabel.drop, style: .boldLabel,
                room: page.width - ChartPage.margin - x, role: "value"
            )
        )
    }
}
