import Dataset
import Scoring
import Statistics

/// `tables/acceptability.csv`: how each vendor ranks under other weights.
enum AcceptabilityTable {
    static let name = "acceptability"

    static func table(_ run: RunContext) -> OutputTable {
        var rows: [[String?]] = []
        if let choices = run.choices {
            let all = (choices.anyWeights, "all weights")
            for (outcome, name) in [all, (choices.nearWeights, choices.nearName)] {
                for (place, vendor) in choices.vendors.enumerated() {
                    let start = [
                        run.period.description, name, vendor.text, choices.published[place].map { String($0) },
                    ]
                    switch outcome {
                    case .success(let analysis): rows.append(start + row(run, analysis, place))
                    case .failure(let reason):
                        rows.append(start + [String?](repeating: nil, count: 9) + [reason.words])
                    }
                }
            }
        }
        return OutputTable(
            name: name, title: "Ranks of the vendors under other weights of the headline index",
            columns: [
                OutputColumn("period", .string, "calendar quarter"),
                OutputColumn("weights", .string, "which weights are drawn: all, or those near the method's"),
                OutputColumn("vendor", .string, "vendor's identifier"),
                OutputColumn("rank", .integer, "published rank"),
                OutputColumn("draws", .integer, "sets of weights under which the vendor has a rank"),
                OutputColumn(
                    "share_first", .number, "share of them in which it is first, alone or with others, 0 to 1"),
                OutputColumn("share_first_se", .number, "standard error of that share from the number of draws"),
                OutputColumn("expected_rank", .number, "mean rank over them"),
                OutputColumn("rank_5", .integer, "rank that 5 % of the draws reach or better"),
                OutputColumn("rank_50", .integer, "rank that half of the draws reach or better"),
                OutputColumn("rank_95", .integer, "rank that 95 % of the draws reach or better"),
                OutputColumn("rank_best", .integer, "best rank in any draw"),
                OutputColumn("rank_worst", .integer, "worst rank in any draw"),
                OutputColumn("status", .string, "computed, or why not; draws that failed"),
            ],
            key: ["period", "weights", "vendor"], rows: rows)
    }

    private static func row(_ run: RunContext, _ analysis: WeightAcceptability, _ vendor: Int) -> [String?] {
        let tally = analysis.tally
        let ranked = tally.ranked(vendor)
        let status =
            ranked == 0
            ? "not available: no score in any draw"
            : analysis.failed == 0 ? "computed" : "computed; \(analysis.failed) draws failed"
        guard ranked > 0 else { return ["0"] + [String?](repeating: nil, count: 8) + [status] }
        let held = (1...tally.units).filter { tally.count(of: vendor, at: $0) > 0 }
        return [
            String(ranked), run.share(analysis.firsts[vendor], of: ranked),
            run.standardError(analysis.firsts[vendor], of: ranked), run.cell(try? tally.expectedRank(vendor)),
        ] + RankQuantiles.cells(tally, vendor) + [held.first.map(String.init), held.last.map(String.init), status]
    }
}

/// The 5th, 50th and 95th hundredth of a vendor's ranks.
enum RankQuantiles {
    static func ranks(_ tally: RankTally, _ vendor: Int) -> (low: Int, middle: Int, high: Int)? {
        guard let low = rank(5, tally, vendor), let middle = rank(50, tally, vendor),
            let high = rank(95, tally, vendor)
        else { return nil }
        return (low, middle, high)
    }

    static func cells(_ tally: RankTally, _ vendor: Int) -> [String?] {
        guard let ranks = ranks(tally, vendor) else { return [nil, nil, nil] }
        return [String(ranks.low), String(ranks.middle), String(ranks.high)]
    }

    private static func rank(_ hundredths: Int, _ tally: RankTally, _ vendor: Int) -> Int? {
        guard let share = try? Rational(Int128(hundredths), over: 100) else { return nil }
        return try? tally.rank(share, of: vendor)
    }
}
