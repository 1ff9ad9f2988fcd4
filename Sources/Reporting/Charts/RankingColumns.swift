/// How the sheet of a ranking is divided: names, the plot, scores, ranks.
struct RankingColumns: Sendable {
    let labelRoom: Double
    let plotStart: Double
    let plotEnd: Double
    let scoreEnd: Double
    let scoreRoom: Double
    let rankStart: Double
    let rankRoom: Double

    /// Each column as wide as its widest text, up to a limit that leaves the plot enough room.
    init(rows: [RankingChart.Row], page: ChartPage) {
        labelRoom = TextWidth.widest(rows.map(\.label), style: .label, limit: 210)
        scoreRoom = TextWidth.widest(rows.map(\.scoreText), style: .boldLabel, limit: 80)
        rankRoom = TextWidth.widest(rows.map(\.rankText), style: .label, limit: 150)
        rankStart = page.width - ChartPage.margin - rankRoom
        scoreEnd = rankStart - 12
        plotStart = ChartPage.margin + labelRoom + 16
        plotEnd = scoreEnd - scoreRoom - 16
    }
}
