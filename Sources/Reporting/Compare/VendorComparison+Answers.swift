import Dataset
import Scoring
import Statistics

extension VendorComparison {
    /// The answers on which the vendors differ, and of two vendors what each makes of the headline index.
    func answers(_ page: inout MarkdownPage) {
        guard let index = run.transparency else { return }
        page.heading(2, "Answers that differ")
        if vendors.count == 2 { return ofTwo(&page, index) }
        let rows = run.scored.rows.questions.indices.compactMap { place -> [Markdown]? in
            let leaves = vendors.map { $0.answers.whole[place] }
            guard leaves.contains(where: { $0.status != leaves[0].status || $0.value != leaves[0].value }) else {
                return nil
            }
            return [question(leaves[0].question, nil)] + leaves.map(answer)
        }
        guard !rows.isEmpty else { return page.paragraph("None.") }
        page.table([("question", .left)] + vendors.map { (name($0), .left) }, rows)
        page.paragraph("In brackets, the points of the answer.")
    }

    private func ofTwo(_ page: inout MarkdownPage, _ index: Identifier) {
        let differences = AnswerDifferences.list(vendors[0], vendors[1], index: index, in: run.scored)
        guard !differences.isEmpty else { return page.paragraph("None.") }
        page.table(
            [
                ("question", .left), (name(vendors[0]), .left), (name(vendors[1]), .left),
                ("worth to " + name(vendors[0]), .right),
            ],
            differences.map { difference in
                [
                    question(difference.first.question, difference.subject), answer(difference.first),
                    answer(difference.second), effect(difference.effect),
                ]
            })
        page.paragraph(
            "In brackets, the points of the answer. *Worth*: how many points of \(run.label(index)) the answer of \(run.name(vendors[0].vendor)) gives it more than that of \(run.name(vendors[1].vendor)) would, all else as it is. One answer at a time: these need not add up to the difference of the scores."
        )
        let reasons = Set(differences.compactMap { NotShown.reason($0.effect) }).sorted()
        for reason in reasons { page.paragraph("Worth, where there is a dash: \(reason).") }
    }

    private func question(_ question: Identifier, _ subject: Identifier?) -> Markdown {
        let text: Markdown = "\(run.question(question)?.text ?? question.text)"
        return subject.map { "*\($0.text)*: " + text } ?? text
    }

    /// "full (100.0)"; what coders did not agree on, or nobody rated, in the words of its standing.
    private func answer(_ leaf: Leaf) -> Markdown {
        let ratings = Set(leaf.ratings.map { Identifier($0.rating) })
        let settled = leaf.ratings.first { $0.coder == ResponseRow.settled }?.rating
        let words: Markdown
        if let settled {
            words = "\(settled)"
        } else if ratings.count == 1, let only = ratings.first {
            words = "\(only.text)"
        } else {
            words = leaf.ratings.isEmpty ? "*\(leaf.status.words)*" : "\(leaf.consensus)"
        }
        return words + (leaf.value.map { " (\(figures.text($0)))" } ?? "")
    }

    private func effect(_ effect: Result<Rational, NotShown>) -> Markdown {
        switch effect {
        case .success(let points): figures.change(points)
        case .failure: "–"
        }
    }
}

extension NotShown {
    /// Why a figure is not shown; nil where it is.
    static func reason(_ result: Result<Rational, NotShown>) -> String? {
        if case .failure(let reason) = result { reason.words } else { nil }
    }
}
