import ArgumentParser
import Dataset
import Tables

struct Map: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Proposes how tables are made from other people's files.",
        discussion: """
            Prints a mapping.yaml from the header and the first rows of CSV files: which foreign column feeds which of ours, \
            with a reason for each line, what could not be placed, and what a required column lacks. Read it, correct it, and \
            put it into the dataset's folder beside the files.

            Example: candour map projects.csv > Data/bridges/mapping.yaml
            """)

    @Argument(help: "CSV files, in any encoding and with any delimiter.", completion: .file())
    var files: [String] = []

    @Option(
        help: ArgumentHelp(
            "Print a mapping that ships: \(ShippedMappings.names.joined(separator: ", ")).", valueName: "name"))
    var shipped: String?

    func validate() throws {
        guard files.isEmpty == (shipped != nil) else {
            throw ValidationError("Name CSV files to propose a mapping for, or a mapping that ships with --shipped.")
        }
        if let shipped, ShippedMappings.text(shipped) == nil {
            throw ValidationError(
                "No mapping '\(shipped)' ships. There are: \(ShippedMappings.names.joined(separator: ", ")).")
        }
    }

    mutating func run() throws {
        if let text = shipped.flatMap(ShippedMappings.text) { return Console.write(text, to: 1) }
        do {
            Console.write(try MappingProposal(files).yaml, to: 1)
        } catch {
            Console.complain("error: \(error)")
            throw Exit.fileTrouble
        }
    }
}
