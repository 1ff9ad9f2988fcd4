/// What documents show against what the vendor acknowledges: for each contract two intervals on one scale, the
/// documented one solid and above, the acknowledged one outlined and beneath, and an arrow from the one's lower end to
/// the other's with the gap in words.
///
/// ```swift
/// GapChart(
///     caption: ChartCaption(title: "…", alternative: "…"),
///     axisLabel: "involvement, points from 0 to 100",
///     rows: [
///         GapChart.Row(
///             label: "PiShan County Social Prevention and Control System, 2017–2038",
///             documented: ChartInterval(68.9, 89.9), documentedText: "68.9–89.9",
///             acknowledged: ChartInterval(50.4, 71.4), acknowledgedText: "50.4–71.4", gapText: "gap 18.5"
///         ),
///         GapChart.Row(
///             label: "Luopu County", documented: ChartInterval(0, 100), documentedText: "0–100",
///             remark: "known by name only", isUndisclosed: true
///         ),
///     ]
/// ).svg()
/// ```
public struct GapChart: Chart, Equatable {
    /// One contract or vendor.
    public struct Row: Sendable, Equatable {
        /// What the contract or the vendor is called.
        public var label: String
        /// What documents show.
        public var documented: ChartInterval?
        /// What documents show, as it is printed.
        public var documentedText: String
        /// What the vendor acknowledges; `nil`: it said nothing that could be set against the documents.
        public var acknowledged: ChartInterval?
        /// What the vendor acknowledges, as it is printed.
        public var acknowledgedText: String
        /// The gap as it is printed; empty: no arrow is drawn.
        public var gapText: String
        /// A remark in place of the acknowledged interval, such as "no claim".
        public var remark: String
        /// Whether the documented interval only says that nothing is disclosed; it is then hatched in grey.
        public var isUndisclosed: Bool

        /// Makes a row from its parts.
        public init(
            label: String, documented: ChartInterval?, documentedText: String, acknowledged: ChartInterval? = nil,
            acknowledgedText: String = "", gapText: String = "", remark: String = "", isUndisclosed: Bool = false
        ) {
            self.label = label
            self.documented = documented
            self.documentedText = documentedText
            self.acknowledged = acknowledged
            self.acknowledgedText = acknowledgedText
            self.gapText = gapText
            self.remark = remark
            self.isUndisclosed = isUndisclosed
        }
    }

    /// The words within the chart.
    public struct Words: Sendable, Equatable {
        /// For the solid bars, beside their figures and in the legend.
        public var documented = "documented"
        /// For the outlined bars.
        public var acknowledged = "acknowledged"
        /// For the arrow, in the legend.
        public var gap = "gap between their lower ends"
        /// For the hatched bars, beside their figures.
        public var possible = "possible"
        /// For the hatched bars, in the legend.
        public var undisclosed = "nothing disclosed: could lie anywhere here"

        /// The usual words.
        public init() {}
    }

    /// Title, subtitle, alternative text and note.
    public var caption: ChartCaption
    /// The name of the axis with its unit.
    public var axisLabel: String
    /// The ends of the axis.
    public var range: ChartInterval
    /// The contracts or vendors, in order.
    public var rows: [Row]
    /// The words within the chart.
    public var words: Words

    /// Makes a chart from its parts; the axis runs from 0 to 100 unless a range is given.
    public init(
        caption: ChartCaption, axisLabel: String, range: ChartInterval? = nil, rows: [Row], words: Words = Words()
    ) {
        self.caption = caption
        self.axisLabel = axisLabel
        self.range = range ?? .percent
        self.rows = rows
        self.words = words
    }

    public func svg() -> String {
        if rows.isEmpty { return ChartPage.empty(caption) }
        var drawing = GapDrawing(chart: self)
        drawing.draw()
        return drawing.page.finished()
    }
}
