import Dataset
public import Scoring
import Statistics

/// What a vendor is sent before a run is published: all that is recorded about it and what follows from that, a CSV for its
/// corrections, and nothing about any other vendor.
public struct ReplyPack {
    let run: RunContext
    let vendor: ScoredVendor

    /// - Parameter vendor: one of the run's.
    public init(_ run: RunContext, _ vendor: ScoredVendor) {
        self.run = run
        self.vendor = vendor
    }

    /// The files, sorted by the bytes of their paths.
    public var files: [(path: String, bytes: [UInt8])] {
        let records = ReplyRecords(run, vendor)
        let method = Array(run.scored.dataset.methodText.utf8)
        let all =
            [readme(records), (ReplyCorrections.path, ReplyCorrections.csv(records))] + page + records.files
            + MethodPage(run, isAlone: true).files + [("\(RunInputs.folder)/\(DatasetFolder.methodFile)", method)]
        return all.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    private var name: Markdown { "\(run.name(vendor.vendor))" }

    private var edition: Markdown { Markdown(source: "edition `\(run.edition)`") }

    /// The vendor's page as its run has it, without what sets it beside others.
    private var page: [(path: String, bytes: [UInt8])] {
        let own = VendorPage(run, vendor)
        var page = MarkdownPage()
        page.heading(1, name + ", \(run.period.description)")
        page.paragraph("\(run.method.title) · data as of \(run.period.lastDay.inWords) · " + edition)
        own.group(&page)
        own.scoreTable(&page, hasIntervals: false)
        own.scoreWords(&page)
        own.answers(&page)
        let charts = own.contracts(&page)
        own.claims(&page)
        own.questions(&page)
        return [page.file(run.page(of: vendor.vendor))] + charts
    }

    private func readme(_ records: ReplyRecords) -> (path: String, bytes: [UInt8]) {
        var page = MarkdownPage()
        page.heading(1, "Right of reply: " + name + ", \(run.period.description)")
        page.paragraph("\(run.method.title) · data as of \(run.period.lastDay.inWords) · " + edition)
        page.paragraph(
            "These are all records about " + name
                + " that its figures in this edition rest on, and what follows from them. No record in here is about another vendor."
        )
        page.table(
            [("file", .left), ("what it is", .left)],
            [
                [
                    Link.to(run.page(of: vendor.vendor), "\(run.page(of: vendor.vendor))"),
                    "scores, answers, contracts and claims, with the quotes and sources that they rest on, and what was not disclosed",
                ],
                [
                    Link.to("method.md", "method.md"),
                    "the rules, in prose; as a file, \(Link.to("inputs/method.yaml", "method.yaml"))",
                ],
                [
                    Link.to(ReplyCorrections.path, "\(ReplyCorrections.path)"),
                    "each cell of the records, with room for what it should say",
                ],
            ]
                + records.tables.map { table in
                    [
                        Link.to(table.path, "\(table.path)"),
                        "\(Counting.of(table.rows.count, "row")), each \(table.schema.row)",
                    ]
                })
        page.heading(2, "How to correct a record")
        page.bullets([
            "A line of *corrections.csv* is one cell: the file, the row's key, the column, and what is recorded; blank where nothing is known.",
            "Write what it should say into *correction*, and into *source* the document that shows it, or where it can be read. *comment* is for anything else. Lines without a correction stay as they are.",
            "Leave the other columns as they are: they lead back to the record.",
            "A rating is a coder's judgement of an answer, and coders appear under pseudonyms. A correction of a rating is a remark for them: they rate what is sent.",
            "Identifiers and words of lists are those of the dataset; a correction in plain words will do.",
        ])
        return page.file("README.md")
    }
}
