/// Draws a `GapChart`.
struct GapDrawing {
    private let chart: GapChart
    private let axis: Axis
    private let hatch: Hatch
    private let labelRoom: Double
    private let figureRoom: Double
    private let figureStart: Double
    private(set) var page: ChartPage

    private static let barHeight = 12.0
    private static let rowHeight = 60.0
    /// How far the middle of a bar is from the middle of its row.
    private static let offset = 10.0

    init(chart: GapChart) {
        self.chart = chart
        page = ChartPage(caption: chart.caption)
        hatch = Hatch(Hatch.neutral, caption: chart.caption)
        labelRoom = TextWidth.widest(chart.rows.map(\.label), style: .label, limit: 215)
        let figures = chart.rows.flatMap { row in
            [
                chart.words.documented + " " + row.documentedText,
                chart.words.acknowledged + " " + row.acknowledgedText, row.remark,
            ]
        }
        figureRoom = TextWidth.widest(figures, style: .label, limit: 180)
        figureStart = page.width - ChartPage.margin - figureRoom
        axis = Axis(
            from: chart.range.lower, to: chart.range.upper, start: ChartPage.margin + labelRoom + 16,
            end: figureStart - 18
        )
    }

    mutating func draw() {
        page.define(hatch.definition)
        page.legend(legendEntries)
        let top = page.cursor
        let bottom = top + Self.rowHeight * Double(chart.rows.count)
        page.verticalGrid(axis, from: top, to: bottom)
        for (index, row) in chart.rows.enumerated() {
            let y = top + Self.rowHeight * Double(index)
            if index > 0 {
                page.add(.line(ChartPage.margin, y, page.width - ChartPage.margin, y, stroke: Palette.grid))
            }
            draw(row, middle: y + Self.rowHeight / 2)
        }
        page.tickLabels(axis, baseline: bottom + 14)
        page.axisLabel(chart.axisLabel, axis: axis, baseline: bottom + 31)
        page.cursor = bottom + 36
    }

    private mutating func draw(_ row: GapChart.Row, middle: Double) {
        let (upper, lower) = (middle - Self.offset, middle + Self.offset)
        page.label(row.label, x: ChartPage.margin, middle: middle, style: .label, room: labelRoom, lines: 3)
        if let documented = row.documented {
            page.add(
                row.isUndisclosed
                    ? undisclosedBar(area(documented, middle: upper))
                    : Self.documentedBar(area(documented, middle: upper)))
            let word = row.isUndisclosed ? chart.words.possible : chart.words.documented
            figure(word, row.documentedText, middle: upper)
        }
        if let acknowledged = row.acknowledged {
            page.add(Self.acknowledgedBar(area(acknowledged, middle: lower)))
            figure(chart.words.acknowledged, row.acknowledgedText, middle: lower)
        } else if !row.remark.isEmpty {
            let baseline = lower + TextStyle.softLabel.drop
            page.add(
                .text(row.remark, x: figureStart, y: baseline, style: .softLabel, room: figureRoom, role: "remark"))
        }
        if let documented = row.documented, let acknowledged = row.acknowledged, !row.gapText.isEmpty {
            drawGap(row.gapText, documented: documented, acknowledged: acknowledged, upper: upper, lower: lower)
        }
    }

    /// The arrow runs on the line of the interval that begins further right, in the room to the left of it.
    private mutating func drawGap(
        _ text: String, documented: ChartInterval, acknowledged: ChartInterval, upper: Double, lower: Double
    ) {
        let isPositive = documented.lower >= acknowledged.lower
        let start = axis.position(min(documented.lower, acknowledged.lower))
        let end = axis.position(max(documented.lower, acknowledged.lower))
        let y = isPositive ? upper : lower
        let far = isPositive ? lower + Self.barHeight / 2 : upper - Self.barHeight / 2
        let near = isPositive ? y - 5 : y + 5
        var elements: [SVGElement] = [
            .line(start, near, start, far, stroke: Palette.ink, dashes: "2 2", role: "guide"),
            .line(start, y, end, y, stroke: Palette.ink, width: 1.5, role: "gap"),
        ]
        if end - start >= 8 {
            elements.append(.polygon([(end, y), (end - 7, y - 4), (end - 7, y + 4)], fill: Palette.ink))
        }
        let style = TextStyle.boldLabel
        let width = TextWidth.estimate(SVGText.clean(text), style: style)
        let baseline = y + style.drop
        if start - axis.start >= width + 10 {
            elements.append(
                .text(text, x: start - 6, y: baseline, style: style, anchor: .end, role: "gap-text"))
        } else {
            let upperEnd = axis.position((isPositive ? documented : acknowledged).upper)
            let room = page.width - ChartPage.margin - upperEnd - 6
            // To the right of the bar if there is room before the figures, else between arrow and row edge.
            if upperEnd + 6 + width <= figureStart - 6 {
                elements.append(.text(text, x: upperEnd + 6, y: baseline, style: style, room: room, role: "gap-text"))
            } else {
                let x = axis.start + 4
                let above = isPositive ? y - 8 : y + 17
                elements.append(.text(text, x: x, y: above, style: style, room: figureStart - x - 6, role: "gap-text"))
            }
        }
        page.add(.group(elements, role: "gap"))
    }

    private mutating func figure(_ word: String, _ text: String, middle: Double) {
        let full = word + " " + text
        let baseline = middle + TextStyle.label.drop
        page.add(.text(full, x: figureStart, y: baseline, style: .label, room: figureRoom, role: "value"))
    }

    private func area(_ interval: ChartInterval, middle: Double) -> ChartArea {
        let start = axis.position(interval.lower)
        let width = axis.position(interval.upper) - start
        // Bounds that meet are still drawn, as a stroke three pixels wide around their place.
        return ChartArea(
            x: width < 3 ? start - (3 - width) / 2 : start, y: middle - Self.barHeight / 2, width: max(width, 3),
            height: Self.barHeight
        )
    }

    private static func documentedBar(_ area: ChartArea) -> SVGElement {
        .rect(area, fill: Palette.accent, role: "documented")
    }

    private static func acknowledgedBar(_ area: ChartArea) -> SVGElement {
        .rect(area, fill: Palette.paper, stroke: Palette.contrast, strokeWidth: 2, role: "acknowledged")
    }

    private func undisclosedBar(_ area: ChartArea) -> SVGElement {
        .rect(area, fill: hatch.fill, stroke: Palette.unrankedLight, role: "undisclosed")
    }

    private var legendEntries: [LegendEntry] {
        var entries = [
            LegendEntry(text: chart.words.documented, sampleWidth: 30) { x, y in
                [Self.documentedBar(ChartArea(x: x, y: y - 6, width: 30, height: Self.barHeight))]
            },
            LegendEntry(text: chart.words.acknowledged, sampleWidth: 30) { x, y in
                [Self.acknowledgedBar(ChartArea(x: x + 1, y: y - 5, width: 28, height: Self.barHeight - 2))]
            },
        ]
        if chart.rows.contains(where: { !$0.gapText.isEmpty }) {
            entries.append(
                LegendEntry(text: chart.words.gap, sampleWidth: 26) { x, y in
                    [
                        .line(x, y, x + 24, y, stroke: Palette.ink, width: 1.5),
                        .polygon([(x + 26, y), (x + 19, y - 4), (x + 19, y + 4)], fill: Palette.ink),
                    ]
                }
            )
        }
        if chart.rows.contains(where: \.isUndisclosed) {
            let fill = hatch.fill
            entries.append(
                LegendEntry(text: chart.words.undisclosed, sampleWidth: 30) { x, y in
                    let area = ChartArea(x: x, y: y - 6, width: 30, height: Self.barHeight)
                    return [.rect(area, fill: fill, stroke: Palette.unrankedLight)]
                }
            )
        }
        return entries
    }
}
