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
            return [AnswerWords.question(leaves[0].question, nil, run)] + leaves.map { AnswerWords.cell($0, figures) }
        }
        guard !rows.isEmpty else { return page.paragraph("None.") }
        page.table([("question", .left)] + vendors.map { (name($0), .left) }, rows)
        let hasParts = vendors.contains { !$0.answers.parts.isEmpty }
        page.paragraph(
            "In brackets, the points of the answer."
                + (hasParts ? " Answers rated part by part are not listed here; of two vendors they are." : ""))
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
                    AnswerWords.question(difference.first.question, difference.subject, run),
                    AnswerWords.cell(difference.first, figures),
                    AnswerWords.cell(difference.second, figures), AnswerWords.effect(difference.effect, figures),
                ]
            })
        page.paragraph(
            "In brackets, the points of the answer. *Worth*: how many points of \(run.label(index)) the answer of \(run.name(vendors[0].vendor)) gives it more than that of \(run.name(vendors[1].vendor)) would, all else as it is. One answer at a time: these need not add up to the difference of the scores. Parts that only one of the two has are left out."
        )
        AnswerWords.reasons(differences.map(\.effect), on: &page)
    }
}
