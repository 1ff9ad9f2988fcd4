import Dataset
import Scoring
import Statistics

/// `tables/rank_shares.csv`: how often each vendor has each rank when choices vary.
enum RankSharesTable {
    static let name = "rank_shares"

    static func table(_ run: RunContext) -> OutputTable {
        var rows: [[String?]] = []
        if let choices = run.choices {
            for set in choices.rankRuns {
                for (place, vendor) in choices.vendors.enumerated() {
                    let ranked = set.tally.ranked(place)
                    guard ranked > 0 else { continue }
                    for rank in 1...choices.vendors.count {
                        let count = set.tally.count(of: place, at: rank)
                        guard count > 0 else { continue }
                        rows.append([
                            run.period.description, set.name, vendor.text, String(rank), run.share(count, of: ranked),
                            set.isRandom ? run.standardError(count, of: ranked) : nil,
                        ])
                    }
                }
            }
        }
        return OutputTable(
            name: name, title: "How often each vendor has each rank when weights or all choices vary",
            columns: [
                OutputColumn("period", .string, "calendar quarter"),
                OutputColumn("varied", .string, "all weights, weights near the method's, or all choices together"),
                OutputColumn("vendor", .string, "vendor's identifier"),
                OutputColumn("rank", .integer, "competition rank; ranks that never occur have no row"),
                OutputColumn("share", .number, "share of the runs in which the vendor has a rank, 0 to 1"),
                OutputColumn(
                    "share_se", .number, "standard error from the number of draws; blank for evenly laid points"),
            ],
            key: ["period", "varied", "vendor", "rank"], rows: rows)
    }
}
