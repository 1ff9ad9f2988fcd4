import Dataset
import Scoring
import Statistics

extension ReportPage {
    /// What other choices would have done to the ranking.
    func choices(_ page: inout MarkdownPage) -> [(path: String, bytes: [UInt8])] {
        guard let index = run.transparency, let ranking = run.scored.ranking(index), vendors.count > 1 else {
            return []
        }
        page.heading(2, "How far the choices matter")
        var charts: [(path: String, bytes: [UInt8])] = []
        if let choices = run.choices {
            let words = ChoiceWords(run: run, choices: choices)
            page.paragraph(words.tried)
            page.bullets(ranking.places.map { words.sentence($0.vendor, link($0.vendor)) } + words.unranked(link))
            if let chart = ChoiceCharts.rankShares(run, choices, ranking) {
                let path = "charts/rank-shares.svg"
                page.image(path, alternative: "\(chart.caption.alternative)")
                charts.append(chart.file(path))
            }
            page.paragraph(words.strongest)
            page.table(words.columns, words.rows)
            if let chart = ChoiceCharts.shares(run, choices) {
                let path = "charts/choices.svg"
                page.image(path, alternative: "\(chart.caption.alternative)")
                charts.append(chart.file(path))
            }
            for sentence in words.notes { page.paragraph(sentence) }
        } else if case .failure(let reason)? = run.sensitivity {
            page.paragraph("How far weights, aggregation and other rules matter is \(reason.words).")
        } else {
            page.paragraph("The method does not vary its own choices (`sensitivity: off`).")
        }
        missingRules(&page, index, ranking)
        return charts
    }

    /// The ranks under the other rules for what is missing, one by one.
    private func missingRules(_ page: inout MarkdownPage, _ index: Identifier, _ ranking: Ranking) {
        let silence = variant(index) { $0.withoutNonresponse }
        let pending = variant(index) { $0.withPendingAtMinimum }
        let rows = ranking.places.map { place -> [Markdown] in
            func rank(_ ranking: Ranking) -> Markdown { ranking.place(of: place.vendor)?.rank.map { "\($0)" } ?? "–" }
            return [link(place.vendor), rank(ranking), rank(silence), rank(pending)]
        }
        page.table(
            [
                ("vendor", .left), ("rank as published", .right), ("silence left out", .right),
                ("pending at the least", .right),
            ],
            rows)
        let moved = ranking.places.count { $0.rank != silence.place(of: $0.vendor)?.rank }
        page.paragraph(
            "By itself, leaving out what was refused or never answered, in place of counting it as the least, changes the rank of \(Counting.inWords(moved, "vendor")) of \(Counting.word(ranking.places.count))."
        )
    }

    private func variant(_ index: Identifier, _ value: (NodeScore) -> Rational?) -> Ranking {
        Ranking(
            index,
            vendors.map { vendor in
                guard let node = vendor.node(index), let value = value(node) else {
                    return (vendor.vendor, .notScored("no answer given"))
                }
                return (vendor.vendor, .scored(Score(exactly: value)))
            }, run.method.basisDecimals)
    }
}
