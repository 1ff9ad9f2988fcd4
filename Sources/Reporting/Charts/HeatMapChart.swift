/// Vendors against nodes: each cell is shaded by its score and holds the number; a hatched cell with "–" has no value,
/// and a small corner marks a value whose bounds are far apart.
///
/// ```swift
/// HeatMapChart(
///     caption: ChartCaption(title: "…", alternative: "…"),
///     columns: ["responsiveness", "clarity", "specificity"],
///     rows: [
///         HeatMapChart.Row(
///             label: "Vendor Alder",
///             cells: [
///                 HeatMapChart.Cell(value: 80, text: "80", bounds: ChartInterval(80, 80)),
///                 HeatMapChart.Cell(value: 35, text: "35", bounds: ChartInterval(10, 60)),
///                 .missing,
///             ]
///         )
///     ],
///     wideLimit: 20, wideLegend: "bounds more than 20 points apart"
/// ).svg()
/// ```
public struct HeatMapChart: Chart, Equatable {
    /// One value of one vendor.
    public struct Cell: Sendable, Equatable {
        /// The value that sets the shade; `nil`, or not finite, for none.
        public var value: Double?
        /// The value as it is printed; keep it to four characters.
        public var text: String
        /// The lowest and highest value that the known facts allow; `nil` where not available.
        public var bounds: ChartInterval?

        /// Makes a cell from its parts.
        public init(value: Double?, text: String, bounds: ChartInterval? = nil) {
            self.value = value
            self.text = text
            self.bounds = bounds
        }

        /// A cell without a value.
        public static let missing = Cell(value: nil, text: "–")
    }

    /// One vendor.
    public struct Row: Sendable, Equatable {
        /// The vendor's name.
        public var label: String
        /// Its values in the order of the columns; what is lacking at the end has no value, what is too many is left
        /// out.
        public var cells: [Cell]

        /// Makes a row from its parts.
        public init(label: String, cells: [Cell]) {
            self.label = label
            self.cells = cells
        }
    }

    /// Title, subtitle, alternative text and note.
    public var caption: ChartCaption
    /// The names of the nodes, left to right.
    public var columns: [String]
    /// The vendors, top to bottom.
    public var rows: [Row]
    /// The values of the lightest and the darkest shade.
    public var range: ChartInterval
    /// Bounds further apart than this are marked; `nil`: none are.
    public var wideLimit: Double?
    /// What the mark stands for, in the legend.
    public var wideLegend: String
    /// The name and unit of the values, in the legend.
    public var valueLegend: String
    /// What a hatched cell stands for, in the legend.
    public var missingLegend: String

    /// Makes a chart from its parts; shades run from 0 to 100 unless a range is given.
    public init(
        caption: ChartCaption, columns: [String], rows: [Row], range: ChartInterval? = nil, wideLimit: Double? = nil,
        wideLegend: String = "bounds far apart", valueLegend: String = "points", missingLegend: String = "no value"
    ) {
        self.caption = caption
        self.columns = columns
        self.rows = rows
        self.range = range ?? .percent
        self.wideLimit = wideLimit
        self.wideLegend = wideLegend
        self.valueLegend = valueLegend
        self.missingLegend = missingLegend
    }

    public func svg() -> String {
        if rows.isEmpty || columns.isEmpty { return ChartPage.empty(caption) }
        var drawing = HeatMapDrawing(chart: self)
        drawing.draw()
        return drawing.page.finished()
    }
}
