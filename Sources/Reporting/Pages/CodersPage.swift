import Dataset
import Scoring
import Statistics

/// `coders.md`: agreement by node and pair of coders, and how many coders or questions a score would need.
struct CodersPage {
    /// Where it stands.
    static let path = "coders.md"

    private let run: RunContext
    private let words: AgreementWords

    init(_ run: RunContext) {
        self.run = run
        words = AgreementWords(run)
    }

    /// None where no two coders rated the same answer.
    var files: [(path: String, bytes: [UInt8])] {
        let figures = run.agreement.figures
        guard !figures.isEmpty else { return [] }
        var page = MarkdownPage()
        page.heading(1, "Appendix: the coders, \(run.period.description)")
        page.paragraph(PageHead(run).line)
        page.paragraph(words.reading)
        page.paragraph(words.target)
        page.heading(2, "By node")
        let nodes = figures.filter { $0.scope.kind == "node" }
        page.table(words.columns("node"), nodes.map { words.row("\(run.label(Identifier($0.scope.name)))", $0) })
        if nodes.contains(where: \.isMixed) {
            page.paragraph(
                "Where the metric is *points*, the questions under the node are on several scales: what the ratings are worth in the score is compared, as an interval."
            )
        }
        let pairs = figures.filter { $0.scope.kind == "coders" }
        if !pairs.isEmpty {
            page.heading(2, "By pair of coders")
            page.table(words.columns("coders"), pairs.map { words.row("\($0.scope.name)", $0) })
        }
        generalisability(&page)
        return [page.file(CodersPage.path)]
    }

    private func generalisability(_ page: inout MarkdownPage) {
        page.heading(2, "How many coders or questions a score would need")
        let design: CodingDesign
        switch run.design {
        case .success(let found): design = found
        case .failure(let reason):
            page.paragraph("That is \(reason.words).")
            return
        }
        let (vendors, questions, coders) = (design.vendors.count, design.questions.count, design.coders.count)
        page.paragraph(
            "From the ratings without gaps: \(Counting.of(vendors, "vendor")) of \(design.all.vendors), \(Counting.of(questions, "question")) of \(design.all.questions) and \(Counting.of(coders, "coder")) of \(design.all.coders); \(design.all.vendors - vendors), \(design.all.questions - questions) and \(design.all.coders - coders) are left out. Every question weighs the same here, so that this is a guide for planning and no figure of the score."
        )
        if let now = design.decision(questions: questions, coders: coders) {
            page.paragraph(
                "As it is, Φ is \(AgreementWords.three.text(now.dependability)) and the standard error of a score \(error(now)) points: so much of the variance of scores is of vendors, and so far may a score lie from that of all such questions and coders. \(needed(design))"
            )
        }
        let questionNumbers = Set([10, 20, 40, 80, questions]).sorted()
        let coderNumbers = Set([1, 2, 3, 5, coders]).sorted()
        page.table(
            [("Φ (standard error), questions", .left)] + coderNumbers.map { ("\(Counting.of($0, "coder"))", .right) },
            questionNumbers.map { questions -> [Markdown] in
                let cells = coderNumbers.map { coders -> Markdown in
                    guard let decision = design.decision(questions: questions, coders: coders) else { return "–" }
                    return "\(AgreementWords.three.text(decision.dependability)) (\(error(decision)))"
                }
                return ["\(questions)"] + cells
            })
        page.paragraph(
            "Components of variance, in squared points: \(Counting.list(components(design))). One below 0 is an estimate of 0. Brennan's generalisability theory, for random vendors, questions and coders; all in \(Link.to("tables/generalisability.csv", "tables/generalisability.csv"))."
        )
    }

    private func needed(_ design: CodingDesign) -> Markdown {
        let (questions, coders) = (design.questions.count, design.coders.count)
        let byQuestions: Markdown =
            design.questionsNeeded(coders: coders).map {
                "with \(Counting.of(coders, "coder")), \(Counting.of($0, "question"))"
            }
            ?? "with \(Counting.of(coders, "coder")), no number of questions up to \(CodingDesign.mostQuestions)"
        let byCoders: Markdown =
            design.codersNeeded(questions: questions)
            .map { "with \(Counting.of(questions, "question")), \(Counting.of($0, "coder"))" }
            ?? "with \(Counting.of(questions, "question")), no number of coders up to \(CodingDesign.mostCoders)"
        return "Φ of at least .800 would take: " + byQuestions + "; " + byCoders + "."
    }

    private func error(_ decision: VarianceStudy.Decision) -> String {
        (try? Grid.rational(decision.standardError)).map { run.figures.text($0) } ?? "–"
    }

    private func components(_ design: CodingDesign) -> [Markdown] {
        let names: [(VarianceStudy.Source, Markdown)] = [
            (.units, "vendors"), (.items, "questions"), (.coders, "coders"), (.unitsByItems, "vendors × questions"),
            (.unitsByCoders, "vendors × coders"), (.itemsByCoders, "questions × coders"), (.rest, "the rest"),
        ]
        return names.map { source, name in
            name + " \(design.study.components[source].map { run.figures.text($0) } ?? "–")"
        }
    }
}
