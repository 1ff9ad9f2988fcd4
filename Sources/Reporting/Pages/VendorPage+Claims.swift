import Dataset
import Scoring
import Statistics

extension VendorPage {
    /// Each claim beside the documents that it was held against.
    func claims(_ page: inout MarkdownPage) {
        guard !vendor.claims.isEmpty else { return }
        page.heading(2, "Claims against documents")
        for claim in vendor.claims { self.claim(claim, &page) }
        guard let gap = vendor.largestGap else { return }
        page.heading(2, "The candour gap")
        page.paragraph(
            "On \(evidence.title(gap.contract.row)): documented \(figures.text(gap.contract.involvement)), acknowledged \(figures.text(gap.acknowledged)), gap **\(figures.text(gap.gap))** points"
                + (gap.isHeadline ? "." : ": not above 0 for certain, so it is no headline."))
        page.table(
            [
                ("feature claimed", .left), ("claim", .left), ("documented", .right), ("claimed", .right),
                ("worth", .right), ("gap", .right),
            ],
            gap.features.map { test, claim in
                [
                    "\(test.feature.name)", "\(claim.claim.text)" + (claim.inferred.isEmpty ? "" : " *(inferred)*"),
                    "\(share(test.documented))", "\(share(test.claimed))", "\(figures.text(test.weight))",
                    (try? test.gap).map { "\(figures.text($0))" } ?? "–",
                ]
            })
        if let certain = gap.gapWithoutInference {
            page.paragraph(
                "Without what a claim or the contract's row marks as inferred: **\(figures.text(certain))** points.")
        }
    }

    private func claim(_ claim: TestedClaim, _ page: inout MarkdownPage) {
        let row = claim.row
        page.heading(3, "\(row.claim.text): " + claim.verdict.sentence)
        let note = evidence.note(row.source, on: &page)
        page.paragraph(
            "**\(run.name(row.vendor)) said** (\(row.date.inWords)): \(evidence.quote(row.quote, row.wording))\(note)")
        var coded: Markdown = "Coded as: \(evidence.assertion(row))."
        if !row.inferred.isEmpty { coded = coded + " *Inferred:* " + evidence.inferences(row.inferred) + "." }
        if let said = row.note { coded = coded + " \(said)" }
        page.paragraph(coded)
        guard row.assertion != .statement else { return }
        guard !claim.tests.isEmpty else {
            page.paragraph("No contract of the group is known to have been signed when this was said.")
            return
        }
        for test in claim.tests where test.verdict != .untested { documented(test, &page) }
        let untested = claim.tests.filter { $0.verdict == .untested }
        if !untested.isEmpty {
            page.paragraph(
                "Untested against "
                    + Counting.list(untested.map { "“\($0.contract.row.title ?? $0.contract.row.contract.text)”" })
                    + ", of which the record says too little.")
        }
    }

    private func documented(_ test: ContractTest, _ page: inout MarkdownPage) {
        let row = test.contract.row
        let note = evidence.note(row.source, on: &page)
        page.paragraph(
            "**\(evidence.title(row)), signed by \(run.name(row.vendor)), says:** \(evidence.quote(row.quote, row.wording))\(note)"
        )
        page.bullets(
            test.features.map { feature in
                let gap: Markdown = (try? feature.gap).map { ", gap \(figures.text($0)) points" } ?? ""
                return
                    "\(feature.feature.name): documented \(share(feature.documented)), claimed \(share(feature.claimed)) – \(feature.verdict.rawValue)\(gap)"
            })
    }

    /// How much of a feature holds, 0 to 1, as short as it is exact.
    private func share(_ interval: Interval) -> String {
        func short(_ value: Rational) -> String {
            value.exactDecimal.flatMap { $0.count <= 6 ? $0 : nil } ?? value.fixed(3)
        }
        return interval.isExact ? short(interval.lower) : short(interval.lower) + "–" + short(interval.upper)
    }
}
