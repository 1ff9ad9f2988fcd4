import ArgumentParser
import Dataset
import Reporting
import Tables
import Tallying

struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Takes tallies together, in any order.",
        discussion: """
            The result is that of one tally of all files, byte for byte. All rows of a contract must be in one part; \
            parts that share a contract are refused, and so is one that was cut short, changed, or made with another \
            method.

            Example: candour merge part-1.tally part-2.tally --dataset Data/example --table involvement.csv
            """)

    @Argument(help: "The tallies.", completion: .file(extensions: ["tally"]))
    var tallies: [String]

    @Option(
        name: .shortAndLong, help: ArgumentHelp("Where to write the tally of all.", valueName: "file"))
    var output: String?

    @Option(
        help: ArgumentHelp("The dataset that the tallies were made with; needed for a table.", valueName: "folder"),
        completion: .directory)
    var dataset: String?

    @Option(help: ArgumentHelp("Where to write the table of all vendors; '-' for standard output.", valueName: "file"))
    var table: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if output == nil, table == nil { throw ValidationError("Say what to write: --output, --table or both.") }
        if output == "-" { throw ValidationError("Only --table can go to standard output.") }
        if table != nil, dataset == nil {
            throw ValidationError("--table needs --dataset: it says which companies belong to a vendor.")
        }
    }

    mutating func run() throws {
        var merge = TallyMerge()
        var refusals: [Diagnostic] = []
        for path in tallies {
            switch try TallyLoading.reading({ () throws(FileFault) in try TallyFile.read(path) }) {
            case .failure(let refusal): refusals.append(refusal.diagnostic(of: path))
            case .success(let tally):
                do throws(TallyMerge.Refusal) {
                    try merge.add(tally, name: path)
                } catch {
                    refusals.append(error.diagnostic(of: path))
                }
            }
        }
        guard refusals.isEmpty, let whole = merge.whole else {
            Console.complain(DiagnosticPrinter().text(of: refusals, furtherCounts: [:]))
            throw Exit.dataErrors
        }
        if let output {
            try TallyLoading.write(whole, to: output, threads: common.threads)
            Console.print(output)
        }
        if let table, let dataset {
            let frame = try TallyLoading.frame(
                DatasetFolder(dataset, options: common.reading), isQuiet: common.quiet)
            guard whole.isMade(with: frame) else {
                Console.complain(
                    """
                    error: the tallies were made with another method, or with other vendors, rates, sources or codelists, \
                    than \(dataset) has now
                      fix: name the dataset that they were made with, or tally the contracts again
                    """)
                throw Exit.dataErrors
            }
            try TallyLoading.Table(whole, frame, threads: common.threads).write(to: table)
        }
        if !common.quiet { Console.complain(TallyLoading.summary(whole.counts)) }
    }
}
