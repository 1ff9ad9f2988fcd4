import Dataset
import Scoring

/// How a rank and its range stand in a cell.
enum RankWords {
    /// "2 (1–6)"; without a range where nothing gives one, and a dash for who is not ranked.
    static func cell(_ place: Place?, _ index: Identifier, _ run: RunContext) -> String {
        guard let place, let rank = place.rank else { return "–" }
        let hasRange = !run.dependsOnOthers(index) || run.rankSet(of: place.vendor, at: index).value != nil
        let range = RankingCharts.ranks(run, place, index)
        return hasRange && range != String(rank) ? "\(rank) (\(range))" : "\(rank)"
    }
}
