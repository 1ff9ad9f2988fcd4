import Dataset
import Scoring
import Statistics

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

    /// The claims that a document contradicts or is in tension with: the words once, then what the documents say, then
    /// what follows for each claim that rests on those words.
    private func sides(_ vendor: ScoredVendor, _ page: inout MarkdownPage) {
        let claims = vendor.claims.filter { $0.verdict == .contradicted || $0.verdict == .inTension }
        guard !claims.isEmpty else { return }
        page.heading(3, "\(run.name(vendor.vendor))")
        var shown: Set<[Identifier]> = []
        var told: Set<Identifier> = []
        for first in claims where told.insert(first.row.claim).inserted {
            let same = claims.filter { $0.row.isSameSpeech(as: first.row) }
            told.formUnion(same.map(\.row.claim))
            page.paragraph(said(first.row, &page))
            let tests = gravest(same)
            for test in tests.prefix(ReportPage.documentsShown) where shown.insert(test.contract.row.key).inserted {
                page.paragraph(documented(test.contract, &page))
            }
            if tests.count > ReportPage.documentsShown {
                let more = tests.count - ReportPage.documentsShown
                page.paragraph(
                    "\(Counting.capitalised(more)) more \(more == 1 ? "contract stands" : "contracts stand") against it, on \(link(vendor.vendor))'s page."
                )
            }
            page.bullets(same.map(verdict))
        }
    }

    /// So many documents beside one claim; the rest stand on the vendor's page.
    private static let documentsShown = 3

    /// One test a contract that stands against any of the claims: those that state the contrary first, and among them
    /// those with the largest gap.
    private func gravest(_ claims: [TestedClaim]) -> [ContractTest] {
        func contradicted(_ test: ContractTest) -> Int {
            claims.flatMap(\.tests).filter { $0.contract.row.key == test.contract.row.key }.flatMap(\.features)
                .count { $0.verdict == .contradicted }
        }
        var tests: [(test: ContractTest, gap: Rational)] = []
        for claim in claims {
            for test in claim.tests where test.verdict == .contradicted || test.verdict == .inTension {
                let gap = test.features.reduce(Rational.zero) { sum, feature in
                    (try? sum + feature.gap.lower) ?? sum
                }
                let isKnown: ((test: ContractTest, gap: Rational)) -> Bool = {
                    $0.test.contract.row.key == test.contract.row.key
                }
                if let known = tests.firstIndex(where: isKnown) {
                    tests[known].gap = (try? tests[known].gap + gap) ?? tests[known].gap
                } else {
                    tests.append((test, gap))
                }
            }
        }
        return tests.enumerated()
            .sorted { left, right in
                let (one, other) = (contradicted(left.element.test), contradicted(right.element.test))
                if one != other { return one > other }
                return left.element.gap == right.element.gap
                    ? left.offset < right.offset : left.element.gap > right.element.gap
            }
            .map(\.element.test)
    }

    /// "Hikvision UK said on 10 August 2021: “…”".
    func said(_ claim: ClaimRow, _ page: inout MarkdownPage) -> Markdown {
        let quote = evidence.quote(claim.quote, claim.wording)
        let note = evidence.note(claim.source, on: &page)
        let remark: Markdown = claim.note.map { " \($0)" } ?? ""
        return "**\(run.name(claim.vendor)) said** (\(claim.date.inWords)): \(quote)\(note)" + remark
    }

    /// "The contract …, signed by …, says: “…”".
    func documented(_ contract: ContractInvolvement, _ page: inout MarkdownPage) -> Markdown {
        let row = contract.row
        let note = evidence.note(row.source, on: &page)
        return
            "**The contract \(evidence.title(row)), signed by \(run.name(row.vendor)), says:** \(evidence.quote(row.quote, row.wording))\(note) As coded: \(contracts.summary(contract))."
    }

    private func verdict(_ claim: TestedClaim) -> Markdown {
        var text: Markdown = "That \(evidence.assertion(claim.row)) is \(claim.verdict.sentence)"
        let worth = claim.tests.filter { $0.verdict == claim.verdict }.flatMap(\.features)
            .filter { $0.verdict == claim.verdict }.compactMap { try? $0.gap }
        if let largest = worth.max(by: { $0.lower < $1.lower }), largest.lower > 0 {
            text = text + "; it is worth \(figures.text(largest)) points"
        }
        text = text + "."
        if let inference = claim.row.inferred.first(where: { $0.column == "asserted" }) {
            text = text + " *Inferred:* \(inference.reason)."
        }
        return text
    }
}

extension ClaimRow {
    /// Whether two claims rest on the same words, said by the same company on the same day.
    func isSameSpeech(as other: ClaimRow) -> Bool {
        vendor == other.vendor && date == other.date && quote != nil
            && quote.map { Identifier($0) } == other.quote.map { Identifier($0) }
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
            for contract in vendor.involvement.contracts where contract.counts && contract.involvement.isKnownByNameOnly
            {
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
