/// The ranks that vendors may have: a line from the best to the worst rank, all vendors' at once, a thicker one for the
/// vendor by itself, and a dot at its rank.
public struct RankSetChart: Chart, Equatable {
    /// One vendor.
    public struct Row: Sendable, Equatable {
        /// The vendor's name.
        public var label: String
        /// Its rank.
        public var rank: Int
        /// The best and the worst rank, all vendors' at once.
        public var simultaneous: ClosedRange<Int>
        /// The best and the worst rank of this vendor by itself.
        public var marginal: ClosedRange<Int>
        /// The range as it is printed.
        public var text: String

        /// Makes a row from its parts.
        public init(
            label: String, rank: Int, simultaneous: ClosedRange<Int>, marginal: ClosedRange<Int>, text: String
        ) {
            self.label = label
            self.rank = rank
            self.simultaneous = simultaneous
            self.marginal = marginal
            self.text = text
        }
    }

    /// The words of the legend.
    public struct Legend: Sendable, Equatable {
        /// What the dot stands for.
        public var rank = "rank"
        /// What the thick line stands for.
        public var marginal = "ranks of this vendor by itself"
        /// What the thin line stands for.
        public var simultaneous = "ranks of all vendors at once"

        /// The usual words.
        public init() {}
    }

    /// Title, subtitle, alternative text and note.
    public var caption: ChartCaption
    /// The vendors, first to last.
    public var rows: [Row]
    /// The words of the legend.
    public var legend = Legend()

    /// Makes a chart from its parts.
    public init(caption: ChartCaption, rows: [Row]) {
        self.caption = caption
        self.rows = rows
    }

    public func svg() -> String {
        if rows.isEmpty { return ChartPage.empty(caption) }
        var page = ChartPage(caption: caption)
        page.legend([
            LegendEntry(text: legend.rank, sampleWidth: 10) { x, y in [Self.dot(x + 5, y)] },
            LegendEntry(text: legend.marginal, sampleWidth: 30) { x, y in [Self.thick(x, x + 30, y)] },
            LegendEntry(text: legend.simultaneous, sampleWidth: 30) { x, y in
                RankingChart.whisker(x + 1, x + 29, y)
            },
        ])
        let labelRoom = TextWidth.widest(rows.map(\.label), style: .label, limit: 210)
        let textRoom = TextWidth.widest(rows.map(\.text), style: .label, limit: 120)
        let rowHeight = rows.count > 30 ? 21.0 : 27.0
        let top = page.cursor + 16
        let bottom = top + rowHeight * Double(rows.count)
        let start = ChartPage.margin + labelRoom + 26
        let end = page.width - ChartPage.margin - textRoom - 26
        let most = Double(max(rows.map(\.simultaneous.upperBound).max() ?? 1, 2))
        let axis = Axis(from: 1, to: most, start: start, end: end)
        for rank in Self.ticks(Int(most)) {
            let x = axis.position(Double(rank))
            page.add(.line(x, top, x, bottom, stroke: Palette.grid, role: "grid"))
            for y in [top - 5, bottom + 14] {
                page.add(.text(String(rank), x: x, y: y, style: .small, anchor: .middle, role: "tick"))
            }
        }
        for (index, row) in rows.enumerated() {
            let middle = top + rowHeight * (Double(index) + 0.5)
            page.add(.group(Self.elements(of: row, middle, axis, labelRoom, page.width), role: "row"))
        }
        page.axisLabel("rank, first to last", axis: axis, baseline: bottom + 31)
        page.cursor = bottom + 36
        return page.finished()
    }

    private static func elements(
        of row: Row, _ middle: Double, _ axis: Axis, _ labelRoom: Double, _ width: Double
    ) -> [SVGElement] {
        func x(_ rank: Int) -> Double { axis.position(Double(rank)) }
        let baseline = middle + TextStyle.label.drop
        return [
            .text(row.label, x: ChartPage.margin, y: baseline, style: .label, room: labelRoom, role: "label"),
            thick(x(row.marginal.lowerBound), x(row.marginal.upperBound), middle),
        ] + RankingChart.whisker(x(row.simultaneous.lowerBound), x(row.simultaneous.upperBound), middle) + [
            dot(x(row.rank), middle),
            .text(
                row.text, x: width - ChartPage.margin, y: baseline, style: .label, anchor: .end, room: 120,
                role: "value"),
        ]
    }

    private static func thick(_ start: Double, _ end: Double, _ y: Double) -> SVGElement {
        let area = ChartArea(
            x: end - start < 4 ? (start + end) / 2 - 2 : start, y: y - 4, width: max(end - start, 4), height: 8)
        return .rect(area, fill: Palette.accentLight, role: "marginal")
    }

    private static func dot(_ x: Double, _ y: Double) -> SVGElement {
        .circle(x, y, radius: 5, fill: Palette.accent, stroke: Palette.paper, role: "rank")
    }

    /// Every rank, or of many about twenty.
    private static func ticks(_ most: Int) -> [Int] {
        guard most > 20 else { return Array(1...most) }
        let step = [5, 10, 20, 25, 50, 100, 200].first { most / $0 <= 20 } ?? 500
        return [1] + Array(stride(from: step, through: most, by: step))
    }
}
