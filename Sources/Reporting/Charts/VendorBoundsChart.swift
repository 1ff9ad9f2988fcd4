/// What one vendor's contracts show of its involvement: the contributions that documents show, side by side up to the
/// lower bound, then hatched what is not disclosed and therefore possible, up to the upper bound. Beneath, on the same
/// scale, the questions to ask, each with the points by which its answer would narrow the bounds.
///
/// ```swift
/// VendorBoundsChart(
///     caption: ChartCaption(title: "…", alternative: "…"),
///     axisLabel: "involvement, points from 0 to 100",
///     partNames: ["roles", "risk", "term", "value"],
///     rows: [
///         VendorBoundsChart.Row(
///             label: "PiShan County Social Prevention and Control System",
///             parts: [
///                 ChartInterval(34, 40), ChartInterval(11.25, 26.25), ChartInterval(13.5, 13.5),
///                 ChartInterval(10.1, 10.1),
///             ],
///             lowerText: "68.9", upperText: "89.9"
///         )
///     ],
///     questions: [VendorBoundsChart.Question(text: "Who bears demand risk?", points: 4.5, pointsText: "4.5")]
/// ).svg()
/// ```
public struct VendorBoundsChart: Chart, Equatable {
    /// One contract, or the vendor as a whole.
    public struct Row: Sendable, Equatable {
        /// What the contract is called.
        public var label: String
        /// The contributions in the order of the chart's `partNames`, in points of the whole; `nil`: not available,
        /// drawn as nothing. Empty for a row without parts.
        public var parts: [ChartInterval?]
        /// The bounds of the row. Where there are no parts these alone are drawn, in grey; with parts they may be left
        /// out.
        public var bounds: ChartInterval?
        /// The lower bound as it is printed.
        public var lowerText: String
        /// The upper bound as it is printed.
        public var upperText: String
        /// Whether the row stands for the vendor as a whole, and is set off from the contracts.
        public var isWhole: Bool

        /// Makes a row from its parts.
        public init(
            label: String, parts: [ChartInterval?], bounds: ChartInterval? = nil, lowerText: String, upperText: String,
            isWhole: Bool = false
        ) {
            self.label = label
            self.parts = parts
            self.bounds = bounds
            self.lowerText = lowerText
            self.upperText = upperText
            self.isWhole = isWhole
        }
    }

    /// One question to ask.
    public struct Question: Sendable, Equatable {
        /// The question in words.
        public var text: String
        /// By how many points of the whole its answer would narrow the bounds.
        public var points: Double
        /// The points as they are printed.
        public var pointsText: String

        /// Makes a question from its parts.
        public init(text: String, points: Double, pointsText: String) {
            self.text = text
            self.points = points
            self.pointsText = pointsText
        }
    }

    /// The words within the chart.
    public struct Words: Sendable, Equatable {
        /// Over the column of lower bounds.
        public var lower = "at least"
        /// Over the column of upper bounds.
        public var upper = "at most"
        /// What a plain fill stands for.
        public var shown = "plain: shown by documents"
        /// What a hatched fill stands for.
        public var undisclosed = "hatched: not disclosed, so possible"
        /// Over the questions.
        public var questions = "Questions to ask, and the points by which an answer would narrow the bounds"

        /// The usual words.
        public init() {}
    }

    /// Title, subtitle, alternative text and note.
    public var caption: ChartCaption
    /// The name of the axis with its unit.
    public var axisLabel: String
    /// The ends of the axis.
    public var range: ChartInterval
    /// The names of the contributions, in the order in which they are drawn.
    public var partNames: [String]
    /// The contracts and the vendor as a whole, in order.
    public var rows: [Row]
    /// The questions, in order.
    public var questions: [Question]
    /// The words within the chart.
    public var words: Words

    /// Makes a chart from its parts; the axis runs from 0 to 100 unless a range is given.
    public init(
        caption: ChartCaption, axisLabel: String, range: ChartInterval? = nil, partNames: [String], rows: [Row],
        questions: [Question], words: Words = Words()
    ) {
        self.caption = caption
        self.axisLabel = axisLabel
        self.range = range ?? .percent
        self.partNames = partNames
        self.rows = rows
        self.questions = questions
        self.words = words
    }

    public func svg() -> String {
        if rows.isEmpty && questions.isEmpty { return ChartPage.empty(caption) }
        var drawing = VendorBoundsDrawing(chart: self)
        drawing.draw()
        return drawing.page.finished()
    }
}
