import ArgumentParser
import Dataset
import Reporting
import Scoring
import Tables

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Leads from a figure of a run to its rows, quotes and sources.",
        discussion: """
            Prints each step's arithmetic, down to file and line of the run's own inputs. Name a node, a question, \
            'involvement' or 'gap' to see that alone.

            Example: candour explain Reports/letters/2021-Q3 hikvision involvement
            """)

    @Argument(help: ArgumentHelp("The run's folder.", valueName: "run"), completion: .directory)
    var path: String

    @Argument(help: "The vendor's identifier.")
    var vendor: String

    @Argument(help: "A node, a question, 'involvement' or 'gap'; by default everything.")
    var node: String?

    @OptionGroup var common: CommonOptions

    mutating func run() throws {
        let (folder, context) = try Published.scoredAgain(path, common)
        guard let scored = context.scored.vendor(Identifier(vendor)) else {
            throw Published.unknown("vendor", vendor, context.scored.vendors.map(\.vendor.text))
        }
        let names = Explanation.names(of: context)
        if let node, !names.contains(node) { throw Published.unknown("node or question", node, names) }
        let places: RowPlaces
        do {
            places = try RowPlaces(in: folder, Explanation.rows(of: scored))
        } catch {
            Console.complain("error: \(error)")
            throw Exit.fileTrouble
        }
        Console.print(Explanation(context, scored, node: node, places: places).text)
    }
}
