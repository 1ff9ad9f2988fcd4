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
        let published = try Published.run(path)
        let folder = published.inputsFolder(common.reading)
        let dataset = try Loading.dataset(folder, isQuiet: true)
        let rescored: Run
        do {
            rescored = try published.rescored(dataset, threads: common.threads)
        } catch {
            Console.complain("error: \(error.explanation)")
            throw Exit.dataErrors
        }
        let context = rescored.context
        guard context.edition == published.manifest.edition else {
            Console.complain(
                "error: the run's inputs don't give its edition: they were changed, or another release scored it; 'candour verify \(path)' says which"
            )
            throw Exit.dataErrors
        }
        guard let scored = context.scored.vendor(Identifier(vendor)) else {
            throw unknown("vendor", vendor, context.scored.vendors.map(\.vendor.text))
        }
        let names = Explanation.names(of: context)
        if let node, !names.contains(node) { throw unknown("node or question", node, names) }
        let places: RowPlaces
        do {
            places = try RowPlaces(in: folder, Explanation.rows(of: scored))
        } catch {
            Console.complain("error: \(error)")
            throw Exit.fileTrouble
        }
        Console.print(Explanation(context, scored, node: node, places: places).text)
    }

    /// What a run does not have. Its own names come from a dataset, and could hold what disturbs a terminal.
    private func unknown(_ what: String, _ name: String, _ known: [String]) -> ValidationError {
        let hint =
            nearest(to: name, among: known).map { "did you mean \(Diagnostic.quoted($0))?" }
            ?? "it has: " + known.prefix(40).map(Diagnostic.quoted).joined(separator: ", ")
        return ValidationError("The run has no \(what) \(Diagnostic.quoted(name)); \(hint)")
    }
}
