import Dataset
import Scoring
import Statistics

/// The measures of vendors' contracts, a row a vendor.
struct MeasureRows {
    let run: RunContext

    /// Adds the table and what its columns mean.
    ///
    /// - Parameter vendors: each with its name as the page has it.
    func table(_ page: inout MarkdownPage, _ vendors: [(vendor: ScoredVendor, name: Markdown)]) {
        page.table(
            [
                ("vendor", .left), ("deepest", .left), ("typical", .left), ("power", .left),
                ("exposure, million \(run.method.baseCurrency.text)", .right), ("contract-years", .right),
            ], vendors.map { row($0.vendor, $0.name) })
        page.paragraph(
            "*Deepest* is the most that a vendor is shown to do anywhere; *typical* the mean of its contracts weighted by ln(1 + value / v₀); *power* lies between the two; *exposure* is value × involvement / 100, and *contract-years* term × involvement / 100. “At least” where a value or a term is not known."
        )
    }

    private func row(_ vendor: ScoredVendor, _ name: Markdown) -> [Markdown] {
        let involvement = vendor.involvement
        guard involvement.contracts.contains(where: \.counts) else { return [name, "–", "–", "–", "–", "–"] }
        let exposure = involvement.exposure
        func millions(_ value: Rational) -> Markdown {
            "\((try? value / 1_000_000).map { Figures.grouped($0.fixed(1)) } ?? "–")"
        }
        let money = millions(exposure.money.lower)
        let years: Markdown = "\(run.figures.text(exposure.years.lower))"
        return [
            name, "\(run.figures.text(involvement.deepest))",
            involvement.typical.map { "\(run.figures.text($0))" } ?? "–",
            involvement.power.map { "\(run.figures.text($0))" } ?? "–",
            exposure.unknownValues > 0 ? "at least " + money : money,
            exposure.unknownTerms > 0 ? "at least " + years : years,
        ]
    }
}
