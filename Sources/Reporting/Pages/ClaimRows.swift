import Scoring

/// How many of vendors' claims hold against documents, a row a vendor that claims anything.
struct ClaimRows {
    let run: RunContext

    static let columns: [(Markdown, MarkdownPage.Alignment)] =
        [("vendor", .left)] + Verdict.allCases.map { ("\($0.rawValue)", .right) } + [("gap", .right)]

    /// - Parameter vendors: each with its name as the page has it.
    func rows(_ vendors: [(vendor: ScoredVendor, name: Markdown)]) -> [[Markdown]] {
        vendors.filter { !$0.vendor.claims.isEmpty }.map { vendor, name in
            [name]
                + Verdict.allCases.map { verdict in "\(vendor.claims.count { $0.verdict == verdict })" }
                + [vendor.largestGap.flatMap { $0.isHeadline ? "\(run.figures.text($0.gap))" : nil } ?? "–"]
        }
    }
}
