import ArgumentParser
import Dataset
import Reporting
import Scoring
import Tables

struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Sets vendors of a run side by side.",
        discussion: """
            Prints, as Markdown, their scores, how sure the differences are, the answers on which they differ, their \
            contracts by every measure and their claims. Of two vendors it also says what each answer is worth to the \
            first, beside that of the second.

            Example: candour compare Reports/example/2026-Q2 alder birch
            """)

    @Argument(help: ArgumentHelp("The run's folder.", valueName: "run"), completion: .directory)
    var path: String

    @Argument(help: ArgumentHelp("The vendors' identifiers, two or more.", valueName: "vendor"))
    var vendors: [String]

    @Option(name: .shortAndLong, help: ArgumentHelp("A new file to write to.", valueName: "file"))
    var output: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard vendors.count > 1 else { throw ValidationError("Name two vendors or more.") }
        guard Set(vendors).count == vendors.count else { throw ValidationError("Name each vendor once.") }
    }

    mutating func run() throws {
        let context = try Published.scoredAgain(path, common).context
        let scored = try vendors.map { vendor in
            guard let scored = context.scored.vendor(Identifier(vendor)) else {
                throw Published.unknown("vendor", vendor, context.scored.vendors.map(\.vendor.text))
            }
            return scored
        }
        try Published.deliver(VendorComparison(context, scored).text, to: output)
    }
}
