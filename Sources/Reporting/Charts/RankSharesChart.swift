/// How often each vendor has each rank, as bars of stacked shares: one or two bars a vendor, the best rank at the left.
///
/// A part's shade goes by its rank, dark for the first, and wide parts hold the rank's number, so that the chart can be
/// read in grey and without colour.
public struct RankSharesChart: Chart, Equatable {
    /// One bar: the shares of the ranks from the first on, each 0 to 1.
    public struct Bar: Sendable, Equatable {
        /// What is varied in it.
        public var label: String
        /// The share of each rank, the first rank's first.
        public var shares: [Double]

        /// Makes a bar from its parts.
        public init(label: String, shares: [Double]) {
            self.label = label
            self.shares = shares
        }
    }

    /// One vendor.
    public struct Row: Sendable, Equatable {
        /// The vendor's name.
        public var label: String
        /// Its bars, top to bottom.
        public var bars: [Bar]

        /// Makes a row from its parts.
        public init(label: String, bars: [Bar]) {
            self.label = label
            self.bars = bars
        }
    }

    /// Title, subtitle, alternative text and note.
    public var caption: ChartCaption
    /// The name of the axis.
    public var axisLabel: String
    /// The number of ranks that there are, for the shades.
    public var ranks: Int
    /// The vendors, top to bottom.
    public var rows: [Row]

    /// Makes a chart from its parts.
    public init(caption: ChartCaption, axisLabel: String, ranks: Int, rows: [Row]) {
        self.caption = caption
        self.axisLabel = axisLabel
        self.ranks = ranks
        self.rows = rows
    }

    public func svg() -> String {
        if rows.isEmpty { return ChartPage.empty(caption) }
        var drawing = RankSharesDrawing(chart: self)
        drawing.draw()
        return drawing.page.finished()
    }
}

/// Draws a `RankSharesChart`.
struct RankSharesDrawing {
    private let chart: RankSharesChart
    private let axis: Axis
    private let labelRoom: Double
    private let nameRoom: Double
    private(set) var page: ChartPage

    private static let barHeight = 15.0
    private static let gap = 3.0

    init(chart: RankSharesChart) {
        self.chart = chart
        page = ChartPage(caption: chart.caption)
        labelRoom = TextWidth.widest(chart.rows.map(\.label), style: .label, limit: 170)
        nameRoom = TextWidth.widest(chart.rows.flatMap { $0.bars.map(\.label) }, style: .small, limit: 130)
        axis = Axis(
            from: 0, to: 100, start: ChartPage.margin + labelRoom + nameRoom + 24,
            end: page.width - ChartPage.margin - 8)
    }

    mutating func draw() {
        drawLegend()
        let top = page.cursor
        let heights = chart.rows.map { row in
            Double(max(1, row.bars.count)) * (Self.barHeight + Self.gap) + 10
        }
        let bottom = top + heights.reduce(0, +)
        page.verticalGrid(axis, from: top, to: bottom)
        var y = top
        for (row, height) in zip(chart.rows, heights) {
            page.label(row.label, x: ChartPage.margin, middle: y + height / 2, style: .label, room: labelRoom)
            for (index, bar) in row.bars.enumerated() {
                draw(bar, y: y + 5 + Double(index) * (Self.barHeight + Self.gap) + Self.gap / 2)
            }
            y += height
        }
        page.tickLabels(axis, baseline: bottom + 14)
        page.axisLabel(chart.axisLabel, axis: axis, baseline: bottom + 31)
        page.cursor = bottom + 38
    }

    /// The first, the middle and the last rank as samples of the shades between.
    private mutating func drawLegend() {
        let last = max(1, chart.ranks)
        var shown: [Int] = []
        for rank in [1, 2, 3, (last + 1) / 2, last] where rank <= last && !shown.contains(rank) { shown.append(rank) }
        page.legend(
            shown.sorted().map { rank in
                let shade = self.shade(rank)
                return LegendEntry(text: "rank \(rank)", sampleWidth: 18) { x, middle in
                    [
                        .rect(
                            ChartArea(x: x, y: middle - 6, width: 18, height: 12), fill: shade.colour,
                            stroke: Palette.baseline, strokeWidth: 0.75)
                    ]
                }
            })
    }

    private mutating func draw(_ bar: RankSharesChart.Bar, y: Double) {
        let middle = y + Self.barHeight / 2
        page.add(
            .text(
                bar.label, x: axis.start - 8, y: middle + TextStyle.small.drop, style: .small, anchor: .end,
                room: nameRoom, role: "label"))
        var reached = 0.0
        for (index, share) in bar.shares.enumerated() where share.isFinite && share > 0 {
            let start = axis.position(reached)
            reached += share * 100
            let area = ChartArea(x: start, y: y, width: axis.position(reached) - start, height: Self.barHeight)
            let shade = self.shade(index + 1)
            page.add(
                .rect(area, fill: shade.colour, stroke: Palette.paper, strokeWidth: 0.75, role: "share"))
            let text = "\(index + 1)"
            let style = TextStyle.small.coloured(shade.textColour)
            if TextWidth.estimate(text, style: style) + 6 <= area.width {
                page.add(
                    .text(text, x: start + area.width / 2, y: middle + style.drop, style: style, anchor: .middle))
            }
        }
        page.add(
            .rect(
                ChartArea(x: axis.start, y: y, width: axis.end - axis.start, height: Self.barHeight), fill: "none",
                stroke: Palette.baseline, strokeWidth: 0.5))
    }

    private func shade(_ rank: Int) -> HeatMapShade {
        // Ranks from the first on are dark to light.
        HeatMapShade(value: Double(chart.ranks - rank), range: ChartInterval(0, Double(chart.ranks - 1)) ?? .percent)
    }
}
