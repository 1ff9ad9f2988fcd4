import Dataset
import Scoring
import Statistics

/// `tables/sensitivity.csv`: what the method's choices, varied all together, could do to each vendor's rank.
enum SensitivityTable {
    static let name = "sensitivity"

    static func table(_ run: RunContext) -> OutputTable {
        var rows: [[String?]] = []
        if let choices = run.choices {
            for (place, vendor) in choices.vendors.enumerated() {
                let ranked = choices.ranks.ranked(place)
                let strongest = choices.strongest(.rank(place))
                rows.append(
                    [
                        run.period.description, vendor.text, choices.published[place].map { String($0) },
                        String(choices.runs), String(choices.failed), String(ranked),
                    ] + RankQuantiles.cells(choices.ranks, place)
                        + [
                            run.cell(try? choices.ranks.expectedRank(place)), strongest?.factor.identifier,
                            run.cell(strongest?.shares.total), status(choices, place),
                        ])
            }
        } else if case .failure(let reason)? = run.sensitivity {
            rows = run.scored.vendors.map { vendor in
                [run.period.description, vendor.vendor.text] + [String?](repeating: nil, count: 10) + [reason.words]
            }
        }
        return OutputTable(
            name: name, title: "Ranks of the vendors when all of the method's choices vary together",
            columns: [
                OutputColumn("period", .string, "calendar quarter"),
                OutputColumn("vendor", .string, "vendor's identifier"),
                OutputColumn("rank", .integer, "published rank"),
                OutputColumn("runs", .integer, "combinations of choices that were tried"),
                OutputColumn("runs_failed", .integer, "those for which no index can be worked out"),
                OutputColumn("runs_ranked", .integer, "those in which the vendor has a rank"),
                OutputColumn("rank_5", .integer, "rank that 5 % of the latter reach or better"),
                OutputColumn("rank_50", .integer, "rank that half of them reach or better"),
                OutputColumn("rank_95", .integer, "rank that 95 % of them reach or better"),
                OutputColumn("rank_mean", .number, "mean rank over them"),
                OutputColumn("choice", .string, "the choice that the rank hangs on most, by its total index"),
                OutputColumn("choice_total", .number, "that choice's total index"),
                OutputColumn("status", .string, "computed, or why not"),
            ],
            key: ["period", "vendor"], rows: rows)
    }

    private static func status(_ choices: MethodSensitivity, _ vendor: Int) -> String {
        if choices.factors.isEmpty { return "not applicable: no choice is varied" }
        if choices.ranks.ranked(vendor) == 0 { return "not available: no score in any run" }
        if case .failure(let reason)? = choices.influence(.rank(vendor))?.shares {
            return "computed; choice " + reason.words
        }
        return "computed"
    }
}

extension MethodSensitivity {
    func influence(_ output: Output) -> Influence? { influences.first { $0.output == output } }

    /// The choice with the largest total index; the first of those that are equal.
    func strongest(_ output: Output) -> (factor: ChoiceFactor, shares: SobolAnalysis.Indices)? {
        guard let shares = try? influence(output)?.shares.get() else { return nil }
        var best: (factor: ChoiceFactor, shares: SobolAnalysis.Indices)?
        for (factor, share) in zip(factors, shares) where share.total > best?.shares.total ?? 0 {
            best = (factor, share)
        }
        return best
    }
}
