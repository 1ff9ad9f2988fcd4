import Dataset
import Scoring
import Statistics

extension VendorPage {
    /// Every contract, with what each of its features gives and what says so.
    func contracts(_ page: inout MarkdownPage) -> [(path: String, bytes: [UInt8])] {
        let all = vendor.involvement.contracts
        guard !all.isEmpty else { return [] }
        page.heading(2, "Contracts")
        let counting = all.filter(\.counts)
        var charts: [(path: String, bytes: [UInt8])] = []
        if !counting.isEmpty {
            let name = run.files.name(of: vendor.vendor)
            let chart = bounds(counting)
            page.image("../charts/vendors/\(name).svg", alternative: "\(chart.caption.alternative)")
            charts.append(chart.file("charts/vendors/\(name).svg"))
            measures(&page)
        }
        for contract in counting where !contract.involvement.isKnownByNameOnly { details(contract, &page) }
        let nameOnly = counting.filter { $0.involvement.isKnownByNameOnly }
        if !nameOnly.isEmpty {
            page.heading(3, "Known by name only")
            page.paragraph("Nothing that the score uses is known of these: each could lie anywhere from 0 to 100.")
            page.bullets(nameOnly.map { listed($0, &page) })
        }
        let left = all.filter { !$0.counts }
        if !left.isEmpty {
            page.heading(3, "Not counted")
            page.bullets(left.map { listed($0, &page) + " – \($0.standing.words)" + inferredMark($0, "same_as") })
        }
        return charts
    }

    private func inferredMark(_ contract: VendorContract, _ column: String) -> Markdown {
        guard let inference = contract.row.inferred.first(where: { $0.column == column }) else { return "" }
        return " *(inferred: \(inference.reason))*"
    }

    private func listed(_ contract: VendorContract, _ page: inout MarkdownPage) -> Markdown {
        let row = contract.row
        let quote: Markdown = row.quote == nil ? "" : ": " + evidence.quote(row.quote, row.wording)
        return "\(row.title ?? row.contract.text)\(quote)\(evidence.note(row.source, on: &page))"
    }

    private func measures(_ page: inout MarkdownPage) {
        let involvement = vendor.involvement
        var rows: [[Markdown]] = [
            [
                "deepest", "\(figures.text(involvement.deepest))",
                "the most it is shown to do anywhere, and the most it could do",
            ]
        ]
        if let typical = involvement.typical {
            rows.append([
                "typical", "\(figures.text(typical))", "mean of its contracts, weighted by ln(1 + value / v₀)",
            ])
        }
        if let power = involvement.power {
            rows.append([
                "power", "\(figures.text(power))", "power mean with p = \(figures.short(run.method.contracts.power))",
            ])
        }
        let exposure = involvement.exposure
        let atLeast: Markdown = exposure.unknownValues > 0 ? "at least " : ""
        rows.append([
            "exposure", atLeast + "\(Figures.whole(exposure.money.lower)) \(run.method.baseCurrency.text)",
            "Σ share × value × evidenced involvement / 100",
        ])
        page.table([("measure", .left), ("", .left), ("meaning", .left)], rows)
    }

    /// One contract: its features, in parts that add up to the whole as printed.
    private func details(_ contract: VendorContract, _ page: inout MarkdownPage) {
        let (row, involvement) = (contract.row, contract.involvement)
        page.heading(3, "\(row.title ?? row.contract.text)")
        var facts: [Markdown] = ["signed by \(run.name(row.vendor))"]
        if let buyer = row.buyer { facts.append("buyer: \(buyer)" + inferredMark(contract, "buyer")) }
        let years = words.years(row)
        if !years.isEmpty { facts.append("\(years)" + inferredMark(contract, "signed")) }
        if let value = row.cell("value") {
            facts.append("value: \(Figures.grouped(value)) \(row.currency?.text ?? "")")
        }
        if !contract.share.isExact || contract.share.upper < 1 {
            facts.append("share: \(figures.range(contract.share.lower, contract.share.upper))")
        }
        if row.version > 1 { facts.append("version \(row.version)") }
        page.paragraph(facts.joined(by: "; ") + ".")
        if row.quote != nil {
            page.quotation(evidence.quote(row.quote, row.wording) + evidence.note(row.source, on: &page))
        } else {
            page.paragraph("No quote on record." + evidence.note(row.source, on: &page))
        }
        if let note = row.note { page.paragraph("\(note)") }
        page.table(
            [
                ("feature", .left), ("what is known", .left), ("worth", .right), ("at least", .right),
                ("at most", .right),
            ],
            featureRows(involvement))
        var sum: Markdown =
            "**Involvement \(figures.text(involvement.involvement))**: evidenced, \(figures.text(involvement.involvement.lower)); what is not disclosed could add \(figures.text((try? involvement.involvement.width) ?? .zero))."
        if !row.inferred.isEmpty {
            sum = sum + " *Inferred:* " + evidence.inferences(row.inferred) + "."
            if let without = contract.withoutInference {
                sum = sum + " Without what is inferred: **\(figures.text(without))**."
            }
        }
        page.paragraph(sum)
    }

    private func featureRows(_ involvement: ContractInvolvement) -> [[Markdown]] {
        let features = ContractFeature.all(of: involvement, run.method).filter { $0.weight > 0 }
        let lowest = rounded(features.map { (try? $0.share.lower * $0.weight) ?? .zero }, involvement.involvement.lower)
        let highest = rounded(
            features.map { (try? $0.share.upper * $0.weight) ?? .zero }, involvement.involvement.upper)
        var rows: [[Markdown]] = []
        for (index, feature) in features.enumerated() {
            let mark: Markdown = feature.isInferred ? " *(inferred)*" : ""
            rows.append([
                "\(feature.name)", "\(feature.basis)" + mark, "\(figures.text(feature.weight))",
                "\(figures.text(lowest[index]))", "\(figures.text(highest[index]))",
            ])
        }
        rows.append([
            "**sum**", "", "**100**", "**\(figures.text(involvement.involvement.lower))**",
            "**\(figures.text(involvement.involvement.upper))**",
        ])
        return rows
    }

    /// Parts rounded so that they add up to the whole as it is printed.
    private func rounded(_ parts: [Rational], _ whole: Rational) -> [Rational] {
        (try? largestRemainder(parts: parts, total: whole, decimals: figures.decimals)) ?? parts
    }

    private func bounds(_ contracts: [VendorContract]) -> VendorBoundsChart {
        // Deepest first; of very many, the chart shows those at the top.
        let shown = contracts.enumerated()
            .sorted {
                let (one, other) = ($0.element.involvement.involvement, $1.element.involvement.involvement)
                if one.lower != other.lower { return one.lower > other.lower }
                return one.upper == other.upper ? $0.offset < $1.offset : one.upper < other.upper
            }
            .prefix(VendorPage.chartRows).map(\.element)
        let counting = contracts.count
        var rows = shown.map { contract in
            let involvement = contract.involvement
            return VendorBoundsChart.Row(
                label: words.label(contract.row),
                parts: involvement.contributions.map {
                    ChartInterval($0.points.lower.double(), $0.points.upper.double())
                },
                lowerText: figures.text(involvement.involvement.lower),
                upperText: figures.text(involvement.involvement.upper))
        }
        if contracts.count > 1 {
            let whole = vendor.involvement.deepest
            rows.append(
                VendorBoundsChart.Row(
                    label: "the vendor: deepest of \(contracts.count)", parts: [],
                    bounds: ChartInterval(whole.lower.double(), whole.upper.double()),
                    lowerText: figures.text(whole.lower), upperText: figures.text(whole.upper), isWhole: true))
        }
        let questions = vendor.questions.filter { $0.worth == .narrowsInvolvement && $0.subject != .contract }
            .prefix(VendorPage.chartQuestions)
        // Where all are about one contract, its title stands once, above them.
        let about = Set(questions.compactMap { $0.contract?.key })
        var chartWords = VendorBoundsChart.Words()
        if about.count == 1, counting > 1, let contract = questions.first?.contract {
            chartWords.questions =
                "Questions to ask about \(contract.title ?? contract.contract.text), and the points that an answer is worth"
        }
        let bars = questions.map { question in
            VendorBoundsChart.Question(
                text: question.plainText(run, namesContract: about.count > 1), points: question.points.double(),
                pointsText: figures.text(question.points))
        }
        let rest = counting - shown.count
        return VendorBoundsChart(
            caption: ChartCaption(
                title: "Involvement of \(run.name(vendor.vendor)), contract by contract, \(run.period)",
                subtitle: "what documents show, and what is not disclosed",
                alternative: alternative(contracts),
                note: rest > 0 ? "The \(shown.count) deepest of \(contracts.count) contracts." : ""),
            axisLabel: "involvement, points from 0 to 100", range: .percent,
            partNames: Contribution.allCases.map(\.rawValue), rows: rows, questions: bars, words: chartWords)
    }

    /// So many rows of contracts, and of questions, that a chart still fits a page.
    private static let chartRows = 12
    private static let chartQuestions = 8

    private func alternative(_ contracts: [VendorContract]) -> String {
        guard let deepest = vendor.involvement.deepestContract else { return "No contract counts." }
        return
            "Involvement of \(Counting.of(contracts.count, "contract")), with what is not disclosed. The deepest is \(words.label(deepest.row)), from \(figures.text(deepest.involvement.involvement.lower)) to \(figures.text(deepest.involvement.involvement.upper)) of 100."
    }
}
