import Dataset
import Scoring
import Statistics

/// `tables/weight_pairs.csv`: under which share of weights one vendor is above another.
enum WeightPairsTable {
    static let name = "weight_pairs"

    static func table(_ run: RunContext) -> OutputTable {
        var rows: [[String?]] = []
        if let choices = run.choices {
            let all = [(choices.anyWeights, "all weights"), (choices.nearWeights, choices.nearName)]
            for (outcome, name) in all {
                guard let analysis = try? outcome.get() else { continue }
                let draws = analysis.tally.runs
                let isRanked = choices.vendors.indices.map { analysis.tally.ranked($0) == draws }
                for (place, vendor) in choices.vendors.enumerated() {
                    for (rival, other) in choices.vendors.enumerated() where rival != place {
                        // Where one of them has no rank in some of the draws, neither is above the other in those.
                        guard draws > 0, isRanked[place], isRanked[rival],
                            let wins = analysis.tally.wins(of: place, over: rival)
                        else { continue }
                        rows.append([
                            run.period.description, name, vendor.text, other.text, run.share(wins, of: draws),
                            run.standardError(wins, of: draws),
                        ])
                    }
                }
            }
        }
        return OutputTable(
            name: name, title: "Under which share of weights one vendor is above another",
            columns: [
                OutputColumn("period", .string, "calendar quarter"),
                OutputColumn("weights", .string, "which weights are drawn: all, or those near the method's"),
                OutputColumn("vendor", .string, "vendor's identifier"),
                OutputColumn("other", .string, "the vendor that it is compared with"),
                OutputColumn(
                    "share_above", .number,
                    "share of the draws in which it is above the other, 0 to 1; both have a rank in every draw"),
                OutputColumn("share_above_se", .number, "standard error from the number of draws"),
            ],
            key: ["period", "weights", "vendor", "other"], rows: rows)
    }
}
