import Dataset
import Scoring
import Statistics

extension ReportPage {
    /// How sure the order of an index is; nil where the target does not say, or it could not be worked out.
    func order(_ index: Identifier) -> IndexUncertainty? { run.uncertainty.order(of: index).value }

    /// "61.2–84.0", or a dash with the reason in the tables.
    func interval(_ vendor: Identifier, _ index: Identifier) -> Markdown {
        guard let interval = run.uncertainty.interval(of: vendor, at: index).value else { return "–" }
        return "\(figures.range(interval.lower, interval.upper))"
    }

    /// The change since the quarter before, in bold where it is more than chance explains.
    func since(_ vendor: Identifier, _ index: Identifier) -> Markdown {
        guard let change = run.uncertainty.changes(of: index)?.change(of: vendor)?.value else { return "–" }
        return run.isFound(change) ? "**\(figures.change(change.total))**" : "\(figures.change(change.total))"
    }

    /// How sure the order is: the ranks that each vendor may have, and who can't be told apart.
    func orderSection(_ page: inout MarkdownPage, _ ranking: Ranking) -> [(path: String, bytes: [UInt8])] {
        guard run.method.target.kind == .questions, vendors.count > 1 else { return [] }
        page.heading(3, "How sure the order is")
        let order: IndexUncertainty
        switch run.uncertainty.order(of: ranking.index) {
        case .none(let reason):
            page.paragraph("Ranges of ranks are \(reason).")
            return []
        case .value(let known): order = known
        }
        let charts = OrderCharts(run: run, ranking: ranking, order: order)
        let ranks = charts.ranks
        page.image("charts/ranks.svg", alternative: "\(ranks.caption.alternative)")
        for sentence in OrderWords(page: self, ranking: ranking, order: order).sentences { page.paragraph(sentence) }
        var files = [ranks.file("charts/ranks.svg")]
        if order.vendors.count <= OrderCharts.mostInMatrix {
            let matrix = charts.probabilities
            page.image("charts/probability.svg", alternative: "\(matrix.caption.alternative)")
            files.append(matrix.file("charts/probability.svg"))
        }
        let pairs = order.pairs.count
        page.paragraph(
            "All \(pairs) pairs are in [tables/pairs.csv](tables/pairs.csv) with their exact or drawn p-values, by Holm and by Benjamini and Hochberg; both ranges of each vendor's ranks are in [tables/ranks.csv](tables/ranks.csv)."
        )
        return files
    }
}

/// What an order's uncertainty says in words.
struct OrderWords {
    let page: ReportPage
    let ranking: Ranking
    let order: IndexUncertainty

    private var confidence: String { TargetWords(target: page.run.method.target).confidence }

    var sentences: [Markdown] {
        [neighbours, runs, first].compactMap { $0 }
    }

    /// How many neighbours can be told apart.
    private var neighbours: Markdown? {
        let count = order.vendors.count - 1
        guard count > 0 else { return nil }
        let apart = (0..<count).count { order.isAbove[$0][$0 + 1] }
        let all = order.isAbove.reduce(0) { $0 + $1.count { $0 } }
        return
            "Of \(Counting.inWords(count, "pair")) of neighbours, \(apart == 0 ? "none" : Counting.word(apart)) can be told apart; of all \(order.pairs.count) pairs, \(all == 0 ? "none" : "\(all)"), all at once at \(confidence). A rank by itself says little: the range beside it is the finding."
    }

    /// "Ranks 1 to 4, Alder to Elm, can't be told apart."
    private var runs: Markdown? {
        let runs = order.inseparable
        guard !runs.isEmpty else { return nil }
        let named = runs.map { run -> Markdown in
            let names = order.vendors[run].map { Markdown(escaping: page.run.name($0)) }
            guard let first = names.first, let last = names.last else { return "" }
            return run.count == 2 ? "\(first) and \(last)" : "\(first) to \(last) (\(Counting.word(run.count)) vendors)"
        }
        return "Neighbours of whom none is found to be above another: " + named.joined(by: "; ") + "."
    }

    private var first: Markdown? {
        let candidates = order.mayBeFirst
        guard candidates.count > 1 else { return nil }
        return
            "First place may be that of \(Counting.list(candidates.map { page.link($0) }, "or")), and of no other, at \(confidence)."
    }

    /// Who stands first, and how sure that is.
    var leaders: Markdown? {
        guard let first = ranking.places.first, ranking.places.count > 1, let place = order.place(of: first.vendor)
        else {
            return nil
        }
        func named(_ vendor: Identifier) -> Markdown {
            let score = ranking.place(of: vendor)?.score.value
            return "\(page.link(vendor)) (\(page.figures.text(score)))"
        }
        let others = ranking.places.count - 1
        let below = order.isAbove[place].count { $0 }
        let candidates = order.mayBeFirst
        let basis: Markdown = "if the questions are taken to stand for their subjects"
        if candidates.count == 1, candidates.first == first.vendor {
            return
                "**\(page.run.name(first.vendor)) answers most openly**: \(named(first.vendor)) is above the other \(Counting.word(others)) that are ranked, at \(confidence), \(basis)."
        }
        let overOthers: Markdown =
            below == 0
            ? " \(page.run.name(first.vendor)), with the highest score, is found to be above none."
            : " \(page.run.name(first.vendor)) is found to be above \(Counting.word(below)) of the other \(Counting.word(others))."
        guard candidates.count <= 4 else {
            return
                "**No vendor leads for certain.** \(named(first.vendor)) has the highest score, but \(Counting.word(candidates.count - 1)) others may be first, \(basis)."
                + overOthers
        }
        return
            "**\(Counting.capitalised(candidates.count)) vendors may be first**: \(Counting.list(candidates.map(named))) can't be told apart for first place at \(confidence), \(basis)."
            + overOthers
    }
}

/// The charts of an order.
struct OrderCharts {
    let run: RunContext
    let ranking: Ranking
    let order: IndexUncertainty

    /// More vendors make cells too small to read.
    static let mostInMatrix = 40

    private var label: String { run.label(ranking.index) }
    private var confidence: String { TargetWords(target: run.method.target).confidence }

    var ranks: RankSetChart {
        let rows = order.vendors.indices.map { place -> RankSetChart.Row in
            let (all, alone) = (order.simultaneous[place], order.marginal[place])
            return RankSetChart.Row(
                label: run.name(order.vendors[place]), rank: ranking.place(of: order.vendors[place])?.rank ?? place + 1,
                simultaneous: all.best...max(all.best, all.worst), marginal: alone.best...max(alone.best, alone.worst),
                text: all.words)
        }
        let first = order.vendors.first.map { "\(run.name($0)) \(order.simultaneous[0].words)" } ?? ""
        let last =
            order.vendors.last.map { "\(run.name($0)) \(order.simultaneous[order.vendors.count - 1].words)" } ?? ""
        return RankSetChart(
            caption: ChartCaption(
                title: "Ranks that each vendor may have, \(run.period)",
                subtitle: "\(label.lowercased()), at \(confidence), if the questions stand for others of their kind",
                alternative:
                    "The ranks in \(label.lowercased()) that each of \(order.vendors.count) vendors may have: from \(first) to \(last)."
            ),
            rows: rows)
    }

    var probabilities: HeatMapChart {
        let rows = order.vendors.indices.map { place in
            HeatMapChart.Row(
                label: run.name(order.vendors[place]),
                cells: order.probabilityAbove[place].map { probability in
                    guard let probability, let percent = try? probability * 100 else { return .missing }
                    return HeatMapChart.Cell(value: percent.double(), text: OrderCharts.whole(percent))
                })
        }
        let sure = order.pairs.count { pair in
            guard let probability = pair.probability, let limit = try? Rational(1, over: 20) else { return false }
            return probability <= limit || (try? 1 - probability).map { $0 <= limit } ?? false
        }
        return HeatMapChart(
            caption: ChartCaption(
                title: "How often one vendor scores above another, \(run.period)",
                subtitle:
                    "in so many of 100 resamples of the questions the row's vendor scores above the column's, ties half",
                alternative:
                    "For each two of \(order.vendors.count) vendors in what part of the resamples of the questions one scores above the other: in at least 95 of 100 for \(sure) of \(order.pairs.count) pairs."
            ),
            columns: order.vendors.map { run.name($0) }, rows: rows, valueLegend: "of 100 resamples",
            missingLegend: "the vendor itself")
    }

    /// A percentage without decimals; 0 and 100 only where it is exactly that.
    private static func whole(_ percent: Rational) -> String {
        if percent < 1, !percent.isZero { return "<1" }
        if percent > 99, percent < 100 { return ">99" }
        return percent.fixed(0)
    }
}

extension RunContext {
    /// Whether a change is more than chance explains, at the target's confidence and with Holm's adjustment.
    func isFound(_ change: VendorChange) -> Bool {
        guard let holm = change.holm, let limit = try? 1 - method.target.confidence else { return false }
        return holm <= limit
    }
}
