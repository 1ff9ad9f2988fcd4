/// The lines where a scatter chart's quarters meet, and the captions in their outer corners.
struct ScatterQuadrants: Sendable {
    private(set) var elements: [SVGElement] = []
    /// What the captions cover.
    private(set) var areas: [ChartArea] = []

    init(chart: ScatterChart, plot: ChartArea, across: Axis, upwards: Axis) {
        var middleX = plot.x + plot.width / 2
        if let split = chart.horizontal.split, split.isFinite {
            middleX = across.position(split)
            elements.append(Self.divider(middleX, plot.y, middleX, plot.bottom))
        }
        if let split = chart.vertical.split, split.isFinite {
            let y = upwards.position(split)
            elements.append(Self.divider(plot.x, y, plot.right, y))
        }
        let leftRoom = middleX - plot.x - 16
        let rightRoom = plot.right - middleX - 16
        let (upper, lower) = (plot.y + 16, plot.bottom - 8)
        caption(chart.quadrants.upperLeft, x: plot.x + 8, y: upper, anchor: .start, room: leftRoom)
        caption(chart.quadrants.upperRight, x: plot.right - 8, y: upper, anchor: .end, room: rightRoom)
        caption(chart.quadrants.lowerLeft, x: plot.x + 8, y: lower, anchor: .start, room: leftRoom)
        caption(chart.quadrants.lowerRight, x: plot.right - 8, y: lower, anchor: .end, room: rightRoom)
    }

    private mutating func caption(_ text: String, x: Double, y: Double, anchor: TextAnchor, room: Double) {
        let style = TextStyle(size: 12, isBold: true, colour: Palette.unranked)
        let shown = TextFit.cut(SVGText.clean(text), to: room, style: style)
        // A quarter too narrow for a few letters says nothing rather than "…".
        guard !text.isEmpty, room > 40 else { return }
        let width = TextWidth.estimate(shown, style: style)
        areas.append(ChartArea(x: anchor == .end ? x - width : x, y: y - 11, width: width, height: 15))
        elements.append(.text(text, x: x, y: y, style: style, anchor: anchor, room: room, role: "quadrant"))
    }

    private static func divider(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> SVGElement {
        .line(x1, y1, x2, y2, stroke: Palette.baseline, dashes: "4 3", role: "split")
    }
}
