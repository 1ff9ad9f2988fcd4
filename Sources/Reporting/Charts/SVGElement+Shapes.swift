extension SVGElement {
    /// A filled rectangle; a negative width or height is drawn as nothing.
    static func rect(
        _ area: ChartArea, fill: String, stroke: String = "", strokeWidth: Double = 1, dashes: String = "",
        role: String = ""
    ) -> SVGElement {
        SVGElement(
            "rect",
            [
                ("x", SVGNumber.text(area.x)), ("y", SVGNumber.text(area.y)),
                ("width", SVGNumber.text(max(0, area.width))), ("height", SVGNumber.text(max(0, area.height))),
                ("fill", fill),
            ]
        )
        .with("stroke", stroke)
        .with("stroke-width", stroke.isEmpty ? "" : SVGNumber.text(strokeWidth))
        .with("stroke-dasharray", dashes)
        .with("class", role)
    }

    /// A straight line.
    static func line(
        _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, stroke: String, width: Double = 1, dashes: String = "",
        role: String = ""
    ) -> SVGElement {
        SVGElement(
            "line",
            [
                ("x1", SVGNumber.text(x1)), ("y1", SVGNumber.text(y1)),
                ("x2", SVGNumber.text(x2)), ("y2", SVGNumber.text(y2)),
                ("stroke", stroke), ("stroke-width", SVGNumber.text(width)),
            ]
        )
        .with("stroke-dasharray", dashes)
        .with("class", role)
    }

    /// A circle around a point.
    static func circle(
        _ x: Double, _ y: Double, radius: Double, fill: String, stroke: String, strokeWidth: Double = 1.5,
        role: String = ""
    ) -> SVGElement {
        SVGElement(
            "circle",
            [
                ("cx", SVGNumber.text(x)), ("cy", SVGNumber.text(y)), ("r", SVGNumber.text(radius)),
                ("fill", fill), ("stroke", stroke), ("stroke-width", SVGNumber.text(strokeWidth)),
            ]
        )
        .with("class", role)
    }

    /// A closed shape through the points.
    static func polygon(_ points: [(x: Double, y: Double)], fill: String, role: String = "") -> SVGElement {
        let list = points.map { "\(SVGNumber.text($0.x)),\(SVGNumber.text($0.y))" }.joined(separator: " ")
        return SVGElement("polygon", [("points", list), ("fill", fill)]).with("class", role)
    }

    /// One line of text on its baseline, cut with "…" to the room given; the full text is then in its `<title>`.
    static func text(
        _ text: String, x: Double, y: Double, style: TextStyle, anchor: TextAnchor = .start,
        room: Double = .infinity, role: String = ""
    ) -> SVGElement {
        let full = SVGText.clean(text)
        let shown = TextFit.cut(full, to: room, style: style)
        var element = SVGElement(
            "text",
            [
                ("x", SVGNumber.text(x)), ("y", SVGNumber.text(y)),
                ("font-size", SVGNumber.text(style.size)), ("fill", style.colour),
            ],
            text: shown
        )
        .with("font-weight", style.isBold ? "bold" : "")
        .with("text-anchor", anchor == .start ? "" : anchor.rawValue)
        .with("class", role)
        if shown != full { element = element.titled(full) }
        return element
    }

    /// Elements that belong together.
    static func group(_ children: [SVGElement], role: String = "") -> SVGElement {
        SVGElement("g", children: children).with("class", role)
    }
}

/// A rectangle on the page, in pixels, from its upper left corner.
struct ChartArea: Sendable, Equatable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double

    var right: Double { x + width }
    var bottom: Double { y + height }

    /// The area that both have in common, in square pixels.
    func overlap(_ other: ChartArea) -> Double {
        let width = min(right, other.right) - max(x, other.x)
        let height = min(bottom, other.bottom) - max(y, other.y)
        return width > 0 && height > 0 ? width * height : 0
    }
}
