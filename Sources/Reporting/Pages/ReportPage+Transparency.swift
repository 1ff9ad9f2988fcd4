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
        return [chart.file(path)]
    }

    private var isRanking: Bool { vendors.count > 1 }

    private func columns(_ ranking: Ranking) -> [(Markdown, MarkdownPage.Alignment)] {
        var columns: [(Markdown, MarkdownPage.Alignment)] = isRanking ? [("rank", .left)] : []
        columns += [("vendor", .left), ("score", .right), ("lowest–highest", .left)]
        if isRanking { columns.append(("range of ranks", .left)) }
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
        if let place {
            row += ["\(figures.text(place.score.value))", "\(figures.range(place.score))"]
        } else {
            row += ["–", "not ranked: \(reason ?? "")"]
        }
        if isRanking { row.append(place.map { "\(RankingCharts.ranks($0))" } ?? "–") }
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
            let groups = Dictionary(grouping: ranking.places, by: \.group).values
                .filter { $0.count > 1 }.sorted { $0[0].best < $1[0].best }
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
                "Ranks are competition ranks by \(run.basisWords); the range of ranks follows from the bounds alone. The method's target is *\(run.method.target.rawValue)*: the figures speak of these questions and these coders, so no sampling interval is printed."
            )
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
    static func ranks(_ place: Place) -> String {
        place.best == place.worst ? "\(place.best)" : "\(place.best)–\(place.worst)"
    }

    static func chart(_ run: RunContext, _ ranking: Ranking) -> RankingChart {
        let label = run.label(ranking.index)
        let isRanking = run.scored.vendors.count > 1
        let rows = ranking.places.map { place in
            RankingChart.Row(
                label: run.name(place.vendor),
                bounds: place.score.chartInterval,
                score: place.score.value?.double(), scoreText: run.figures.text(place.score.value),
                rankText: isRanking ? "rank " + ranks(place) : "",
                group: ranking.places.count { $0.group == place.group } > 1 ? place.group : nil)
        }
        let unranked = ranking.notRanked.map { vendor, reason in
            let score = run.scored.vendor(vendor)?.standing(in: ranking.index, run.method).bounds
            return RankingChart.Row(
                label: run.name(vendor), bounds: score?.chartInterval,
                score: nil, scoreText: "", rankText: reason, group: nil, isRanked: false)
        }
        let title = "\(label), \(run.period)"
        return RankingChart(
            caption: ChartCaption(
                title: title, subtitle: "score, and the range that the known facts allow",
                alternative: alternative(run, ranking, label)),
            axisLabel: "\(label.lowercased()), points \(run.rangeWords(ranking.index))",
            range: run.axis(ranking.index), rows: rows + unranked)
    }

    private static func alternative(_ run: RunContext, _ ranking: Ranking, _ label: String) -> String {
        guard let first = ranking.places.first, let last = ranking.places.last else {
            return "\(label): no vendor is ranked."
        }
        func figure(_ place: Place) -> String {
            let bounds = place.score.isExact ? "" : " (\(run.figures.range(place.score)))"
            return "\(run.name(place.vendor)) at \(run.figures.text(place.score.value))\(bounds)"
        }
        guard ranking.places.count > 1 else { return "\(label) of one vendor: \(figure(first))." }
        return
            "\(label) of \(ranking.places.count) vendors, with the range that the known facts allow, from \(figure(first)) to \(figure(last))."
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
