/// One figure against another, such as transparency against involvement: a dot for each vendor, thin bars for the
/// bounds of both figures, a name beside each dot, and a caption in each quarter that says what lying there means.
///
/// ```swift
/// ScatterChart(
///     caption: ChartCaption(title: "…", alternative: "…"),
///     horizontal: ScatterChart.Scale(label: "transparency, points", split: 50),
///     vertical: ScatterChart.Scale(label: "evidenced involvement, points", split: 50),
///     quadrants: ScatterChart.Quadrants(
///         upperLeft: "answers little, involved deeply", upperRight: "answers much, involved deeply",
///         lowerLeft: "answers little, involved little", lowerRight: "answers much, involved little"
///     ),
///     points: [
///         ScatterChart.Point(
///             label: "Hazel", x: 43.1, xBounds: ChartInterval(40, 52), y: 68.9, yBounds: ChartInterval(68.9, 89.9)
///         )
///     ]
/// ).svg()
/// ```
public struct ScatterChart: Chart, Equatable {
    /// One vendor.
    public struct Point: Sendable, Equatable {
        /// The vendor's name; a short one is easier to place.
        public var label: String
        /// The score across; a point without one, or with one that is not finite, is listed beneath the plot.
        public var x: Double?
        /// The bounds across.
        public var xBounds: ChartInterval?
        /// The score upwards; as `x`.
        public var y: Double?
        /// The bounds upwards.
        public var yBounds: ChartInterval?

        /// Makes a point from its parts.
        public init(label: String, x: Double?, xBounds: ChartInterval?, y: Double?, yBounds: ChartInterval?) {
            self.label = label
            self.x = x
            self.xBounds = xBounds
            self.y = y
            self.yBounds = yBounds
        }
    }

    /// One of the two axes.
    public struct Scale: Sendable, Equatable {
        /// The name of the axis with its unit.
        public var label: String
        /// The ends of the axis.
        public var range: ChartInterval
        /// Where the quarters meet; `nil`: no line is drawn, and the captions stand in the corners.
        public var split: Double?

        /// Makes a scale from its parts; it runs from 0 to 100 unless a range is given.
        public init(label: String, range: ChartInterval? = nil, split: Double? = nil) {
            self.label = label
            self.range = range ?? .percent
            self.split = split
        }
    }

    /// What lying in each quarter means; an empty text is left out.
    public struct Quadrants: Sendable, Equatable {
        /// Little across, much upwards.
        public var upperLeft: String
        /// Much of both.
        public var upperRight: String
        /// Little of both.
        public var lowerLeft: String
        /// Much across, little upwards.
        public var lowerRight: String

        /// Makes the captions of all four quarters.
        public init(upperLeft: String = "", upperRight: String = "", lowerLeft: String = "", lowerRight: String = "") {
            self.upperLeft = upperLeft
            self.upperRight = upperRight
            self.lowerLeft = lowerLeft
            self.lowerRight = lowerRight
        }
    }

    /// Title, subtitle, alternative text and note.
    public var caption: ChartCaption
    /// The axis across.
    public var horizontal: Scale
    /// The axis upwards.
    public var vertical: Scale
    /// The captions of the quarters.
    public var quadrants: Quadrants
    /// The vendors; where room is short, the first in the list get the better places for their names.
    public var points: [Point]
    /// What the dots stand for, in the legend.
    public var scoreLegend = "score"
    /// What the bars stand for, in the legend.
    public var boundsLegend = "lowest to highest that the known facts allow"
    /// The words before the names of vendors that have no place in the plot.
    public var missingPrefix = "Not shown, for want of a score:"
    /// The words before the names for which there was no room beside their dots.
    public var unnamedPrefix = "Shown without a name, for want of room:"

    /// Makes a chart from its parts.
    public init(
        caption: ChartCaption, horizontal: Scale, vertical: Scale, quadrants: Quadrants = Quadrants(), points: [Point]
    ) {
        self.caption = caption
        self.horizontal = horizontal
        self.vertical = vertical
        self.quadrants = quadrants
        self.points = points
    }

    public func svg() -> String {
        if points.isEmpty { return ChartPage.empty(caption) }
        var page = ChartPage(caption: caption)
        page.legend(legendEntries)
        let top = page.cursor + 18
        let plot = ChartArea(x: 52, y: top, width: page.width - 52 - ChartPage.margin - 8, height: 480)
        let across = Axis(from: horizontal.range.lower, to: horizontal.range.upper, start: plot.x, end: plot.right)
        let upwards = Axis(from: vertical.range.lower, to: vertical.range.upper, start: plot.bottom, end: plot.y)

        page.add(.text(vertical.label, x: ChartPage.margin, y: top - 10, style: .small, room: page.room, role: "axis"))
        page.verticalGrid(across, from: plot.y, to: plot.bottom)
        for tick in upwards.ticks() {
            let y = upwards.position(tick)
            let stroke = tick == 0 || tick == upwards.lowest ? Palette.baseline : Palette.grid
            page.add(.line(plot.x, y, plot.right, y, stroke: stroke, role: "grid"))
            let text = Axis.label(tick)
            page.add(.text(text, x: plot.x - 8, y: y + 4, style: .small, anchor: .end, role: "tick"))
        }
        page.tickLabels(across, baseline: plot.bottom + 16)
        page.axisLabel(horizontal.label, axis: across, baseline: plot.bottom + 33)

        let quarters = ScatterQuadrants(chart: self, plot: plot, across: across, upwards: upwards)
        for element in quarters.elements { page.add(element) }
        let unplaced = drawPoints(on: &page, plot: plot, across: across, upwards: upwards, captions: quarters.areas)

        page.cursor = plot.bottom + 38
        let missing = points.filter { Self.place(of: $0) == nil }.map(\.label)
        for (prefix, names) in [(missingPrefix, missing), (unnamedPrefix, unplaced)] where !names.isEmpty {
            page.paragraph(prefix + " " + names.joined(separator: ", "), style: .small, lines: 4)
        }
        return page.finished()
    }

    private static func place(of point: Point) -> (x: Double, y: Double)? {
        guard let x = point.x, let y = point.y, x.isFinite, y.isFinite else { return nil }
        return (x, y)
    }

    /// Draws dots, bars and names; returns the names for which there was no room.
    private func drawPoints(
        on page: inout ChartPage, plot: ChartArea, across: Axis, upwards: Axis, captions: [ChartArea]
    ) -> [String] {
        let shown = points.compactMap { point in
            Self.place(of: point).map { (point, across.position($0.x), upwards.position($0.y)) }
        }
        var bars: [ChartArea] = []
        for (point, x, y) in shown {
            if let bounds = point.xBounds {
                let start = across.position(bounds.lower)
                bars.append(ChartArea(x: start, y: y - 1, width: across.position(bounds.upper) - start, height: 2))
            }
            if let bounds = point.yBounds {
                let start = upwards.position(bounds.upper)
                bars.append(ChartArea(x: x - 1, y: start, width: 2, height: upwards.position(bounds.lower) - start))
            }
        }
        for bar in bars { page.add(.rect(bar, fill: Palette.accentLight, role: "bounds")) }

        var labels = ScatterLabels(plot: plot, captions: captions, bars: bars)
        for (point, x, y) in shown { labels.add(point.label, x: x, y: y) }
        let names = labels.drawn()
        for leader in names.leaders { page.add(leader) }
        for (point, x, y) in shown {
            let dot = SVGElement.circle(
                x, y, radius: 5, fill: Palette.accent, stroke: Palette.paper, role: "score")
            page.add(dot.titled(point.label))
        }
        for text in names.texts { page.add(text) }
        return names.unplaced
    }

    private var legendEntries: [LegendEntry] {
        [
            LegendEntry(text: scoreLegend, sampleWidth: 10) { x, y in
                [.circle(x + 5, y, radius: 5, fill: Palette.accent, stroke: Palette.paper)]
            },
            LegendEntry(text: boundsLegend, sampleWidth: 20) { x, y in
                [
                    .rect(ChartArea(x: x, y: y - 1, width: 20, height: 2), fill: Palette.accentLight),
                    .rect(ChartArea(x: x + 9, y: y - 8, width: 2, height: 16), fill: Palette.accentLight),
                ]
            },
        ]
    }
}
