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
            return [question(leaves[0].question, nil)] + leaves.map { AnswerWords.cell($0, figures) }
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
                    question(difference.first.question, difference.subject),
                    AnswerWords.cell(difference.first, figures),
                    AnswerWords.cell(difference.second, figures), AnswerWords.effect(difference.effect, figures),
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
}

extension NotShown {
    /// Why a figure is not shown; nil where it is.
    static func reason(_ result: Result<Rational, NotShown>) -> String? {
        if case .failure(let reason) = result { reason.words } else { nil }
    }
}
