import Dataset
import Scoring
import Statistics

extension ReportPage {
    /// What moved since the quarter before, and what made it move.
    func changes(_ page: inout MarkdownPage) -> [(path: String, bytes: [UInt8])] {
        guard let index = run.transparency, let changes = run.uncertainty.changes(of: index) else { return [] }
        let label = run.label(index)
        page.heading(2, "Since \(changes.previous.description)")
        let known = changes.changes.compactMap { entry in entry.change.value.map { (vendor: entry.vendor, change: $0) }
        }
        var files: [(path: String, bytes: [UInt8])] = []
        if !known.isEmpty {
            let chart = ChangeCharts(run: run, label: label, changes: changes).chart(known)
            page.image("charts/changes.svg", alternative: "\(chart.caption.alternative)")
            files.append(chart.file("charts/changes.svg"))
            page.table(changeColumns, known.map { changeRow($0.vendor, $0.change) })
        }
        for sentence in ChangeWords(page: self, index: index, changes: changes).sentences { page.paragraph(sentence) }
        return files
    }

    private var isTested: Bool { run.method.target.kind == .questions }

    private var changeColumns: [(Markdown, MarkdownPage.Alignment)] {
        [
            ("vendor", .left), ("before", .right), ("now", .right), ("change", .right), ("same questions", .right),
            ("other questions", .right), ("other coders", .right), ("answers changed", .right),
        ] + (isTested ? [("p", .right), ("p (Holm)", .right)] : [])
    }

    private func changeRow(_ vendor: Identifier, _ change: VendorChange) -> [Markdown] {
        let parts = ChangeWords.rounded(change, decimals: run.method.decimals.report)
        var row: [Markdown] = [link(vendor)]
        row += ["\(figures.text(change.before))", "\(figures.text(change.after))"]
        row.append(run.isFound(change) ? "**\(figures.change(parts.total))**" : "\(figures.change(parts.total))")
        row += [
            "\(figures.change(parts.matched))", "\(figures.change(parts.questionSet))",
            "\(figures.change(parts.coders))", "\(change.changedAnswers) of \(change.questions)",
        ]
        guard isTested else { return row }
        row.append("\(change.p.value.map { ChangeWords.short($0) } ?? "–")")
        row.append("\(change.holm.map { ChangeWords.short($0) } ?? "–")")
        return row
    }
}

/// What changes say in words.
struct ChangeWords {
    let page: ReportPage
    let index: Identifier
    let changes: IndexChanges

    private var run: RunContext { page.run }
    private var figures: Figures { page.figures }

    /// The change and its parts with the decimals of the pages, such that they add up.
    static func rounded(
        _ change: VendorChange, decimals: Int
    ) -> (total: Rational, matched: Rational, questionSet: Rational, coders: Rational) {
        let parts = [change.matched, change.questionSet, change.coders]
        guard let total = try? change.total.rounded(decimals: decimals),
            let shown = try? largestRemainder(parts: parts, total: change.total, decimals: decimals)
        else { return (change.total, change.matched, change.questionSet, change.coders) }
        return (total, shown[0], shown[1], shown[2])
    }

    /// ".044", "< .001", "1".
    static func short(_ p: Rational) -> Markdown {
        let text = Figures.probability(p)
        return Markdown(source: text.hasPrefix("= ") ? String(text.dropFirst(2)) : text)
    }

    private var known: [(vendor: Identifier, change: VendorChange)] {
        changes.changes.compactMap { entry in entry.change.value.map { (entry.vendor, $0) } }
    }

    /// "Cedar rose by 16.8 points: +20.6 from eleven changed answers, …".
    private func account(_ vendor: Identifier, _ change: VendorChange) -> Markdown {
        let parts = ChangeWords.rounded(change, decimals: run.method.decimals.report)
        let verb = change.total.isNegative ? "fell" : "rose"
        var items: [Markdown] = []
        if !parts.matched.isZero {
            var text: Markdown =
                "\(figures.change(parts.matched)) from \(Counting.inWords(change.changedAnswers, "changed answer"))"
            if run.isFound(change), let holm = change.holm {
                text =
                    text + ", more than chance explains (p \(Figures.probabilityWords(holm)) after Holm's correction)"
            }
            items.append(text)
        }
        if !parts.questionSet.isZero {
            items.append(
                "\(figures.change(parts.questionSet)) from questions that only one of the quarters has an answer to")
        }
        if !parts.coders.isZero {
            items.append("\(figures.change(parts.coders)) from a change of coders, which is not news")
        }
        let by = figures.text(parts.total.magnitude)
        let head: Markdown = "\(run.name(vendor)) \(verb) by \(by) points"
        return items.isEmpty ? head : head + ": " + Counting.list(items)
    }

    /// What an editor should know of it first.
    var finding: Markdown? {
        guard
            let largest = known.max(by: {
                ($0.change.total.magnitude, $1.vendor) < ($1.change.total.magnitude, $0.vendor)
            }),
            !largest.change.total.isZero
        else { return nil }
        let since: Markdown = "**Since \(changes.previous.description)**"
        let found = known.filter { run.isFound($0.change) }
            .sorted { ($0.change.total.magnitude, $1.vendor) > ($1.change.total.magnitude, $0.vendor) }
        guard run.method.target.kind == .questions else {
            let most: Markdown = known.count > 1 ? " The largest change of \(Counting.word(known.count))." : ""
            return since + " " + account(largest.vendor, largest.change) + "." + most
        }
        if found.isEmpty {
            return
                since
                + " no vendor's answers changed by more than chance explains; the largest change is that of \(run.name(largest.vendor)), \(figures.change(largest.change.total)) points."
        }
        let shown = found.prefix(3).map { account($0.vendor, $0.change) }
        let more = found.count - shown.count
        let rest: Markdown =
            more > 0 ? " \(Counting.capitalised(more)) more stand out." : " No other change stands out."
        return since + " " + shown.joined(by: "; ") + "." + rest
    }

    /// The change of one vendor, for its page.
    func sentence(_ vendor: Identifier, _ change: Available<VendorChange>) -> Markdown {
        switch change {
        case .none(let reason): return "Since \(changes.previous.description): \(ChangeWords.plain(reason))."
        case .value(let change) where change.total.isZero:
            return "Since \(changes.previous.description) its score is the same."
        case .value(let change): return "Since \(changes.previous.description), " + account(vendor, change) + "."
        }
    }

    var sentences: [Markdown] {
        var sentences: [Markdown] = []
        sentences.append(
            "*Same questions* is what moved by answers that both quarters have, as rated by the coders who rated them in both; *other questions*, by questions that only one of them has an answer to; *other coders*, by coders who rated an answer in one of them only. Both quarters are scored by the method in force, so that no weight moved anything."
        )
        if run.method.target.kind == .questions {
            sentences.append(
                "p asks in what part of all ways to exchange the quarters' answers, question by question, the change on the same questions would be as large; Holm's correction is for all \(Counting.word(known.count)) vendors that are compared."
            )
        }
        let missing = changes.changes.compactMap { entry in
            entry.change.reason.map { reason in
                "\(run.name(entry.vendor)) (\(ChangeWords.plain(reason)))" as Markdown
            }
        }
        if !missing.isEmpty { sentences.append("Not compared: " + Counting.list(missing) + ".") }
        return sentences
    }

    /// A cell's reason without what says that it is one.
    static func plain(_ reason: String) -> String {
        reason.hasPrefix("not available: ") ? String(reason.dropFirst(15)) : reason
    }
}

/// The chart of changes.
struct ChangeCharts {
    let run: RunContext
    let label: String
    let changes: IndexChanges

    func chart(_ known: [(vendor: Identifier, change: VendorChange)]) -> ChangeChart {
        let sorted = known.sorted { left, right in
            left.change.after == right.change.after
                ? left.vendor < right.vendor : left.change.after > right.change.after
        }
        let rising = known.count { $0.change.total > 0 }
        let falling = known.count { $0.change.total.isNegative }
        return ChangeChart(
            caption: ChartCaption(
                title: "\(label), \(changes.previous) and \(run.period)",
                subtitle: "score in both quarters, under the method in force",
                alternative:
                    "\(label) of \(Counting.of(known.count, "vendor")) in \(changes.previous) and \(run.period): \(rising) higher, \(falling) lower."
            ),
            axisLabel: "\(label.lowercased()), points \(run.rangeWords(changes.index))", range: run.axis(changes.index),
            before: changes.previous.description, after: run.period.description,
            rows: sorted.map { entry in
                ChangeChart.Row(
                    label: run.name(entry.vendor), before: entry.change.before.double(),
                    after: entry.change.after.double(), text: run.figures.signed(entry.change.total),
                    isFound: run.isFound(entry.change))
            })
    }
}
