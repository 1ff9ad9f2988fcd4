internal import Dataset
internal import Scoring
internal import Statistics

extension ReportPage {
    /// What vendors say of themselves, and what documents say: both sides' words side by side.
    func claims(_ page: inout MarkdownPage) -> [(path: String, bytes: [UInt8])] {
        let speaking = vendors.filter { !$0.claims.isEmpty }
        guard !speaking.isEmpty else { return [] }
        page.heading(2, "What vendors say, and what documents show")
        var charts: [(path: String, bytes: [UInt8])] = []
        if speaking.contains(where: { !$0.gaps.isEmpty }) {
            let path = "charts/gap.svg"
            let chart = GapCharts.chart(run, speaking)
            page.image(path, alternative: "\(chart.caption.alternative)")
            charts.append(chart.file(path))
        }
        page.table(
            [
                ("vendor", .left), ("contract", .left), ("documented", .left), ("acknowledged", .left), ("gap", .right),
                ("without inference", .right), ("claims contradicted", .right), ("in tension", .right),
            ], speaking.map(row))
        page.paragraph(
            "*Acknowledged* takes the features that a claim speaks of as claimed, and every other feature as documented, so the gap compares like with like. A gap is printed only where the documents put the contract above the claims for certain (\(Link.to("method.md#the-candour-gap", "method")))."
        )
        for vendor in speaking { sides(vendor, &page) }
        return charts
    }

    private func row(_ vendor: ScoredVendor) -> [Markdown] {
        let contradicted = vendor.claims.count { $0.verdict == .contradicted }
        let tense = vendor.claims.count { $0.verdict == .inTension }
        let counts: [Markdown] = ["\(contradicted) of \(vendor.claims.count)", "\(tense)"]
        guard let gap = vendor.largestGap else { return [link(vendor.vendor), "–", "–", "–", "–", "–"] + counts }
        return [
            link(vendor.vendor), "\(contracts.label(gap.contract.row))", "\(figures.text(gap.contract.involvement))",
            "\(figures.text(gap.acknowledged))", gap.isHeadline ? "**\(figures.text(gap.gap))**" : "none for certain",
            gap.gapWithoutInference.map { "\(figures.text($0))" } ?? "–",
        ] + counts
    }

    /// Each claim that a document contradicts or is in tension with, with both quotes.
    private func sides(_ vendor: ScoredVendor, _ page: inout MarkdownPage) {
        let claims = vendor.claims.filter { $0.verdict == .contradicted || $0.verdict == .inTension }
        guard !claims.isEmpty else { return }
        page.heading(3, "\(run.name(vendor.vendor))")
        var shown: [(quote: String?, tests: [Identifier])] = []
        for claim in claims {
            let tests = claim.tests.filter { $0.verdict == claim.verdict }
            let key = (quote: claim.row.quote, tests: tests.map(\.contract.row.contract))
            // Several claims can rest on the same words; they are printed once, with what follows for each.
            if !shown.contains(where: { $0.quote == key.quote && $0.tests == key.tests }) {
                page.paragraph(said(claim.row, &page))
                for test in tests.prefix(3) { page.paragraph(documented(test.contract, &page)) }
                if tests.count > 3 { page.paragraph("\(tests.count - 3) more contracts say the same; they stand on \(link(vendor.vendor))'s page.") }
                shown.append(key)
            }
            page.paragraph(verdict(claim, tests))
        }
    }

    /// "Hikvision UK said on 10 August 2021: “…”".
    func said(_ claim: ClaimRow, _ page: inout MarkdownPage) -> Markdown {
        let quote = evidence.quote(claim.quote, claim.wording)
        let note = evidence.note(claim.source, on: &page)
        return "**\(run.name(claim.vendor)) said** (\(claim.date.inWords)): \(quote)\(note)"
    }

    /// "The contract …, signed by …, says: “…”".
    func documented(_ contract: ContractInvolvement, _ page: inout MarkdownPage) -> Markdown {
        let row = contract.row
        let note = evidence.note(row.source, on: &page)
        return "**The contract \(evidence.title(row)), signed by \(run.name(row.vendor)), says:** \(evidence.quote(row.quote, row.wording))\(note) As coded: \(contracts.summary(contract))."
    }

    private func verdict(_ claim: TestedClaim, _ tests: [ContractTest]) -> Markdown {
        var text: Markdown = "The claim that it \(claimed(claim.row)) is \(claim.verdict.sentence)"
        if let test = tests.first, let feature = test.features.first(where: { $0.verdict == claim.verdict }),
            let gap = try? feature.gap, gap.lower > 0
        {
            text = text + "; the feature alone is worth \(figures.text(gap)) points"
        }
        text = text + "."
        if let inference = claim.row.inferred.first(where: { $0.column == "asserted" }) {
            text = text + " *Inferred:* \(inference.reason)."
        }
        return text
    }

    private func claimed(_ claim: ClaimRow) -> Markdown {
        switch claim.assertion {
        case .roles: evidence.assertion(claim)
        default: "has \(evidence.assertion(claim))"
        }
    }
}

/// The chart of documented against acknowledged involvement.
enum GapCharts {
    /// The gaps of every contract that a claim speaks of, then what is known by name only.
    static func chart(_ run: RunContext, _ vendors: [ScoredVendor]) -> GapChart {
        let words = ContractWords(run: run)
        let isSingle = vendors.count == 1
        var rows: [GapChart.Row] = []
        for vendor in vendors {
            // One vendor: every contract. Several: the contract with each one's largest gap.
            let gaps = isSingle ? vendor.gaps : [vendor.largestGap].compactMap { $0 }
            for gap in gaps {
                let contract = words.label(gap.contract.row)
                rows.append(
                    GapChart.Row(
                        label: isSingle ? contract : "\(run.name(vendor.vendor)): \(contract)",
                        documented: interval(gap.contract.involvement),
                        documentedText: run.figures.text(gap.contract.involvement),
                        acknowledged: interval(gap.acknowledged), acknowledgedText: run.figures.text(gap.acknowledged),
                        gapText: gap.isHeadline ? "gap " + run.figures.text(gap.gap) : ""))
            }
            guard isSingle else { continue }
            for contract in vendor.involvement.contracts where contract.counts && contract.involvement.isKnownByNameOnly {
                rows.append(
                    GapChart.Row(
                        label: words.label(contract.row), documented: interval(contract.involvement.involvement),
                        documentedText: run.figures.text(contract.involvement.involvement),
                        remark: "known by name only", isUndisclosed: true))
            }
        }
        let widest = rows.first { !$0.gapText.isEmpty }
        return GapChart(
            caption: ChartCaption(
                title: "What documents show, and what is acknowledged, \(run.period)",
                subtitle: "involvement of the contracts that vendors' claims speak of",
                alternative: "Documented against acknowledged involvement of \(Counting.of(rows.count, "contract"))."
                    + (widest.map {
                        " \($0.label): documented \($0.documentedText), acknowledged \($0.acknowledgedText), \($0.gapText)."
                    } ?? "")),
            axisLabel: "involvement, points from 0 to 100", range: .percent, rows: rows)
    }

    private static func interval(_ interval: Interval) -> ChartInterval? {
        ChartInterval(interval.lower.double(), interval.upper.double())
    }
}
