/// Vendors' scores in two quarters: a hollow dot before, a filled one after, and a line between them; a thick line where
/// the change is more than chance explains.
public struct ChangeChart: Chart, Equatable {
    /// One vendor.
    public struct Row: Sendable, Equatable {
        /// The vendor's name.
        public var label: String
        /// The score in the quarter before.
        public var before: Double
        /// The score now.
        public var after: Double
        /// The change as it is printed.
        public var text: String
        /// Whether it is more than chance explains.
        public var isFound: Bool

        /// Makes a row from its parts.
        public init(label: String, before: Double, after: Double, text: String, isFound: Bool) {
            self.label = label
            self.before = before
            self.after = after
            self.text = text
            self.isFound = isFound
        }
    }

    /// Title, subtitle, alternative text and note.
    public var caption: ChartCaption
    /// The name of the axis with its unit.
    public var axisLabel: String
    /// The ends of the axis.
    public var range: ChartInterval
    /// The names of the two quarters.
    public var quarters: (before: String, after: String)
    /// The vendors, in order.
    public var rows: [Row]

    /// Makes a chart from its parts; the axis runs from 0 to 100 unless a range is given.
    public init(
        caption: ChartCaption, axisLabel: String, range: ChartInterval? = nil, before: String, after: String,
        rows: [Row]
    ) {
        self.caption = caption
        self.axisLabel = axisLabel
        self.range = range ?? .percent
        quarters = (before, after)
        self.rows = rows
    }

    public static func == (left: ChangeChart, right: ChangeChart) -> Bool {
        left.caption == right.caption && left.axisLabel == right.axisLabel && left.range == right.range
            && left.quarters == right.quarters && left.rows == right.rows
    }

    public func svg() -> String {
        if rows.isEmpty { return ChartPage.empty(caption) }
        var page = ChartPage(caption: caption)
        page.legend(legendEntries)
        let labelRoom = TextWidth.widest(rows.map(\.label), style: .label, limit: 210)
        let textRoom = TextWidth.widest(rows.map(\.text), style: .boldLabel, limit: 120)
        let rowHeight = rows.count > 30 ? 21.0 : 27.0
        let top = page.cursor
        let bottom = top + rowHeight * Double(rows.count)
        let axis = Axis(
            from: range.lower, to: range.upper, start: ChartPage.margin + labelRoom + 16,
            end: page.width - ChartPage.margin - textRoom - 20)
        page.verticalGrid(axis, from: top, to: bottom)
        for (index, row) in rows.enumerated() {
            let middle = top + rowHeight * (Double(index) + 0.5)
            let style = row.isFound ? TextStyle.boldLabel : .label
            let baseline = middle + style.drop
            page.add(
                .group(
                    [.text(row.label, x: ChartPage.margin, y: baseline, style: style, room: labelRoom, role: "label")]
                        + Self.arrow(row.before, row.after, axis, middle, row.isFound) + [
                            .text(
                                row.text, x: page.width - ChartPage.margin, y: baseline, style: style, anchor: .end,
                                room: textRoom, role: "value")
                        ], role: "row"))
        }
        page.tickLabels(axis, baseline: bottom + 14)
        page.axisLabel(axisLabel, axis: axis, baseline: bottom + 31)
        page.cursor = bottom + 36
        return page.finished()
    }

    /// What is no number is not drawn.
    private static func arrow(
        _ before: Double, _ after: Double, _ axis: Axis, _ y: Double, _ isFound: Bool
    ) -> [SVGElement] {
        let (start, end) = (axis.position(before), axis.position(after))
        var elements: [SVGElement] = []
        if before.isFinite && after.isFinite {
            let colour = isFound ? Palette.contrast : Palette.baseline
            elements.append(.line(start, y, end, y, stroke: colour, width: isFound ? 4 : 2, role: "change"))
        }
        if before.isFinite {
            elements.append(
                .circle(
                    start, y, radius: 4.5, fill: Palette.paper, stroke: Palette.unranked, strokeWidth: 2, role: "before"
                ))
        }
        if after.isFinite {
            elements.append(.circle(end, y, radius: 5, fill: Palette.accent, stroke: Palette.paper, role: "after"))
        }
        return elements
    }

    private var legendEntries: [LegendEntry] {
        var entries = [
            LegendEntry(text: quarters.before, sampleWidth: 10) { x, y in
                [.circle(x + 5, y, radius: 4.5, fill: Palette.paper, stroke: Palette.unranked, strokeWidth: 2)]
            },
            LegendEntry(text: quarters.after, sampleWidth: 10) { x, y in
                [.circle(x + 5, y, radius: 5, fill: Palette.accent, stroke: Palette.paper)]
            },
        ]
        if rows.contains(where: \.isFound) {
            entries.append(
                LegendEntry(text: "more than chance explains", sampleWidth: 30) { x, y in
                    [.line(x, y, x + 30, y, stroke: Palette.contrast, width: 4)]
                })
        }
        return entries
    }
}
