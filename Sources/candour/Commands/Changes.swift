import ArgumentParser
import Dataset
import Reporting
import Scoring
import Tables

struct Changes: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what changed from one run to another.",
        discussion: """
            Prints, as Markdown, how far each score moved and what moved it: the method, answers to the same \
            questions, other questions, other coders; then the answers and the contracts that are others now. The \
            runs may be of two quarters, or of one before and after corrections.

            Example: candour changes Reports/example/2026-Q1 Reports/example/2026-Q2
            """)

    @Argument(help: ArgumentHelp("The folder of the earlier run.", valueName: "earlier"), completion: .directory)
    var earlier: String

    @Argument(help: ArgumentHelp("The folder of the later run.", valueName: "later"), completion: .directory)
    var later: String

    @Option(name: .shortAndLong, help: ArgumentHelp("A new file to write to.", valueName: "file"))
    var output: String?

    @OptionGroup var common: CommonOptions

    mutating func run() throws {
        let before = try Published.scoredAgain(earlier, common).context
        let after = try Published.scoredAgain(later, common).context
        let text: String
        do {
            let comparison = EditionComparison(
                earlier: before.scored, later: after.scored, restated: try restated(before.scored, as: after.scored))
            text = try RunChanges(from: before, to: after, comparison, threads: common.threads).text()
        } catch {
            Console.complain("error: \(error.explanation)")
            throw Exit.dataErrors
        }
        try Published.deliver(text, to: output)
    }

    /// The earlier rows under the later method; nil where it can't score them.
    private func restated(_ before: ScoredPeriod, as after: ScoredPeriod) throws(ScoringFault) -> ScoredPeriod? {
        if Edition.methodDigest(before.dataset) == Edition.methodDigest(after.dataset) { return before }
        guard let dataset = before.dataset.underMethod(of: after.dataset) else { return nil }
        return try Scorer.score(dataset, period: before.period, threads: common.threads)
    }
}
