import Dataset
import Scoring
import Statistics

extension ReportPage {
    /// The ranking of the headline index of answers, and its chart.
    func transparency(_ page: inout MarkdownPage) -> [(path: String, bytes: [UInt8])] {
        guard let index = run.transparency, let ranking = run.scored.ranking(index) else { return [] }
        let label = run.label(index)
        page.heading(2, "\(label)")
        let path = "charts/transparency.svg"
        let chart = RankingCharts.chart(run, ranking)
        page.image(path, alternative: "\(chart.caption.alternative)")
        page.table(columns(ranking), rows(ranking))
        for sentence in sentences(ranking) { page.paragraph(sentence) }
        return [chart.file(path)] + orderSection(&page, ranking)
    }

    private var isRanking: Bool { vendors.count > 1 }

    /// Whether the method's target gives the scores of answers an interval.
    private var hasIntervals: Bool { [.questions, .coders].contains(run.method.target.kind) }

    private func columns(_ ranking: Ranking) -> [(Markdown, MarkdownPage.Alignment)] {
        var columns: [(Markdown, MarkdownPage.Alignment)] = isRanking ? [("rank", .left)] : []
        columns += [("vendor", .left), ("score", .right)]
        if hasIntervals { columns.append(("\(TargetWords(target: run.method.target).confidence) interval", .left)) }
        columns.append(("lowest–highest", .left))
        if isRanking { columns.append(("range of ranks", .left)) }
        if let changes = run.uncertainty.changes(of: ranking.index) {
            columns.append(("since \(changes.previous.description)", .right))
        }
        columns += [("undisclosed", .right), ("without silence", .right), ("pending at least", .right)]
        if !run.method.bands.isEmpty { columns.append(("band", .left)) }
        return columns
    }

    private func rows(_ ranking: Ranking) -> [[Markdown]] {
        let ranked = ranking.places.map { place in row(place.vendor, ranking.index, place, nil) }
        return ranked + ranking.notRanked.map { row($0.vendor, ranking.index, nil, $0.reason) }
    }

    private func row(_ vendor: Identifier, _ index: Identifier, _ place: Place?, _ reason: String?) -> [Markdown] {
        let node = run.scored.vendor(vendor)?.node(index)
        var row: [Markdown] = []
        if isRanking { row.append(place?.rank.map { "\($0)" } ?? "–") }
        row.append(link(vendor))
        row.append(place.map { "\(figures.text($0.score.value))" } ?? "–")
        if hasIntervals { row.append(interval(vendor, index)) }
        row.append(place.map { "\(figures.range($0.score))" } ?? "not ranked: \(reason ?? "")")
        if isRanking {
            let hasRange = !run.dependsOnOthers(index) || run.rankSet(of: vendor, at: index).value != nil
            row.append(place.flatMap { hasRange ? "\(RankingCharts.ranks(run, $0, index))" : nil } ?? "–")
        }
        if run.uncertainty.changes(of: index) != nil { row.append(since(vendor, index)) }
        row.append("\(node?.undisclosed ?? 0) of \(node?.expected ?? 0)")
        row.append("\(figures.text(node?.withoutNonresponse))")
        row.append("\(figures.text(node?.withPendingAtMinimum))")
        if !run.method.bands.isEmpty { row.append("\(run.band(place?.score.value) ?? "–")") }
        return row
    }

    private func sentences(_ ranking: Ranking) -> [Markdown] {
        var sentences: [Markdown] = []
        sentences.append(
            "Scores run \(run.rangeWords(ranking.index)). *Lowest–highest* is what the known facts allow; *undisclosed* counts answers refused, never given, not yet due or not rated. *Without silence* leaves out what was refused or never answered, and *pending at least* counts what is not yet due as the least: two other rules, to show what the published one does. (\(Link.to("method.md#what-stands-for-what-is-missing", "method")))"
        )
        sentences += stepSentences(ranking.index)
        if isRanking {
            let hasOrder = order(ranking.index) != nil
            let groups = Dictionary(grouping: ranking.places, by: \.group).values
                .filter { $0.count > 1 && !hasOrder && !run.dependsOnOthers(ranking.index) }.sorted {
                    $0[0].best < $1[0].best
                }
            for group in groups {
                let best = group.map(\.best).min() ?? 1
                let worst = group.map(\.worst).max() ?? best
                guard worst > best else { continue }
                sentences.append(
                    "Ranks \(best) to \(worst) overlap: what is known does not support an order among all of them.")
            }
            let unranked = ranking.notRanked.count
            if unranked > 0 {
                sentences.append(
                    "\(Counting.capitalised(unranked)) \(unranked == 1 ? "vendor is" : "vendors are") not ranked. Ranks are those among the vendors that are, and could change once \(unranked == 1 ? "it is" : "they are")."
                )
            }
            sentences.append(
                hasOrder
                    ? "Ranks are competition ranks by \(run.basisWords). The range of ranks follows from how the scores would vary with other questions; the one that the bounds alone allow is in [tables/scores.csv](tables/scores.csv)."
                    : run.dependsOnOthers(ranking.index)
                        ? "Ranks are competition ranks by \(run.basisWords); without bounds there is no range of ranks."
                        : "Ranks are competition ranks by \(run.basisWords); the range of ranks follows from the bounds alone."
            )
        }
        if isRanking || hasIntervals {
            sentences.append(
                TargetWords(target: run.method.target).sentence + " (\(Link.to("method.md#how-sure", "method")))")
        }
        if !run.method.bands.isEmpty {
            sentences.append(
                "Bands are set by \(run.basisWords)\(run.method.basis == .exact ? ", before rounding" : "").")
        }
        return sentences
    }
}

/// The chart of a ranking, and how a range of ranks is written.
enum RankingCharts {
    /// The ranks that a vendor may have: where the target gives a confidence set, that; else those that bounds allow.
    static func ranks(_ run: RunContext, _ place: Place, _ index: Identifier) -> String {
        if let set = run.rankSet(of: place.vendor, at: index).value { return set.words }
        // Without bounds any rank would do, which says nothing.
        if run.dependsOnOthers(index) { return place.rank.map { "\($0)" } ?? "–" }
        return place.best == place.worst ? "\(place.best)" : "\(place.best)–\(place.worst)"
    }

    static func chart(_ run: RunContext, _ ranking: Ranking) -> RankingChart {
        let label = run.label(ranking.index)
        let isRanking = run.scored.vendors.count > 1
        let hasOrder = run.uncertainty.order(of: ranking.index).value != nil || run.dependsOnOthers(ranking.index)
        let rows = ranking.places.map { place in
            RankingChart.Row(
                label: run.name(place.vendor),
                bounds: place.score.chartInterval,
                interval: run.uncertainty.interval(of: place.vendor, at: ranking.index).value.flatMap {
                    ChartInterval($0.lower.double(), $0.upper.double())
                },
                score: place.score.value?.double(), scoreText: run.figures.text(place.score.value),
                rankText: isRanking ? "rank " + ranks(run, place, ranking.index) : "",
                group: hasOrder ? nil : ranking.places.count { $0.group == place.group } > 1 ? place.group : nil)
        }
        let unranked = ranking.notRanked.map { vendor, reason in
            let score = run.scored.vendor(vendor)?.standing(in: ranking.index, run.method).bounds
            return RankingChart.Row(
                label: run.name(vendor), bounds: score?.chartInterval,
                score: nil, scoreText: "", rankText: reason, group: nil, isRanked: false)
        }
        let title = "\(label), \(run.period)"
        var legend = RankingChart.Legend()
        legend.interval = "\(TargetWords(target: run.method.target).confidence) interval"
        let hasIntervals = rows.contains { $0.interval != nil }
        return RankingChart(
            caption: ChartCaption(
                title: title,
                subtitle: hasIntervals
                    ? "score with its interval, the range that the known facts allow, and the ranks it may have"
                    : "score, and the range that the known facts allow",
                alternative: alternative(run, ranking, label)),
            axisLabel: "\(label.lowercased()), points \(run.rangeWords(ranking.index))",
            range: run.axis(ranking.index), rows: rows + unranked, legend: legend)
    }

    private static func alternative(_ run: RunContext, _ ranking: Ranking, _ label: String) -> String {
        guard let first = ranking.places.first, let last = ranking.places.last else {
            return "\(label): no vendor is ranked."
        }
        func figure(_ place: Place) -> String {
            let bounds = place.score.isExact || place.score.bounds == nil ? "" : " (\(run.figures.range(place.score)))"
            return "\(run.name(place.vendor)) at \(run.figures.text(place.score.value))\(bounds)"
        }
        guard ranking.places.count > 1 else { return "\(label) of one vendor: \(figure(first))." }
        let order = run.uncertainty.order(of: ranking.index).value
        let firstPlace =
            order.map { " \(Counting.capitalised($0.mayBeFirst.count)) may be first." } ?? ""
        return
            "\(label) of \(ranking.places.count) vendors, with the range that the known facts allow, from \(figure(first)) to \(figure(last)).\(firstPlace)"
    }
}

extension NodeScore.Standing {
    /// The bounds, where there are any.
    var bounds: Score? {
        if case .scored(let score) = self { score } else { nil }
    }
}

extension Score {
    /// The bounds as a chart draws them; nil where there are none.
    var chartInterval: ChartInterval? { bounds.flatMap { ChartInterval($0.lower.double(), $0.upper.double()) } }
}
