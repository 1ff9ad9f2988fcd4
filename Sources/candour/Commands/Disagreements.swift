import ArgumentParser
import Dataset
import Reporting
import Scoring
import Tables

struct Disagreements: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists the answers that coders rated differently, worth most first.",
        discussion: """
            What no rule decides comes first, what is settled last; among these, what moves the headline index of its \
            vendor furthest between the ratings given. With --output it also writes a CSV to fill in: the columns of \
            the dataset's responses.csv, coder 'final', a blank rating. Its filled rows can be added to responses.csv.

            Example: candour disagreements Data/example --output settle.csv
            """)

    @Argument(help: "The dataset's folder.", completion: .directory)
    var dataset: String

    @Option(
        help: ArgumentHelp("The quarter, such as 2021-Q3; by default the last with answers.", valueName: "quarter"))
    var period: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("A new CSV file to fill in.", valueName: "file"))
    var output: String?

    @Flag(help: "Leave the header out of that file, so that it can be appended to responses.csv as it is.")
    var noHeader = false

    @Option(help: "How to print the list: text or json.")
    var format: OutputFormat = .text

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard !noHeader || output != nil else { throw ValidationError("--no-header goes with --output.") }
    }

    mutating func run() throws {
        let folder = DatasetFolder(dataset, options: common.reading)
        let dataset = try Loading.dataset(folder, isQuiet: common.quiet)
        let period = try Quarters.one(period, of: dataset)
        let list: DisagreementList
        do {
            list = try DisagreementList(dataset, period: period, threads: common.threads)
        } catch {
            Console.complain("error: \(error.explanation)")
            throw Exit.dataErrors
        }
        if let output { try write(list, to: output, folder) }
        switch format {
        case .text: Console.print(list.text)
        case .json: Console.write(String(decoding: list.json, as: UTF8.self), to: 1)
        }
    }

    private func write(_ list: DisagreementList, to path: String, _ folder: DatasetFolder) throws(Exit) {
        do {
            guard try FileKind.of(path) == nil else {
                Console.complain(
                    "error: \(path) is there already, and what is filled in would be lost; nothing was written")
                throw Exit.misuse
            }
            let columns = try folder.columns(of: ResponseRow.schema)
            try FileWriting.write(list.form(columns: columns, hasHeader: !noHeader), to: path)
        } catch let exit as Exit {
            throw exit
        } catch {
            Console.complain("error: \(error)")
            throw Exit.fileTrouble
        }
    }
}
