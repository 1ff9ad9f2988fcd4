import Dataset
public import Scoring
import Statistics

/// A few vendors of a run side by side: their scores, how sure the differences are, the answers that make them, their
/// contracts and their claims.
public struct VendorComparison {
    let run: RunContext
    let vendors: [ScoredVendor]

    /// - Parameter vendors: two or more of the run's, in the order in which they are shown.
    public init(_ run: RunContext, _ vendors: [ScoredVendor]) {
        self.run = run
        self.vendors = vendors
    }

    /// The comparison as Markdown without links, so that it can stand anywhere.
    public var text: String {
        var page = MarkdownPage()
        page.heading(1, Counting.list(vendors.map(name)) + ", \(run.period.description)")
        page.paragraph("\(run.method.title) · " + PageHead(run).line)
        scores(&page)
        sureness(&page)
        answers(&page)
        contracts(&page)
        claims(&page)
        return page.text
    }

    var figures: Figures { run.figures }

    func name(_ vendor: ScoredVendor) -> Markdown { "\(run.name(vendor.vendor))" }

    /// The indices of answers, the headline first.
    var indices: [Identifier] {
        run.transparency == nil ? [] : run.method.indices.filter { $0 != Method.involvement }
    }

    private func scores(_ page: inout MarkdownPage) {
        page.heading(2, "Scores")
        var rows: [[Markdown]] = []
        for node in run.nodes {
            rows.append(scoreRow(node, vendors.map { $0.node(node)?.standing ?? .notScored("not asked") }))
            if run.method.indices.contains(node) { rows += indexRows(node) }
        }
        if run.hasContracts {
            rows.append(
                scoreRow(
                    Method.involvement, vendors.map { $0.standing(in: Method.involvement, run.method) }))
            rows += indexRows(Method.involvement)
        }
        var columns: [(Markdown, MarkdownPage.Alignment)] = [("", .left)] + vendors.map { (name($0), .right) }
        if vendors.count == 2 { columns.append(("difference", .right)) }
        page.table(columns, rows)
        var words: Markdown =
            "An index is in bold. In brackets, the lowest and the highest score that the known facts allow, where they differ; behind a rank, the range of ranks."
        if run.hasContracts {
            words = words + " The score of involvement is its lower end: what documents show."
        }
        if vendors.count == 2 {
            words =
                words
                + " Differences are those of the exact figures: the last digit can be another than that of the printed ones."
        }
        page.paragraph(words + (cautions ?? ""))
    }

    private func scoreRow(_ node: Identifier, _ standings: [NodeScore.Standing]) -> [Markdown] {
        let isIndex = run.method.indices.contains(node) || node == Method.involvement
        let label: Markdown = "\(run.label(node))"
        var row = [isIndex ? "**" + label + "**" : label]
        row += standings.map { standing in
            switch standing {
            case .notScored(let reason): return "– \(reason)"
            case .scored(let score):
                let value: Markdown = "\(figures.text(score.value))"
                return score.isExact || score.bounds == nil ? value : value + " (\(figures.range(score)))"
            }
        }
        return row + difference(standings.map { $0.bounds?.value })
    }

    /// What belongs to an index beneath its score: interval, rank and how much is undisclosed.
    private func indexRows(_ index: Identifier) -> [[Markdown]] {
        let blank: [Markdown] = vendors.count == 2 ? [""] : []
        var rows: [[Markdown]] = []
        let intervals = vendors.map { run.uncertainty.interval(of: $0.vendor, at: index).value }
        if intervals.contains(where: { $0 != nil }) {
            let label = TargetWords(target: run.method.target).confidence
            rows.append(
                ["– \(label) interval"] + intervals.map(interval)
                    + blank)
        }
        if let ranking = run.scored.ranking(index), run.scored.vendors.count > 1 {
            let ranks = vendors.map { "\(RankWords.cell(ranking.place(of: $0.vendor), index, run))" as Markdown }
            rows.append(["– rank of \(ranking.places.count)"] + ranks + blank)
        }
        let nodes = vendors.map { $0.node(index) }
        if index != Method.involvement {
            rows.append(
                ["– undisclosed answers"]
                    + nodes.map { node in node.map { "\($0.undisclosed) of \($0.expected)" } ?? "–" } + blank)
        }
        return rows
    }

    /// An interval, marked where a caution goes with it.
    private func interval(_ interval: ScoreInterval?) -> Markdown {
        guard let interval else { return "–" }
        return "\(figures.range(interval.lower, interval.upper))" + (interval.cautions.isEmpty ? "" : " ᵃ")
    }

    /// What makes the intervals that are marked less sure; nil where none is.
    private var cautions: Markdown? {
        let found = (indices + [Method.involvement]).flatMap { index in
            vendors.flatMap { run.uncertainty.interval(of: $0.vendor, at: index).value?.cautions ?? [] }
        }
        let kinds = ScoreInterval.Caution.allCases.filter(found.contains)
        guard !kinds.isEmpty else { return nil }
        return " ᵃ Less sure than the confidence says: " + Counting.list(kinds.map { CautionWords.words($0) }, "or")
            + "."
    }

    /// The first less the second, where there are two.
    private func difference(_ values: [Rational?]) -> [Markdown] {
        guard vendors.count == 2 else { return [] }
        guard let first = values[0], let second = values[1],
            let difference = (try? first - second) ?? (try? Grid.rational(first) - Grid.rational(second))
        else { return ["–"] }
        return [figures.change(difference)]
    }

    private func contracts(_ page: inout MarkdownPage) {
        guard run.hasContracts else { return }
        page.heading(2, "Contracts, by every measure")
        MeasureRows(run: run).table(&page, vendors.map { ($0, name($0)) })
    }

    private func claims(_ page: inout MarkdownPage) {
        let rows = ClaimRows(run: run).rows(vendors.map { ($0, name($0)) })
        guard !rows.isEmpty else { return }
        page.heading(2, "Claims")
        page.table(ClaimRows.columns, rows)
    }
}
