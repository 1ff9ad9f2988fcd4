extension ChartPage {
    /// Draws vertical grid lines at the ticks of a horizontal axis.
    mutating func verticalGrid(_ axis: Axis, from top: Double, to bottom: Double) {
        for tick in axis.ticks() {
            let x = axis.position(tick)
            let isEdge = tick == 0 || tick == axis.lowest
            add(.line(x, top, x, bottom, stroke: isEdge ? Palette.baseline : Palette.grid, role: "grid"))
        }
    }

    /// Prints the tick values of a horizontal axis on one baseline.
    mutating func tickLabels(_ axis: Axis, baseline: Double) {
        for tick in axis.ticks() {
            add(
                .text(
                    Axis.label(tick), x: axis.position(tick), y: baseline, style: .small, anchor: .middle,
                    role: "tick"
                )
            )
        }
    }

    /// Prints the name of a horizontal axis centred beneath it, moved where needed to stay on the sheet.
    mutating func axisLabel(_ text: String, axis: Axis, baseline: Double) {
        let style = TextStyle.small
        let shown = TextFit.cut(SVGText.clean(text), to: room, style: style)
        let half = TextWidth.estimate(shown, style: style) / 2
        let centre = (axis.start + axis.end) / 2
        let x = min(max(centre, Self.margin + half), width - Self.margin - half)
        add(.text(shown, x: x, y: baseline, style: style, anchor: .middle, role: "axis"))
    }
}
