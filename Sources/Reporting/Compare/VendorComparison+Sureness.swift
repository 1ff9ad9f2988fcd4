import Dataset
import Scoring
import Statistics

extension VendorComparison {
    /// Whether each difference at an index is more than chance explains, as far as the method's target allows to say.
    func sureness(_ page: inout MarkdownPage) {
        guard !indices.isEmpty else { return }
        page.heading(2, "How sure the differences are")
        for index in indices {
            switch run.uncertainty.order(of: index) {
            case .none(let reason): page.paragraph("\(run.label(index)): \(reason).")
            case .value(let order): pairs(&page, index, order)
            }
        }
        page.paragraph(TargetWords(target: run.method.target).sentence)
    }

    private func pairs(_ page: inout MarkdownPage, _ index: Identifier, _ order: IndexUncertainty) {
        let couples = vendors.indices.flatMap { one in vendors.indices.dropFirst(one + 1).map { (one, $0) } }
        var unranked: Set<Identifier> = []
        let rows = couples.compactMap { one, other -> [Markdown]? in
            let (first, second) = (vendors[one], vendors[other])
            guard let pair = order.pair(first.vendor, second.vendor) else {
                for vendor in [first, second] where order.place(of: vendor.vendor) == nil {
                    unranked.insert(vendor.vendor)
                }
                return nil
            }
            // The pair is on record in the order of the identifiers.
            let isTurned = pair.first != first.vendor
            func turned(_ value: Rational) -> Rational { isTurned ? -value : value }
            let above = pair.probability.map { isTurned ? (try? 1 - $0) ?? $0 : $0 }
            return [
                name(first) + " – " + name(second), figures.change(turned(pair.difference)),
                pair.matchedDifference.value.map { figures.change(turned($0)) } ?? "–", "\(pair.questions)",
                pair.p.value.map(ChangeWords.short) ?? "\(pair.p.reason ?? "–")",
                pair.holm.map(ChangeWords.short) ?? "–",
                above.map { "\(Figures.percent($0))" } ?? "–",
                pair.isToldApart ? "**told apart**" : "can't be told apart",
            ]
        }
        page.heading(3, "\(run.label(index))")
        page.table(
            [
                ("", .left), ("difference", .right), ("on shared questions", .right), ("questions", .right),
                ("p", .right), ("p, all pairs", .right), ("first above in", .right), ("", .left),
            ], rows)
        for vendor in vendors where unranked.contains(vendor.vendor) {
            page.paragraph(name(vendor) + " is not ranked, and is in no pair.")
        }
        guard !rows.isEmpty else { return }
        page.paragraph(
            "*On shared questions*: the same without what applies to one of the two only. *p*: in what part of all ways to exchange the two vendors' answers, question by question, they come out at least as far apart; *all pairs* adjusts it, after Holm, for the \(order.pairs.count) pairs of the run, which are more than those shown here. *First above in*: the part of the resamples of the questions in which the first scores above the second. *Told apart* is a finding about all vendors of the run at once, at \(TargetWords(target: run.method.target).confidence)."
        )
    }
}

extension IndexUncertainty {
    /// The test of two vendors, whichever comes first.
    func pair(_ one: Identifier, _ other: Identifier) -> VendorPair? {
        pairs.first { ($0.first == one && $0.second == other) || ($0.first == other && $0.second == one) }
    }
}
