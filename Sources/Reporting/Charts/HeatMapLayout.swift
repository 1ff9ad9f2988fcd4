/// How the sheet of a heat map is divided.
struct HeatMapLayout: Sendable {
    let labelRoom: Double
    let plotStart: Double
    let cellWidth: Double
    let rowHeight: Double
    /// Whether column names stand at 45 degrees because they are wider than their columns.
    let isSlanted: Bool
    /// How long a slanted name may be.
    let slantRoom: Double
    /// The height of the column names.
    let headHeight: Double
    let pageWidth: Double

    static let columnStyle = TextStyle(size: 11.5)
    /// The sine of 45 degrees.
    private static let slant = 0.7072
    private static let narrowest = 36.0
    private static let widest = 120.0

    /// Cells share the width there is, within limits; with very many columns the sheet grows wider. Names are wrapped
    /// where each of their words fits its column, and slanted otherwise.
    init(chart: HeatMapChart) {
        labelRoom = TextWidth.widest(chart.rows.map(\.label), style: .label, limit: 210)
        plotStart = ChartPage.margin + labelRoom + 12
        let count = Double(max(1, chart.columns.count))
        let available = ChartPage.standardWidth - ChartPage.margin - plotStart
        let style = Self.columnStyle

        let texts = chart.rows.flatMap { row in row.cells.prefix(chart.columns.count).map(\.text) }
        let narrowest = max(Self.narrowest, TextWidth.widest(texts, style: .label, limit: 60) + 8)

        let evenWidth = min(Self.widest, available / count)
        let words = chart.columns.flatMap { SVGText.clean($0).unicodeScalars.split(separator: " ").map { String($0) } }
        let wrapped = chart.columns.map { TextFit.wrap($0, to: evenWidth - 6, style: style, lines: 4).count }
        let fits = TextWidth.widest(words, style: style, limit: .infinity) <= evenWidth - 6
        isSlanted = !fits || (wrapped.max() ?? 0) > 3
        rowHeight = chart.rows.count > 30 ? 22 : 27

        slantRoom = TextWidth.widest(chart.columns, style: style, limit: 175)
        let overhang = isSlanted ? slantRoom * Self.slant : 0
        if isSlanted {
            cellWidth = min(Self.widest, max(narrowest, (available - overhang) / (count - 0.5)))
            headHeight = overhang + 22
        } else {
            cellWidth = max(narrowest, evenWidth)
            headHeight = Double(max(1, wrapped.max() ?? 1)) * style.leading + 12
        }
        let needed = plotStart + max(cellWidth * count, cellWidth * (count - 0.5) + overhang + 6) + ChartPage.margin
        pageWidth = max(ChartPage.standardWidth, needed.rounded(.up))
    }
}
