import Dataset
import Scoring
import Statistics

/// Agreement of coders in tables, sentences and the chart, the same on every page.
struct AgreementWords {
    private let run: RunContext

    init(_ run: RunContext) { self.run = run }

    /// Coefficients have three decimals, whatever scores have.
    static let three = Figures(decimals: 3)

    func columns(_ first: Markdown) -> [(Markdown, MarkdownPage.Alignment)] {
        [
            (first, .left), ("answers rated by several", .right), ("coders", .right), ("pairs that agree", .right),
            ("Krippendorff's α", .right), ("metric", .left), ("interval", .left), ("one vendor out", .left),
            ("Gwet's AC", .left), ("use", .left),
        ]
    }

    func row(_ name: Markdown, _ figures: AgreementFigures) -> [Markdown] {
        let gwet = figures.metric == .ordinal ? figures[.ac2] : figures[.ac1]
        return [
            name, "\(figures.answers)", "\(figures.coders)", percent(figures), value(figures.alpha),
            figures.isMixed ? "points" : "\(String(describing: figures.metric))",
            range(figures.alpha.map(\.interval)), range(figures.alpha.map(\.jackknife)), value(gwet), use(figures),
        ]
    }

    /// How the figures are to be read.
    var reading: Markdown {
        "Independent ratings of the same answers, without the settled ones. α is 1 when coders always agree and 0 when they agree as chance would have it; from .800 ratings are relied on, and from .667 only for tentative conclusions (Krippendorff). The rule is applied to the lower of both lower limits, not to α: *interval* is from \(run.agreement.replicates) resamples of whole answers, *one vendor out* from α without one vendor at a time, since the answers of a vendor belong together. Gwet's AC2 stands beside an ordinal scale, AC1 beside a nominal one."
    }

    /// What the intervals hold for.
    var target: Markdown {
        "The intervals are at \(Figures.percent(run.agreement.level)). They say how far these coders, with this method, can be expected to agree on answers like those of this quarter; they say nothing of other coders, and nothing of how sure a vendor's score is. With fewer than \(AgreementFigures.few) answers they cover less than they promise, which “(few)” marks."
    }

    /// The questions whose α is lowest, by the lowest limit.
    func weakest(_ questions: [AgreementFigures]) -> Markdown? {
        let known = questions.compactMap { row in (try? row.alpha?.value.get()).map { (row: row, alpha: $0) } }
        let weak = known.filter { $0.alpha < AgreementUse.tentativeFrom }
            .sorted {
                $0.alpha == $1.alpha
                    ? $0.row.scope.name.utf8.lexicographicallyPrecedes($1.row.scope.name.utf8) : $0.alpha < $1.alpha
            }
        let unsure = known.count { entry in (try? entry.row.use.get()) == AgreementUse.none }
        guard unsure > 0 else { return nil }
        let limits: Markdown =
            "On \(Counting.inWords(unsure, "question")) of \(Counting.word(questions.count)) the lowest limit of α is below .667: how they are rated bears no conclusion by itself."
        guard !weak.isEmpty else { return limits }
        let shown = weak.prefix(5).map { entry -> Markdown in
            "“\(text(entry.row))” (\(AgreementWords.three.text(entry.alpha)), \(entry.row.answers) answers)"
        }
        let count = Counting.inWords(weak.count, "question")
        return limits + " On " + "\(count)" + " α itself is below"
            + (weak.count > shown.count ? "; the lowest: " : ": ") + Counting.list(Array(shown)) + "."
    }

    /// Agreement by question, the lowest first.
    func chart(_ questions: [AgreementFigures]) -> AgreementChart {
        func alpha(_ row: AgreementFigures) -> Rational? { try? row.alpha?.value.get() }
        let sorted = questions.enumerated().sorted { left, right in
            switch (alpha(left.element), alpha(right.element)) {
            case (let first?, let second?) where first != second: first < second
            case (nil, _?): false
            case (_?, nil): true
            default: left.offset < right.offset
            }
        }.map(\.element)
        let known = sorted.compactMap { row in alpha(row).map { (row: row, alpha: $0) } }
        var alternative = "Krippendorff's alpha of \(Counting.of(questions.count, "question"))"
        if let first = known.first, let last = known.last {
            alternative +=
                ", from “\(text(first.row))” at \(AgreementWords.three.text(first.alpha)) to “\(text(last.row))” at \(AgreementWords.three.text(last.alpha))"
        }
        return AgreementChart(
            caption: ChartCaption(
                title: "How far the coders agree, question by question",
                subtitle:
                    "Krippendorff's α of independent ratings. Ratings are relied on where the whole bar lies right of .800, and bear tentative conclusions where it lies right of .667.",
                alternative: alternative + ".",
                note:
                    "Bars: the wider of two intervals at \(Figures.percent(run.agreement.level)), from resampled answers and from one vendor left out at a time; with so few answers a question they cover less than they promise."
            ),
            axisLabel: "Krippendorff's α; 0 is what chance would bring, 1 complete agreement",
            thresholds: [
                AgreementChart.Threshold(value: AgreementUse.tentativeFrom.double(), text: ".667 "),
                AgreementChart.Threshold(value: AgreementUse.reliableFrom.double(), text: " .800"),
            ],
            rows: sorted.map { row in
                let alpha = alpha(row)
                let lower = try? row.alpha?.lowest.get()
                let upper = [row.alpha?.interval, row.alpha?.jackknife].compactMap { try? $0?.get().upper }.max()
                return AgreementChart.Row(
                    label: text(row), value: alpha?.double(),
                    interval: ChartInterval(lower?.double(), upper?.double()),
                    valueText: alpha.map { AgreementWords.three.text($0) } ?? "–",
                    remark: Counting.of(row.answers, "answer"))
            })
    }

    private func text(_ row: AgreementFigures) -> String {
        run.question(Identifier(row.scope.name))?.text ?? row.scope.name
    }

    private func percent(_ row: AgreementFigures) -> Markdown {
        guard let share = try? row.percentAgreement?.value.get(), let hundredths = try? share * 100 else { return "–" }
        return "\(hundredths.fixed(0)) %"
    }

    private func value(_ estimate: AgreementEstimate?) -> Markdown {
        estimate.map { "\($0.value.words { AgreementWords.three.text($0) })" } ?? "–"
    }

    private func range(_ interval: Result<Interval, NotShown>?) -> Markdown {
        interval.map {
            "\($0.words { "\(AgreementWords.three.text($0.lower)) to \(AgreementWords.three.text($0.upper))" })"
        } ?? "–"
    }

    private func use(_ row: AgreementFigures) -> Markdown {
        let use = row.use.words { use in
            switch use {
            case .reliable: "relied on"
            case .tentative: "tentative"
            case .none: "none"
            }
        }
        return "\(use)\(row.hasFewAnswers ? " (few)" : "")"
    }
}
