import Dataset
import Scoring
import Statistics

/// The charts of what the method's choices could do, from a run.
enum ChoiceCharts {
    /// How often each vendor has each rank, in the order of the ranking; nil where no weights vary.
    static func rankShares(_ run: RunContext, _ choices: MethodSensitivity, _ ranking: Ranking) -> RankSharesChart? {
        let sets = choices.rankRuns
        guard !sets.isEmpty else { return nil }
        let rows = ranking.places.map(\.vendor).compactMap { vendor -> RankSharesChart.Row? in
            guard let place = choices.vendors.firstIndex(of: vendor) else { return nil }
            let bars = sets.compactMap { set -> RankSharesChart.Bar? in
                let ranked = set.tally.ranked(place)
                guard ranked > 0 else { return nil }
                let shares = (1...choices.vendors.count).map {
                    Double(set.tally.count(of: place, at: $0)) / Double(ranked)
                }
                return RankSharesChart.Bar(label: set.name, shares: shares)
            }
            return bars.isEmpty ? nil : RankSharesChart.Row(label: run.name(vendor), bars: bars)
        }
        let words = ChoiceWords(run: run, choices: choices)
        let sentences = ranking.places.prefix(3).map { place in
            words.plain(place.vendor)
        }
        return RankSharesChart(
            caption: ChartCaption(
                title: "Ranks under other choices, \(run.period)",
                subtitle: "how often each vendor has each rank: dark is first, numbers are ranks",
                alternative: "How often each of \(rows.count) vendors has each rank when choices vary. "
                    + sentences.joined(separator: " ")),
            axisLabel: "share of the runs, in %", ranks: choices.vendors.count, rows: rows)
    }

    /// How much of the variation in ranks each choice brings; nil where none is known.
    static func shares(_ run: RunContext, _ choices: MethodSensitivity) -> ChoiceSharesChart? {
        let sorted = ChoiceWords(run: run, choices: choices).sorted
        guard let first = sorted.first, let last = sorted.last else { return nil }
        let rows = sorted.map { entry in
            ChoiceSharesChart.Row(
                label: entry.factor.name, alone: entry.shares.firstOrder, together: entry.shares.total,
                aloneText: ChoiceWords.hundredths(entry.shares.firstOrder),
                togetherText: ChoiceWords.hundredths(entry.shares.total))
        }
        return ChoiceSharesChart(
            caption: ChartCaption(
                title: "Which choice matters, \(run.period)",
                subtitle: "part of the variation in ranks that each choice of the method brings",
                alternative:
                    "The part of the variation in ranks that each of \(rows.count) choices brings with the others, from \(first.factor.name) at \(rows[0].togetherText) to \(last.factor.name) at \(rows[rows.count - 1].togetherText)."
            ),
            axisLabel: "part of the variation in ranks, in %", rows: rows)
    }
}

extension ChoiceWords {
    /// "Alder ranks 1 to 3 in nine of ten combinations."
    func plain(_ vendor: Identifier) -> String {
        guard let place = choices.vendors.firstIndex(of: vendor),
            let ranks = RankQuantiles.ranks(choices.ranks, place)
        else { return "" }
        let range = ranks.low == ranks.high ? "\(ranks.low)" : "\(ranks.low) to \(ranks.high)"
        return "\(run.name(vendor)) ranks \(range) in nine of ten combinations."
    }
}
