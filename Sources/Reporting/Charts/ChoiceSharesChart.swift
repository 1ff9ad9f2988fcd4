/// How much each choice matters: for each a bar for what it brings alone within a bar for what it brings with others.
public struct ChoiceSharesChart: Chart, Equatable {
    /// One choice.
    public struct Row: Sendable, Equatable {
        /// Its name.
        public var label: String
        /// The part that it brings alone, and with all others, 0 to 1.
        public var alone: Double
        public var together: Double
        /// Both as they are printed.
        public var aloneText: String
        public var togetherText: String

        /// Makes a row from its parts.
        public init(label: String, alone: Double, together: Double, aloneText: String, togetherText: String) {
            self.label = label
            self.alone = alone
            self.together = together
            self.aloneText = aloneText
            self.togetherText = togetherText
        }
    }

    /// Title, subtitle, alternative text and note.
    public var caption: ChartCaption
    /// The name of the axis.
    public var axisLabel: String
    /// What the two bars stand for.
    public var aloneLegend: String
    public var togetherLegend: String
    /// The choices, top to bottom.
    public var rows: [Row]

    /// Makes a chart from its parts.
    public init(
        caption: ChartCaption, axisLabel: String, aloneLegend: String = "alone",
        togetherLegend: String = "with the others", rows: [Row]
    ) {
        self.caption = caption
        self.axisLabel = axisLabel
        self.aloneLegend = aloneLegend
        self.togetherLegend = togetherLegend
        self.rows = rows
    }

    public func svg() -> String {
        if rows.isEmpty { return ChartPage.empty(caption) }
        var page = ChartPage(caption: caption)
        let columnRoom = 62.0
        let labelRoom = TextWidth.widest(rows.map(\.label), style: .label, limit: 260)
        let greatest = rows.flatMap { [$0.alone, $0.together] }.filter(\.isFinite).max() ?? 1
        let ends = page.width - ChartPage.margin
        let axis = Axis(
            from: 0, to: min(100, max(10, (greatest * 10).rounded(.up) * 10)), start: ChartPage.margin + labelRoom + 14,
            end: ends - 2 * columnRoom - 10)
        page.legend([
            LegendEntry(text: aloneLegend, sampleWidth: 20) { x, y in
                [.rect(ChartArea(x: x, y: y - 4, width: 20, height: 8), fill: Palette.accent)]
            },
            LegendEntry(text: togetherLegend, sampleWidth: 20) { x, y in
                [
                    .rect(
                        ChartArea(x: x, y: y - 7, width: 20, height: 14), fill: Palette.accentLight,
                        stroke: Palette.accent, strokeWidth: 0.75)
                ]
            },
        ])
        func heading(_ text: String, _ x: Double) -> SVGElement {
            .text(text, x: x, y: page.cursor + 10, style: .small, anchor: .end, room: columnRoom, role: "heading")
        }
        page.add(heading("alone", ends - columnRoom - 4))
        page.add(heading("together", ends))
        let top = page.cursor + 18
        let height = 30.0
        let bottom = top + height * Double(rows.count)
        page.verticalGrid(axis, from: top, to: bottom)
        for (index, row) in rows.enumerated() {
            let middle = top + height * (Double(index) + 0.5)
            page.label(row.label, x: ChartPage.margin, middle: middle, style: .label, room: labelRoom)
            func bar(_ share: Double, _ thickness: Double) -> ChartArea {
                let end = share.isFinite ? axis.position(share * 100) : axis.start
                return ChartArea(
                    x: axis.start, y: middle - thickness / 2, width: end - axis.start, height: thickness)
            }
            page.add(
                .rect(
                    bar(row.together, 18), fill: Palette.accentLight, stroke: Palette.accent, strokeWidth: 0.75,
                    role: "together"))
            page.add(.rect(bar(row.alone, 9), fill: Palette.accent, role: "alone"))
            let baseline = middle + TextStyle.label.drop
            page.add(
                .text(
                    row.aloneText, x: ends - columnRoom - 4, y: baseline, style: .label, anchor: .end, room: columnRoom,
                    role: "value"))
            page.add(
                .text(
                    row.togetherText, x: ends, y: baseline, style: .boldLabel, anchor: .end, room: columnRoom,
                    role: "value"))
        }
        page.tickLabels(axis, baseline: bottom + 14)
        page.axisLabel(axisLabel, axis: axis, baseline: bottom + 31)
        page.cursor = bottom + 38
        return page.finished()
    }
}
