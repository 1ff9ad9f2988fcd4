import Dataset
import Scoring
import Statistics

extension Explanation {
    /// The vendor's headline, then every contract that counts.
    mutating func explainInvolvement() {
        let involvement = vendor.involvement
        let rollUp = run.method.contracts.rollUp
        guard let headline = involvement.headline(rollUp), involvement.contracts.contains(where: \.counts) else {
            add(0, "Involvement: no contract on record")
            return
        }
        add(0, "Involvement (\(rollUp.rawValue)): \(figure(headline.lower)), highest \(figure(headline.upper))")
        if rollUp == .deepest, let deepest = involvement.deepestContract {
            add(1, "largest lower end: contract \(deepest.row.contract.text)")
        }
        for contract in involvement.contracts where contract.counts { explainContract(contract, 1) }
        for contract in involvement.contracts where !contract.counts {
            add(1, "contract \(contract.row.contract.text): \(contract.standing.words), \(place(contract.row))")
        }
        addRounding(0, headline.lower)
    }

    private mutating func explainContract(_ contract: VendorContract, _ depth: Int) {
        let involvement = contract.involvement
        add(depth, "contract \(contract.row.contract.text): \(figures(involvement.involvement))")
        addEvidence(
            depth + 1, contract.row, quote: contract.row.quote, wording: contract.row.wording,
            source: contract.row.source)
        if involvement.isKnownByNameOnly {
            add(depth + 1, "nothing but its name is on record")
            return
        }
        let features = ContractFeature.all(of: involvement, run.method).filter { $0.weight > 0 }
        let lowest = parts(features.map { (try? $0.share.lower * $0.weight) ?? .zero }, involvement.involvement.lower)
        let highest = parts(features.map { (try? $0.share.upper * $0.weight) ?? .zero }, involvement.involvement.upper)
        for contribution in Contribution.allCases {
            let indices = features.indices.filter { features[$0].contribution == contribution }
            add(
                depth + 1,
                "\(contribution.rawValue): \(sum(indices.map { lowest[$0] })) to \(sum(indices.map { highest[$0] }))")
            for index in indices {
                let feature = features[index]
                let mark = feature.isInferred ? ", inferred" : ""
                add(
                    depth + 2,
                    "\(feature.name): \(share(feature.share)) × \(figure(feature.weight)) = \(range(lowest[index], highest[index])) (\(feature.basis)\(mark))"
                )
            }
        }
        addCurves(involvement, depth + 1)
        add(depth + 1, "sum, lowest: \(addition(features, lowest)) = \(figure(involvement.involvement.lower))")
        add(depth + 1, "sum, highest: \(addition(features, highest)) = \(figure(involvement.involvement.upper))")
        for inference in contract.row.inferred {
            add(depth + 1, "inferred: \(inference.column) – \(inference.reason)")
        }
        if let without = contract.withoutInference { add(depth + 1, "without what is inferred: \(figures(without))") }
    }

    /// How term and value came from years and money.
    private mutating func addCurves(_ involvement: ContractInvolvement, _ depth: Int) {
        let rules = run.method.contracts
        if let years = involvement.term.years {
            add(
                depth,
                "term: ln(1 + \(run.figures.short(years))) / ln(1 + \(run.figures.short(rules.fullYears))) = \(share(involvement.term.value)), at most 1"
            )
        }
        guard case .known(let amount, let rate, let source) = involvement.value.worth else { return }
        if rate != 1 {
            add(
                depth,
                "value: \(involvement.row.cell("value") ?? "") \(involvement.row.currency?.text ?? "") / \(rate.exactDecimal ?? figure(rate)) = \(amount.fixed(2)) \(run.method.baseCurrency)"
                    + (source.map { ", source \($0.text)" } ?? ""))
        }
        add(
            depth,
            "value: (ln \(amount.fixed(2)) − ln \(run.figures.short(rules.zeroValue))) / (ln \(run.figures.short(rules.fullValue)) − ln \(run.figures.short(rules.zeroValue))) = \(share(involvement.value.value)), from 0 to 1"
        )
    }

    /// The contributions of the four parts, added up.
    private func addition(_ features: [ContractFeature], _ parts: [Rational]) -> String {
        Contribution.allCases.map { contribution in
            sum(features.indices.filter { features[$0].contribution == contribution }.map { parts[$0] })
        }.joined(separator: " + ")
    }

    private func sum(_ values: [Rational]) -> String { (try? Rational.sum(values)).map(figure) ?? "?" }

    /// Parts with four decimals that add up to the whole with four decimals.
    private func parts(_ parts: [Rational], _ whole: Rational) -> [Rational] {
        (try? largestRemainder(parts: parts, total: whole, decimals: Explanation.decimals)) ?? parts
    }

    private func range(_ lower: Rational, _ upper: Rational) -> String { figures(Interval(lower, upper)) }

    private func share(_ interval: Interval) -> String {
        func short(_ value: Rational) -> String {
            value.exactDecimal.flatMap { $0.utf8.count <= 6 ? $0 : nil } ?? value.fixed(6)
        }
        return interval.isExact ? short(interval.lower) : "[\(short(interval.lower)), \(short(interval.upper))]"
    }

    /// The claims that count, and the gap that they make.
    mutating func explainGap() {
        guard !vendor.claims.isEmpty else { return }
        add(0, "Claims")
        for claim in vendor.claims {
            add(1, "claim \(claim.row.claim.text), \(claim.row.date): \(claim.verdict.rawValue)")
            addEvidence(2, claim.row, quote: claim.row.quote, wording: claim.row.wording, source: claim.row.source)
            for test in claim.tests {
                for feature in test.features {
                    add(
                        2,
                        "against contract \(test.contract.row.contract.text), \(place(test.contract.row)): \(feature.feature.name) claimed \(share(feature.claimed)), documented \(share(feature.documented)): \(feature.verdict.rawValue)"
                    )
                }
            }
        }
        guard let gap = vendor.largestGap else { return }
        add(0, "Candour gap, contract \(gap.contract.row.contract.text): \(figures(gap.gap))")
        for (test, claim) in gap.features {
            add(
                1,
                "\(test.feature.name): (\(share(test.documented)) − \(share(test.claimed))) × \(figure(test.weight)) = \((try? test.gap).map(figures) ?? "?") (claim \(claim.claim.text))"
            )
        }
        add(1, "documented \(figures(gap.contract.involvement)), acknowledged \(figures(gap.acknowledged))")
        if let certain = gap.gapWithoutInference { add(1, "without what is inferred: \(figures(certain))") }
    }
}
