import Dataset
import Scoring
import Statistics

extension ReportPage {
    /// How far the coders agree, scale by scale, and the questions on which they agree least.
    func coders(_ page: inout MarkdownPage) {
        let figures = run.agreement.figures
        let scales = figures.filter { $0.scope.kind == "scale" }
        guard !scales.isEmpty else { return }
        page.heading(2, "How far the coders agree")
        page.table(
            [
                ("scale", .left), ("answers rated by several", .right), ("coders", .right),
                ("pairs that agree", .right),
                ("Krippendorff's α", .right), ("metric", .left),
            ],
            scales.map { row in
                [
                    "\(row.scope.name)", "\(row.units)", "\(row.coders)", percent(row), alpha(row),
                    "\(String(describing: row.metric))",
                ]
            })
        page.paragraph(
            "Blind ratings of the same answers, without the settled ones. α is 1 when coders always agree and 0 when they agree as chance would have it; by convention .800 is relied on, and .667 to .800 only for tentative conclusions (Krippendorff). The figures describe these ratings and, under the target *\(run.method.target.kind.rawValue)*, have no interval."
        )
        let questions = figures.filter { $0.scope.kind == "question" }
        let known = questions.compactMap { row in (try? row.alpha.get()).map { (row: row, alpha: $0) } }
        let weak = known.sorted {
            $0.alpha == $1.alpha
                ? $0.row.scope.name.utf8.lexicographicallyPrecedes($1.row.scope.name.utf8) : $0.alpha < $1.alpha
        }
        .filter { $0.alpha < ReportPage.tentative }
        if !weak.isEmpty {
            let shown = weak.prefix(5).map { entry -> Markdown in
                let text = run.question(Identifier(entry.row.scope.name))?.text ?? entry.row.scope.name
                return "“\(text)” (\(entry.alpha.fixed(3)), \(entry.row.units) answers)"
            }
            let count = Counting.inWords(weak.count, "question")
            page.paragraph(
                "On \(count) of \(Counting.word(questions.count)) α is below .667, so read their ratings with care"
                    + (weak.count > shown.count ? "; the lowest: " : ": ") + Counting.list(Array(shown))
                    + ". All stand in "
                    + Link.to("tables/agreement.csv", "tables/agreement.csv") + ".")
        }
    }

    /// Krippendorff's lowest α for tentative conclusions.
    private static let tentative: Rational = (try? Rational(667, over: 1_000)) ?? 1

    private func percent(_ row: CoderAgreement.Figures) -> Markdown {
        guard let share = row.percentAgreement, let hundredths = try? share * 100 else { return "–" }
        return "\(hundredths.fixed(0)) %"
    }

    private func alpha(_ row: CoderAgreement.Figures) -> Markdown {
        guard let alpha = try? row.alpha.get() else { return "\(row.remark ?? "–")" }
        return "\(alpha.fixed(3))"
    }
}
