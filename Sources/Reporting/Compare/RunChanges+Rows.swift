import Dataset
import Scoring
import Statistics

extension RunChanges {
    /// The answers that stand differently, vendor by vendor, and what each is worth beside what it was.
    func answers(_ page: inout MarkdownPage) {
        guard let index = later.transparency, earlier.transparency != nil else { return }
        let differences = comparison.vendors.flatMap { vendor in
            comparison.answers(of: vendor, index: index).map { (vendor: vendor, difference: $0) }
        }
        let rows = differences.map { vendor, difference in
            [
                name(vendor), AnswerWords.question(difference.first.question, difference.subject, later),
                AnswerWords.cell(difference.second, figures), AnswerWords.cell(difference.first, figures),
                AnswerWords.effect(difference.effect, figures),
            ]
        }
        page.heading(2, "Answers that changed")
        guard !rows.isEmpty else { return page.paragraph("None, to questions that both runs have.") }
        page.table(
            [("vendor", .left), ("question", .left), ("before", .left), ("now", .left), ("worth", .right)], rows)
        page.paragraph(
            "In brackets, the points of the answer"
                + (hasSameMethod || comparison.restated == nil ? "" : ", those before by the later method")
                + ". *Worth*: how many points of \(later.label(index)) the answer gives now more than what it was before would, all else as it is. One answer at a time: these need not add up."
        )
        AnswerWords.reasons(differences.map(\.difference.effect), on: &page)
    }

    /// The contracts that are new, have gone, or are worth something else.
    func contracts(_ page: inout MarkdownPage) {
        guard later.hasContracts || earlier.hasContracts else { return }
        let rows = comparison.vendors.flatMap { vendor in
            comparison.contracts(of: vendor).map { move -> [Markdown] in
                let row = (move.after ?? move.before)?.row
                return [
                    name(vendor), "\(row?.title ?? row?.contract.text ?? "")", cell(move.before), cell(move.after),
                ]
            }
        }
        page.heading(2, "Contracts that changed")
        guard !rows.isEmpty else { return page.paragraph("None.") }
        page.table([("vendor", .left), ("contract", .left), ("before", .left), ("now", .left)], rows)
        page.paragraph(
            "The involvement of each, from the lowest to the highest that is known"
                + (hasSameMethod ? "." : ", each by the method of its run."))
    }

    private func cell(_ contract: VendorContract?) -> Markdown {
        guard let contract else { return "*not on record*" }
        let interval: Markdown = "\(figures.text(contract.involvement.involvement))"
        return contract.counts ? interval : interval + ", not counted: \(contract.standing.words)"
    }
}
