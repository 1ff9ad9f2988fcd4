import Dataset
import Scoring
import Statistics

extension ReportPage {
    /// What limits the intervals and ranges of ranks that the report prints.
    var sureness: [Markdown] {
        let target = run.method.target
        guard target.kind != .questionnaire else { return [] }
        var items: [Markdown] = []
        if let index = run.transparency {
            let intervals = vendors.map { run.uncertainty.interval(of: $0.vendor, at: index) }
            for caution in ScoreInterval.Caution.allCases {
                let count = intervals.count { $0.value?.cautions.contains(caution) ?? false }
                guard count > 0 else { continue }
                items.append(
                    "The \(run.label(index).lowercased()) interval of \(Counting.inWords(count, "vendor")) is less sure than its confidence says: \(CautionWords.words(caution))."
                )
            }
            for (vendor, interval) in zip(vendors, intervals) {
                guard let reason = interval.reason, vendor.node(index)?.score != nil, target.kind != .contracts else {
                    continue
                }
                let rank: Markdown = order(index) == nil ? "" : " Its range of ranks takes it as certain."
                items.append(
                    "The score of \(link(vendor.vendor)) has no interval: \(ChangeWords.plain(reason))." + rank)
            }
        }
        if let draws = TargetWords(target: target).draws { items.append(draws) }
        return items
    }
}
