import ArgumentParser
import Dataset
import Reporting
import Tables

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Scores a run again from its own inputs and compares every byte.",
        discussion: """
            With --dataset it also says where today's dataset differs from the rows that the run used. A run of tables \
            only holds no inputs, and is scored again from that dataset.

            Example: candour verify Reports/letters/2021-Q3 --dataset Data/letters
            """)

    @Argument(help: ArgumentHelp("The run's folder.", valueName: "run"), completion: .directory)
    var path: String

    @Option(help: "A dataset's folder to compare with the run's inputs.", completion: .directory)
    var dataset: String?

    @OptionGroup var common: CommonOptions

    mutating func run() throws {
        let published = try Published.run(path)
        guard published.manifest.candour == Release.name else {
            Console.complain(
                "error: \(path) was made by Candour \(published.manifest.candour), and this is \(Release.name): verify it with that release"
            )
            throw Exit.fileTrouble
        }
        let isWithoutInputs = published.manifest.onlyTables != nil
        if isWithoutInputs, dataset == nil {
            throw ValidationError("\(path) was written without its inputs: give the dataset with --dataset.")
        }
        let inputs = isWithoutInputs ? dataset.map { DatasetFolder($0, options: common.reading) } : nil
        let verification = try reading { () throws(FileFault) -> Verification in
            try Verification(published, inputs: inputs, options: common.reading)
        }
        var isSound = verification.differences.isEmpty
        for difference in verification.differences {
            Console.complain("\(path)/\(difference.path): \(difference.explanation)")
        }
        if isSound, !common.quiet {
            Console.print(
                "\(path): \(verification.compared) files, every byte as \(isWithoutInputs ? "that dataset gives it" : "its inputs give it")"
            )
        }
        if let dataset, !isWithoutInputs { isSound = try compare(published, with: dataset) && isSound }
        if !isSound { throw Exit.dataErrors }
    }

    /// Whether the dataset still holds the rows that the run used.
    private func compare(_ published: PublishedRun, with dataset: String) throws(Exit) -> Bool {
        let folder = DatasetFolder(dataset, options: common.reading)
        let today = try Loading.dataset(folder, isQuiet: common.quiet)
        let inputs = try reading { () throws(FileFault) -> DatasetReading in try published.inputs(common.reading) }
        guard let inputs = inputs.dataset else {
            Loading.report(inputs, isQuiet: true)
            return false
        }
        let comparison = try reading { () throws(FileFault) -> DatasetComparison in
            try DatasetComparison(today, folder: folder, with: inputs, of: published, threads: common.threads)
        }
        for difference in comparison.differences { Console.complain("\(dataset)/\(difference)") }
        if comparison.differences.isEmpty, !common.quiet {
            Console.print("\(dataset): every row that the run used is the same")
            for file in comparison.untouchedFiles {
                Console.print("\(dataset)/\(file): changed since, in nothing that the run used")
            }
        }
        return comparison.differences.isEmpty
    }

    private func reading<Value>(_ body: () throws(FileFault) -> Value) throws(Exit) -> Value {
        do {
            return try body()
        } catch {
            Console.complain("error: \(error)")
            throw Exit.fileTrouble
        }
    }
}
