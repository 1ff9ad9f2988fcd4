import Dataset
public import Scoring
import Statistics

/// What changed from one run to another: the scores and what moved them, the method, the answers and the contracts.
public struct RunChanges {
    let earlier: RunContext
    let later: RunContext
    let comparison: EditionComparison
    private let threads: Int
    let hasSameMethod: Bool

    /// - Parameter comparison: of the two runs.
    public init(from earlier: RunContext, to later: RunContext, _ comparison: EditionComparison, threads: Int) {
        self.earlier = earlier
        self.later = later
        self.comparison = comparison
        self.threads = threads
        hasSameMethod =
            Edition.methodDigest(earlier.scored.dataset) == Edition.methodDigest(later.scored.dataset)
    }

    /// The changes as Markdown without links, so that they can stand anywhere.
    ///
    /// - Throws: `ScoringFault` when a figure can't be computed.
    public func text() throws(ScoringFault) -> String {
        var page = MarkdownPage()
        let quarters: Markdown =
            earlier.period == later.period
            ? "two editions of \(later.period.description)"
            : "\(earlier.period.description) to \(later.period.description)"
        page.heading(1, "What changed: " + quarters)
        page.paragraph("\(later.method.title)")
        page.bullets([named("Earlier", earlier), named("Later", later)])
        guard earlier.edition != later.edition else {
            page.paragraph("Both are the same edition: nothing changed.")
            return page.text
        }
        method(&page)
        for index in indices { try scores(&page, index) }
        answers(&page)
        contracts(&page)
        return page.text
    }

    var figures: Figures { later.figures }

    /// A vendor's name as the later run has it, or the earlier where it has gone.
    func name(_ vendor: Identifier) -> Markdown {
        "\(later.scored.vendor(vendor) == nil ? earlier.name(vendor) : later.name(vendor))"
    }

    private func named(_ which: Markdown, _ run: RunContext) -> Markdown {
        which + ": \(run.period.description), " + Markdown(source: "edition `\(run.edition)`")
    }

    /// The later method's indices, of which the earlier run has at least one score.
    private var indices: [Identifier] {
        later.method.indices.filter { later.scored.ranking($0) != nil && earlier.scored.ranking($0) != nil }
    }

    private func method(_ page: inout MarkdownPage) {
        page.heading(2, "The method")
        guard !hasSameMethod else { return page.paragraph("The same in both.") }
        let lines = MethodLines(from: earlier.scored.dataset.methodText, to: later.scored.dataset.methodText)
        page.paragraph("Another. Lines of the method file that only one of them has:")
        page.bullets(
            lines.removed.map { "earlier: \($0)" as Markdown } + lines.added.map { "later: \($0)" as Markdown })
        if comparison.restated == nil {
            page.paragraph(
                "The later method can't score the earlier rows: it has no place for a question, a scale or a label of theirs. So the changes below are not split into what the method moved and what the rows did."
            )
        }
    }

    private func scores(_ page: inout MarkdownPage, _ index: Identifier) throws(ScoringFault) {
        let moves = try comparison.moves(at: index)
        guard !moves.isEmpty else { return }
        page.heading(2, "\(later.label(index))")
        let parts = index == Method.involvement ? nil : try comparison.parts(of: index, threads: threads)
        let isTested = earlier.period != later.period && later.method.target.kind == .questions && parts != nil
        var columns: [(Markdown, MarkdownPage.Alignment)] = [
            ("vendor", .left), ("before", .right), ("now", .right), ("change", .right),
        ]
        if !hasSameMethod { columns += [("method", .right), ("rows", .right)] }
        if parts != nil {
            columns += [("same questions", .right), ("other questions", .right), ("other coders", .right)]
        }
        if isTested { columns += [("p", .right), ("p (Holm)", .right)] }
        columns.append(("rank", .right))
        page.table(columns, moves.map { row($0, index, parts, isTested: isTested) })
        words(&page, index, hasParts: parts != nil, isTested: isTested)
    }

    private func row(_ move: ScoreMove, _ index: Identifier, _ parts: IndexChanges?, isTested: Bool) -> [Markdown] {
        let part = parts?.change(of: move.vendor)?.value
        let total: Markdown = move.total.map { figures.change($0) } ?? "–"
        var row: [Markdown] = [name(move.vendor), "\(figures.text(move.before))", "\(figures.text(move.after))"]
        row.append(isTested && part.map(later.isFound) ?? false ? "**" + total + "**" : total)
        if !hasSameMethod {
            row += [move.ofMethod, move.ofRows].map { $0.value.map { figures.change($0) } ?? "–" }
        }
        if parts != nil {
            let shown = part.map { ChangeWords.rounded($0, decimals: later.method.decimals.report) }
            row += [shown?.matched, shown?.questionSet, shown?.coders].map { $0.map { figures.change($0) } ?? "–" }
        }
        if isTested {
            row += [part?.p.value, part?.holm].map { $0.map { ChangeWords.short($0) } ?? "–" }
        }
        let before = RankWords.cell(move.placeBefore, index, earlier)
        let after = RankWords.cell(move.placeAfter, index, later)
        row.append(before == after ? "\(after)" : "\(before) → \(after)")
        return row
    }

    private func words(_ page: inout MarkdownPage, _ index: Identifier, hasParts: Bool, isTested: Bool) {
        var words: [Markdown] = [
            "Changes are those of the exact figures: the last digit can be another than that of the printed ones."
        ]
        words.append("Behind a rank, the range of ranks.")
        if index == Method.involvement {
            words.append("The score of involvement is its lower end: what documents show.")
        }
        if !hasSameMethod {
            words.append(
                "*Method*: the earlier rows under the later method, less the earlier score; *rows*: the later score less that."
            )
        }
        if hasParts {
            words.append(
                "What rows moved is in three parts: answers to the *same questions* by the same coders, *other questions* that only one of the runs has an answer to, and *other coders*."
            )
        }
        if isTested {
            words.append(
                "*p*: in what part of all ways to exchange a vendor's two answers, question by question, its matched change is as large; in bold what is more than chance explains after Holm's adjustment, at \(TargetWords(target: later.method.target).confidence)."
            )
        } else if earlier.period == later.period {
            words.append("Both runs are of one quarter: what changed is a correction, and no test of chance is made.")
        }
        page.paragraph(words.joined(by: " "))
    }
}

/// The lines of two texts that only one of them has, in their order and without their indentation; blank lines and comments
/// count for nothing.
struct MethodLines {
    let removed: [String]
    let added: [String]

    init(from earlier: String, to later: String) {
        func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
        func lines(_ text: String) -> [Substring] {
            text.split(whereSeparator: \.isNewline).map { line in
                line.prefix(line.count - line.reversed().prefix(while: isBlank).count)
            }.filter { line in
                let first = line.first { !isBlank($0) }
                return first != nil && first != "#"
            }
        }
        func shown(_ change: CollectionDifference<Substring>.Change) -> String {
            switch change {
            case .insert(_, let line, _), .remove(_, let line, _): String(line.drop(while: isBlank))
            }
        }
        let changes = lines(later).difference(from: lines(earlier))
        removed = changes.removals.map(shown)
        added = changes.insertions.map(shown)
    }
}
