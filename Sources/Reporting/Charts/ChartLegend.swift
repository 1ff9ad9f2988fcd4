/// One entry of a legend: a sample of the mark and what it means.
struct LegendEntry: Sendable {
    var text: String
    var sampleWidth: Double
    /// Draws the sample from its left edge, around a middle line.
    var sample: @Sendable (_ x: Double, _ middle: Double) -> [SVGElement]
}

extension ChartPage {
    /// Sets the entries side by side, on as many lines as they need, and moves the cursor beneath them.
    mutating func legend(_ entries: [LegendEntry]) {
        let style = TextStyle(size: 11.5)
        let lineHeight = 20.0
        var x = Self.margin
        var elements: [SVGElement] = []
        var middle = cursor + lineHeight / 2
        for entry in entries where !entry.text.isEmpty {
            let indent = entry.sampleWidth > 0 ? entry.sampleWidth + 6 : 0
            let textRoom = room - indent
            let shown = TextFit.cut(SVGText.clean(entry.text), to: textRoom, style: style)
            let needed = indent + TextWidth.estimate(shown, style: style)
            if x > Self.margin && x + needed > width - Self.margin {
                x = Self.margin
                middle += lineHeight
            }
            elements += entry.sample(x, middle)
            elements.append(
                .text(entry.text, x: x + indent, y: middle + style.drop, style: style, room: textRoom)
            )
            x += needed + 20
        }
        guard !elements.isEmpty else { return }
        add(.group(elements, role: "legend"))
        cursor = middle + lineHeight / 2 + 8
    }
}
