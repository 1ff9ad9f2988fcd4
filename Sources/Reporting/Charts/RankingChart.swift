/// Vendors from first to last: a thin bar for the bounds, a dot at the score, and the score and the range of ranks in
/// words. Bands of background hold together vendors whose order the figures do not support.
///
/// ```swift
/// RankingChart(
///     caption: ChartCaption(title: "Transparency, 2021-Q3", alternative: "Alder and Birch lead …"),
///     axisLabel: "transparency, points from 0 to 100",
///     rows: [
///         RankingChart.Row(
///             label: "Vendor Alder", bounds: ChartInterval(68.9, 75.0), score: 71.4, scoreText: "71.4",
///             rankText: "rank 1–2", group: 0
///         ),
///         RankingChart.Row(
///             label: "Vendor Delta", bounds: ChartInterval(4, 90), score: 11, scoreText: "11.0",
///             rankText: "9 of 64 coded", group: nil, isRanked: false
///         ),
///     ]
/// ).svg()
/// ```
public struct RankingChart: Chart, Equatable {
    /// One vendor.
    public struct Row: Sendable, Equatable {
        /// The vendor's name.
        public var label: String
        /// The lowest and highest score that the known facts allow; `nil` where bounds are not available.
        public var bounds: ChartInterval?
        /// The confidence interval of the score; `nil` where there is none.
        public var interval: ChartInterval?
        /// The score; `nil` where there is none.
        public var score: Double?
        /// The score as it is printed; empty for none.
        public var scoreText: String
        /// The range of ranks as it is printed, such as "rank 1–2"; for a vendor not ranked, the reason.
        public var rankText: String
        /// Neighbouring rows with the same number stand on one band; `nil`: on none.
        public var group: Int?
        /// Whether the vendor takes part in the ranking; else the row is grey and its dot hollow.
        public var isRanked: Bool

        /// Makes a row from its parts.
        public init(
            label: String, bounds: ChartInterval?, interval: ChartInterval? = nil, score: Double?, scoreText: String,
            rankText: String, group: Int? = nil, isRanked: Bool = true
        ) {
            self.label = label
            self.bounds = bounds
            self.interval = interval
            self.score = score
            self.scoreText = scoreText
            self.rankText = rankText
            self.group = group
            self.isRanked = isRanked
        }
    }

    /// The words of the legend; an empty one leaves its entry out.
    public struct Legend: Sendable, Equatable {
        /// What the dot stands for.
        public var score = "score"
        /// What the bar stands for.
        public var bounds = "lowest to highest that the known facts allow"
        /// What the line with ends stands for.
        public var interval = "confidence interval"
        /// What a band of background stands for.
        public var group = "on one band: the order is not certain"
        /// What a hollow grey dot stands for.
        public var unranked = "not ranked"

        /// The usual words.
        public init() {}
    }

    /// Title, subtitle, alternative text and note.
    public var caption: ChartCaption
    /// The name of the axis with its unit.
    public var axisLabel: String
    /// The ends of the axis.
    public var range: ChartInterval
    /// The vendors, first to last.
    public var rows: [Row]
    /// The words of the legend.
    public var legend: Legend

    /// Makes a chart from its parts; the axis runs from 0 to 100 unless a range is given.
    public init(
        caption: ChartCaption, axisLabel: String, range: ChartInterval? = nil, rows: [Row], legend: Legend = Legend()
    ) {
        self.caption = caption
        self.axisLabel = axisLabel
        self.range = range ?? .percent
        self.rows = rows
        self.legend = legend
    }

    public func svg() -> String {
        if rows.isEmpty { return ChartPage.empty(caption) }
        var page = ChartPage(caption: caption)
        page.legend(legendEntries)

        let columns = RankingColumns(rows: rows, page: page)
        let rowHeight = rows.count > 30 ? 21.0 : 27.0
        let hasUpperAxis = rows.count > 15
        if hasUpperAxis { page.cursor += 16 }
        let top = page.cursor
        let bottom = top + rowHeight * Double(rows.count)
        let axis = Axis(from: range.lower, to: range.upper, start: columns.plotStart, end: columns.plotEnd)

        let bands = RankingBands(groups: rows.map(\.group))
        for band in bands.shaded {
            let y = top + rowHeight * Double(band.lowerBound)
            let height = rowHeight * Double(band.count)
            let area = ChartArea(x: ChartPage.margin - 6, y: y, width: page.room + 12, height: height)
            page.add(.rect(area, fill: Palette.band, role: "band"))
        }
        for boundary in bands.boundaries {
            let y = top + rowHeight * Double(boundary)
            page.add(.line(ChartPage.margin - 6, y, page.width - ChartPage.margin + 6, y, stroke: Palette.grid))
        }
        page.verticalGrid(axis, from: top, to: bottom)
        if hasUpperAxis { page.tickLabels(axis, baseline: top - 5) }
        for (index, row) in rows.enumerated() {
            let middle = top + rowHeight * (Double(index) + 0.5)
            page.add(.group(elements(of: row, middle: middle, axis: axis, columns: columns), role: "row"))
        }
        page.tickLabels(axis, baseline: bottom + 14)
        page.axisLabel(axisLabel, axis: axis, baseline: bottom + 31)
        page.cursor = bottom + 36
        return page.finished()
    }

    private func elements(of row: Row, middle: Double, axis: Axis, columns: RankingColumns) -> [SVGElement] {
        let style = row.isRanked ? TextStyle.label : .label.coloured(Palette.unranked)
        let bold = row.isRanked ? TextStyle.boldLabel : style
        let baseline = middle + style.drop
        var elements: [SVGElement] = [
            .text(row.label, x: ChartPage.margin, y: baseline, style: style, room: columns.labelRoom, role: "label")
        ]
        if let bounds = row.bounds {
            elements.append(Self.bar(bounds, axis: axis, middle: middle, isRanked: row.isRanked))
        }
        if let interval = row.interval {
            elements += Self.whisker(axis.position(interval.lower), axis.position(interval.upper), middle)
        }
        if let score = row.score, score.isFinite {
            elements.append(Self.dot(axis.position(score), middle, isRanked: row.isRanked))
        }
        elements.append(
            .text(
                row.scoreText, x: columns.scoreEnd, y: baseline, style: bold, anchor: .end, room: columns.scoreRoom,
                role: "value"
            )
        )
        elements.append(
            .text(
                row.rankText, x: columns.rankStart, y: baseline, style: style, room: columns.rankRoom, role: "rank"
            )
        )
        return elements
    }

    private static func bar(_ bounds: ChartInterval, axis: Axis, middle: Double, isRanked: Bool) -> SVGElement {
        let start = axis.position(bounds.lower)
        let width = axis.position(bounds.upper) - start
        // Bounds that meet are still drawn, as a stroke two pixels wide around their place.
        let area = ChartArea(
            x: width < 2 ? start - (2 - width) / 2 : start, y: middle - 3, width: max(width, 2), height: 6)
        let fill = isRanked ? Palette.accentLight : Palette.unrankedLight
        return .rect(area, fill: fill, role: "bounds")
    }

    /// A line with a short stroke at each end, told from the bar by its form and its darkness.
    static func whisker(_ start: Double, _ end: Double, _ y: Double) -> [SVGElement] {
        [
            .line(start, y, end, y, stroke: Palette.ink, width: 1.5, role: "interval"),
            .line(start, y - 5, start, y + 5, stroke: Palette.ink, width: 1.5, role: "interval"),
            .line(end, y - 5, end, y + 5, stroke: Palette.ink, width: 1.5, role: "interval"),
        ]
    }

    private static func dot(_ x: Double, _ y: Double, isRanked: Bool) -> SVGElement {
        isRanked
            ? .circle(x, y, radius: 5, fill: Palette.accent, stroke: Palette.paper, role: "score")
            : .circle(x, y, radius: 4.5, fill: Palette.paper, stroke: Palette.unranked, strokeWidth: 2, role: "score")
    }

    private var legendEntries: [LegendEntry] {
        var entries = [
            LegendEntry(text: legend.score, sampleWidth: 10) { x, y in [Self.dot(x + 5, y, isRanked: true)] },
            LegendEntry(text: legend.bounds, sampleWidth: 30) { x, y in
                [.rect(ChartArea(x: x, y: y - 3, width: 30, height: 6), fill: Palette.accentLight)]
            },
        ]
        if rows.contains(where: { $0.interval != nil }) {
            entries.append(
                LegendEntry(text: legend.interval, sampleWidth: 30) { x, y in Self.whisker(x + 1, x + 29, y) })
        }
        if rows.contains(where: { $0.group != nil }) {
            entries.append(
                LegendEntry(text: legend.group, sampleWidth: 22) { x, y in
                    let area = ChartArea(x: x, y: y - 7, width: 22, height: 14)
                    return [.rect(area, fill: Palette.band, stroke: Palette.unrankedLight, strokeWidth: 0.75)]
                }
            )
        }
        if rows.contains(where: { !$0.isRanked }) {
            entries.append(
                LegendEntry(text: legend.unranked, sampleWidth: 10) { x, y in [Self.dot(x + 5, y, isRanked: false)] }
            )
        }
        return entries
    }
}
