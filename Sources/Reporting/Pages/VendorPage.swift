import Dataset
import Scoring
import Statistics

/// `vendors/<id>.md`: every fact that concerns one vendor.
struct VendorPage {
    let run: RunContext
    let vendor: ScoredVendor
    let evidence: Evidence
    let words: ContractWords

    init(_ run: RunContext, _ vendor: ScoredVendor) {
        self.run = run
        self.vendor = vendor
        evidence = Evidence(run: run)
        words = ContractWords(run: run)
    }

    var figures: Figures { run.figures }

    var files: [(path: String, bytes: [UInt8])] {
        var page = MarkdownPage()
        page.heading(1, "\(run.name(vendor.vendor)), \(run.period.description)")
        page.paragraph(
            Link.to("../report.md", "\(run.method.title)") + " · data as of \(run.period.lastDay.inWords) · edition "
                + Markdown(source: "`\(PageHead.short(run.edition))`"))
        group(&page)
        scores(&page)
        answers(&page)
        let charts = contracts(&page)
        claims(&page)
        questions(&page)
        return [page.file(run.page(of: vendor.vendor))] + charts
    }

    /// The companies whose rows count, and what ties each to the vendor.
    func group(_ page: inout MarkdownPage) {
        if let note = vendor.row.note { page.paragraph("\(note)") }
        let others = vendor.companies.filter { $0.vendor != vendor.vendor }
        guard !others.isEmpty else { return }
        page.paragraph(
            "Scored as a group. What these companies said, signed or answered counts here, under their own names:")
        page.bullets(
            others.map { row in
                let note = evidence.note(row.parentSource, on: &page)
                let tie: Markdown = row.parentSource == nil ? ": **no source for the tie**" : note
                return "\(row.name)\(tie)" + (row.note.map { ". \($0)" } ?? "")
            })
    }

    private func scores(_ page: inout MarkdownPage) {
        scoreTable(&page, hasIntervals: hasIntervals)
        certainty(&page)
        scoreWords(&page)
    }

    /// The score at each node, with what is known of it by itself.
    func scoreTable(_ page: inout MarkdownPage, hasIntervals: Bool) {
        page.heading(2, "Scores")
        var rows: [[Markdown]] = []
        if run.transparency != nil {
            for name in run.nodes {
                guard let known = vendor.node(name) else { continue }
                rows.append(
                    scoreRow(name, isIndex: run.method.indices.contains(name), known.standing, hasIntervals)
                        + [known.expected == 0 ? "–" : "\(known.undisclosed) of \(known.expected)"])
            }
        }
        if run.hasContracts {
            let standing = vendor.standing(in: Method.involvement, run.method)
            rows.append(scoreRow(Method.involvement, isIndex: true, standing, hasIntervals) + ["–"])
        }
        var columns: [(Markdown, MarkdownPage.Alignment)] = [("", .left), ("score", .right)]
        if hasIntervals { columns.append(("\(TargetWords(target: run.method.target).confidence) interval", .left)) }
        page.table(columns + [("lowest–highest", .left), ("undisclosed answers", .right)], rows)
    }

    /// What limits, weights and steps did to the scores.
    func scoreWords(_ page: inout MarkdownPage) {
        page.paragraph("An index is in bold. The score of involvement is its lower end: what documents show.")
        steps(&page)
    }

    private func scoreRow(
        _ node: Identifier, isIndex: Bool, _ standing: NodeScore.Standing, _ hasIntervals: Bool
    ) -> [Markdown] {
        let label = run.label(node)
        let name: Markdown = isIndex ? "**\(label)**" : "\(label)"
        let interval = hasIntervals ? [intervalCell(node)] : []
        switch standing {
        case .scored(let score): return [name, "\(figures.text(score.value))"] + interval + ["\(figures.range(score))"]
        case .notScored(let reason): return [name, "–"] + interval + ["\(reason)"]
        }
    }

    func answers(_ page: inout MarkdownPage) {
        let parts = vendor.answers.parts.map { (label($0.subject), $0.leaves) }
        let shown = ([(nil, vendor.answers.whole)] + parts).flatMap { part, leaves in
            leaves.filter { $0.status != .notApplicable || !$0.ratings.isEmpty }.map { (part: part, leaf: $0) }
        }
        guard !shown.isEmpty else { return }
        page.heading(2, "Answers")
        let rows = shown.map { part, leaf -> [Markdown] in
            let question = run.question(leaf.question)
            let asked: Markdown = leaf.request.map { ", asked \($0.asked.inWords)" } ?? ""
            let askedBy = evidence.note(leaf.request?.source, on: &page)
            return [
                (part.map { "*\($0)*: " } ?? "") + "\(question?.text ?? leaf.question.text)\(asked)\(askedBy)",
                ratings(leaf),
                leaf.value.map { "\(figures.text($0))" } ?? "–", said(leaf, &page),
            ]
        }
        page.table([("question", .left), ("rating", .left), ("points", .right), ("what it rests on", .left)], rows)
    }

    /// The name of a part of the vendor.
    private func label(_ subject: Identifier) -> String? {
        run.scored.rows.subjects.first { $0.vendor == vendor.vendor && $0.subject == subject }?.label ?? subject.text
    }

    private func ratings(_ leaf: Leaf) -> Markdown {
        guard !leaf.ratings.isEmpty else { return "*\(leaf.status.words)*" }
        let ratings = Set(leaf.ratings.map { Identifier($0.rating) })
        if ratings.count == 1, let only = ratings.first {
            return leaf.ratings.count == 1 ? "\(only.text)" : "\(only.text) (\(leaf.consensus))"
        }
        let each = leaf.ratings.map { "\($0.coder.text): \($0.rating)" as Markdown }.joined(by: "; ")
        let verdict: Markdown = leaf.status == .unresolved ? "**unresolved**" : "\(leaf.consensus)"
        return each + " – " + verdict
    }

    /// The words that the ratings rest on, each once, and the coders' reasons.
    private func said(_ leaf: Leaf, _ page: inout MarkdownPage) -> Markdown {
        var parts: [Markdown] = []
        var seen: Set<Identifier> = []
        for row in leaf.ratings {
            if let quote = row.quote, seen.insert(Identifier(quote)).inserted {
                parts.append(evidence.quote(quote, row.wording) + evidence.note(row.source, on: &page))
            } else if row.quote == nil, let source = row.source,
                seen.insert(Identifier("source " + source.text)).inserted
            {
                parts.append("see" + evidence.note(source, on: &page))
            }
            if let comment = row.comment, seen.insert(Identifier("comment " + comment)).inserted {
                parts.append("*\(comment)*")
            }
        }
        return parts.isEmpty ? "–" : parts.joined(by: " ")
    }

    func questions(_ page: inout MarkdownPage) {
        guard !vendor.questions.isEmpty else { return }
        page.heading(2, "Questions to ask")
        page.table(
            [("", .right), ("question", .left), ("points", .right), ("what they are", .left)],
            vendor.questions.enumerated().map { offset, question in
                [
                    "\(offset + 1)", "\(question.plainText(run))", "\(figures.text(question.points))",
                    "\(question.worth.words)",
                ]
            })
    }
}
