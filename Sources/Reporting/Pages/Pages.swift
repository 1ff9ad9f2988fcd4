import Scoring

/// The pages of a run, each with the charts that it shows. A new page is a file of its own and a line here.
enum Pages {
    /// For each page, the making of it: paths from the run's folder and what stands there.
    static func all(_ run: RunContext) -> [@Sendable () -> [(path: String, bytes: [UInt8])]] {
        let common: [@Sendable () -> [(path: String, bytes: [UInt8])]] = [
            { ReportPage(run).files }, { MethodPage(run).files }, { ComparisonPage(run).files },
            { CodersPage(run).files }, { DiagnosticsPage(run).files },
        ]
        return common + run.scored.vendors.map { vendor in { VendorPage(run, vendor).files } }
    }
}

extension MarkdownPage {
    /// The page as a file of the run.
    func file(_ path: String) -> (path: String, bytes: [UInt8]) { (path, Array(text.utf8)) }
}

extension Chart {
    /// The chart as a file of the run.
    func file(_ path: String) -> (path: String, bytes: [UInt8]) { (path, Array(svg().utf8)) }
}
