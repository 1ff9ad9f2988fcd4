import Dataset
import Scoring
import Statistics

/// `diagnostics.md`: how far the questions under a node go together; only where it is asked for.
struct DiagnosticsPage {
    private let run: RunContext

    init(_ run: RunContext) { self.run = run }

    /// None where diagnostics were not asked for.
    var files: [(path: String, bytes: [UInt8])] {
        guard run.hasDiagnostics else { return [] }
        var page = MarkdownPage()
        page.heading(1, "Appendix: diagnostics, \(run.period.description)")
        page.paragraph(PageHead(run).line)
        page.paragraph(
            "**These figures are no reason to drop a question, to weigh one less, or to call the index good.** An index of openness is put together from what should be disclosed: its questions need not go together, and the one that goes with none of the others may be the one that matters. Cronbach's α and McDonald's ω grow with the number of questions alone, and rest here on few vendors. They are printed for readers who expect them."
        )
        page.table(
            [
                ("node", .left), ("questions", .right), ("vendors", .right), ("Cronbach's α", .right),
                ("interval (Feldt)", .left), ("McDonald's ω", .right),
            ],
            run.consistency.map { item in
                [
                    "\(run.label(item.node))", "\(item.questions)", "\(item.vendors.complete) of \(item.vendors.all)",
                    "\(item.alpha.words { AgreementWords.three.text($0) })",
                    "\(item.interval.words { "\(AgreementWords.three.text($0.lower)) to \(AgreementWords.three.text($0.upper))" })",
                    "\(item.omega.words { AgreementWords.three.text($0) })",
                ]
            })
        if run.consistency.isEmpty {
            page.paragraph("No node has two questions that a vendor's score rests on.")
        } else {
            page.paragraph(
                "Of the vendors with a value for every question under the node, without the questions that no score rests on; intervals at \(Figures.percent(run.agreement.level)). ω is that of one common factor by maximum likelihood, and not available where the solution is improper. All in \(Link.to("tables/consistency.csv", "tables/consistency.csv"))."
            )
        }
        return [page.file("diagnostics.md")]
    }
}
