import Dataset
import Scoring
import Statistics

extension ReportPage {
    /// How far the coders agree, scale by scale and question by question, and what is to be settled.
    func coders(_ page: inout MarkdownPage) -> [(path: String, bytes: [UInt8])] {
        let figures = run.agreement.figures
        let scales = figures.filter { $0.scope.kind == "scale" }
        guard !scales.isEmpty else { return [] }
        let words = AgreementWords(run)
        page.heading(2, "How far the coders agree")
        page.table(words.columns("scale"), scales.map { words.row("\($0.scope.name)", $0) })
        page.paragraph(words.reading)
        page.paragraph(words.target)
        let questions = figures.filter { $0.scope.kind == "question" }
        let path = "charts/agreement.svg"
        let chart = words.chart(questions)
        page.image(path, alternative: "\(chart.caption.alternative)")
        if let sentence = words.weakest(questions) { page.paragraph(sentence) }
        if let sentence = unsettled { page.paragraph(sentence) }
        page.paragraph(
            "By node, by pair of coders, and how many coders or questions a score would need: \(Link.to(CodersPage.path, "the coders' appendix")). Every coefficient: \(Link.to("tables/agreement.csv", "tables/agreement.csv"))."
        )
        return [chart.file(path)]
    }

    /// What nobody has settled, and what the largest of it is worth.
    private var unsettled: Markdown? {
        let open = run.disagreements.filter { $0.standing != .settled }
        guard let first = open.first else { return nil }
        let undecided = open.count { $0.standing == .unresolved }
        let largest = open.compactMap { item in (try? item.effect.get()).map { (item: item, effect: $0) } }
            .max { $0.effect < $1.effect }
        let text = run.question((largest?.item ?? first).question)?.text ?? first.question.text
        let worth: Markdown =
            largest.map { largest in
                " The one worth most is “\(text)” (\(link(largest.item.vendor))): between the ratings given, \(run.transparency.map { run.label($0) } ?? "the index") moves by \(figures.text(largest.effect)) points."
            } ?? ""
        return
            "On \(Counting.inWords(open.count, "answer")) the coders disagree and no settled rating is on record; \(undecided == 0 ? "the method's rule decides each of them" : "of these the method's rule leaves \(Counting.word(undecided)) without a rating")."
            + worth + " All, with the words that they rest on: "
            + Link.to("tables/disagreements.csv", "tables/disagreements.csv") + "."
    }
}
