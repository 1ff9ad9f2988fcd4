import Dataset
import Scoring

/// `report.md`: what an editor publishes from.
///
/// Each part of it stands in an extension of its own; every sentence is one that the figures support.
struct ReportPage {
    let run: RunContext
    let evidence: Evidence
    let contracts: ContractWords

    init(_ run: RunContext) {
        self.run = run
        evidence = Evidence(run: run)
        contracts = ContractWords(run: run)
    }

    var files: [(path: String, bytes: [UInt8])] {
        var page = MarkdownPage()
        page.heading(1, "\(run.method.title), \(run.period.description)")
        page.paragraph(PageHead(run).line)
        if let summary = run.method.summary { page.paragraph("\(summary)") }
        page.heading(2, "In short")
        page.bullets(Findings(self).bullets)
        var charts: [(path: String, bytes: [UInt8])] = []
        charts += transparency(&page)
        charts += changes(&page)
        charts += involvement(&page)
        charts += claims(&page)
        charts += choices(&page)
        charts += coders(&page)
        limits(&page)
        data(&page)
        return [page.file("report.md")] + charts
    }

    var vendors: [ScoredVendor] { run.scored.vendors }
    var figures: Figures { run.figures }

    /// A vendor's name with a link to its page.
    func link(_ vendor: Identifier) -> Markdown { Link.to(run.page(of: vendor), "\(run.name(vendor))") }
}

/// What stands under the title of every page of a run.
struct PageHead {
    private let run: RunContext

    init(_ run: RunContext) { self.run = run }

    var line: Markdown {
        let rows = run.scored.rows
        var counts: [Markdown] = ["\(Counting.of(run.scored.vendors.count, "vendor"))"]
        if !rows.questions.isEmpty { counts.append("\(Counting.of(rows.questions.count, "question"))") }
        let coders = Set(rows.responses.map(\.coder)).subtracting([ResponseRow.settled]).count
        if coders > 0 { counts.append("\(Counting.of(coders, "coder"))") }
        let contracts = Set(rows.contracts.map(\.contract)).count
        if contracts > 0 { counts.append("\(Counting.of(contracts, "contract"))") }
        return "Method \(run.method.version) · data as of \(run.period.lastDay.inWords) · " + counts.joined(by: ", ")
            + " · " + editions
    }

    /// The edition in short, and the one that it follows.
    private var editions: Markdown {
        let this = Markdown(source: "edition `\(PageHead.short(run.edition))`")
        guard let previous = run.previous else { return this }
        return this + Markdown(source: ", follows `\(PageHead.short(previous.edition))` of ") + "\(previous.period)"
    }

    /// The first and last digits, enough to tell editions apart by eye.
    static func short(_ edition: String) -> String { edition.prefix(8) + "…" + edition.suffix(4) }
}

extension Day {
    /// "30 September 2021".
    var inWords: String { CalendarDate(description)?.inWords ?? description }
}
