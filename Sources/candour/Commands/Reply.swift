import ArgumentParser
import Dataset
import Reporting
import Scoring
import Tables

struct Reply: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Gathers all that a run has about one vendor, for its right of reply.",
        discussion: """
            Writes a folder to send to the vendor before a run is published: its page, the rows that are about it, the \
            method, and a CSV for its corrections. No record in it is about another vendor, and coders have pseudonyms.

            Example: candour reply Reports/letters/2021-Q3 hikvision --output reply
            """)

    @Argument(help: ArgumentHelp("The run's folder.", valueName: "run"), completion: .directory)
    var path: String

    @Argument(help: "The vendor's identifier.")
    var vendor: String

    @Option(name: .shortAndLong, help: ArgumentHelp("A new folder to write to.", valueName: "folder"))
    var output: String

    @OptionGroup var common: CommonOptions

    mutating func run() throws {
        let context = try Published.scoredAgain(path, common).context
        guard let scored = context.scored.vendor(Identifier(vendor)) else {
            throw Published.unknown("vendor", vendor, context.scored.vendors.map(\.vendor.text))
        }
        let folder = RunFolder.withoutSlash(output)
        do {
            guard try FileKind.of(folder) == nil else {
                Console.complain("error: \(folder) is there already; nothing was written")
                throw Exit.misuse
            }
            try FileWriting.writeFolder(folder, with: ReplyPack(context, scored).files.map { ($0.path, [$0.bytes]) })
        } catch let exit as Exit {
            throw exit
        } catch {
            Console.complain("error: \(error)")
            throw Exit.fileTrouble
        }
        Console.print("\(folder)/README.md")
    }
}
