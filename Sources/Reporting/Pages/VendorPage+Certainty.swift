import Dataset
import Scoring
import Statistics

extension VendorPage {
    /// Whether the method's target gives any score an interval.
    var hasIntervals: Bool { run.method.target.kind != .questionnaire }

    /// The interval of a score, marked where a caution goes with it.
    func intervalCell(_ node: Identifier) -> Markdown {
        guard let interval = run.uncertainty.interval(of: vendor.vendor, at: node).value else { return "–" }
        return "\(figures.range(interval.lower, interval.upper))" + (interval.cautions.isEmpty ? "" : " ᵃ")
    }

    /// How sure the scores and the ranks are, and what moved since the quarter before.
    func certainty(_ page: inout MarkdownPage) {
        if hasIntervals {
            var words = TargetWords(target: run.method.target).sentence
            let nodes = run.nodes + (run.hasContracts ? [Method.involvement] : [])
            let cautions = nodes.flatMap {
                run.uncertainty.interval(of: vendor.vendor, at: $0).value?.cautions ?? []
            }
            let kinds = ScoreInterval.Caution.allCases.filter(cautions.contains)
            if !kinds.isEmpty {
                words =
                    words + " ᵃ Less sure than the confidence says: "
                    + Counting.list(kinds.map { CautionWords.words($0) }, "or")
                    + "; which of them is in [tables/scores.csv](../tables/scores.csv)."
            }
            page.paragraph(words)
        }
        guard let index = run.transparency else { return }
        if let order = run.uncertainty.order(of: index).value, let place = order.place(of: vendor.vendor) {
            page.paragraph(rank(order, place, index))
        }
        if let changes = run.uncertainty.changes(of: index), let change = changes.change(of: vendor.vendor) {
            page.paragraph(
                ChangeWords(page: ReportPage(run), index: index, changes: changes).sentence(vendor.vendor, change))
        }
    }

    private func rank(_ order: IndexUncertainty, _ place: Int, _ index: Identifier) -> Markdown {
        let set = order.simultaneous[place]
        let label = run.label(index)
        let span: Markdown = set.best == set.worst ? "rank \(set.best)" : "ranks \(set.best) to \(set.worst)"
        let level = TargetWords(target: run.method.target).confidence
        let close = order.vendors.indices.filter {
            $0 != place && !order.isAbove[place][$0] && !order.isAbove[$0][place]
        }
        let names = close.map { Markdown(escaping: run.name(order.vendors[$0])) }
        let alike: Markdown =
            names.isEmpty
            ? " It is told apart from every other vendor."
            : " It can't be told apart from " + Counting.list(names) + "."
        return "In \(label.lowercased()) it may have \(span) of \(order.vendors.count), at \(level)." + alike
    }
}

/// What makes an interval less sure, in words.
enum CautionWords {
    static func words(_ caution: ScoreInterval.Caution) -> Markdown {
        switch caution {
        case .fewItems: "fewer than fifteen items, or more than four fifths of them at one level"
        case .singleQuestion: "a group with a single question"
        case .rough: "a smallest, largest or middle value on the way"
        case .undefinedResamples: "resamples that left nothing to score"
        }
    }
}
