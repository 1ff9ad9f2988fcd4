import ArgumentParser
import Dataset
import Reporting
import Tables
import Tallying

struct TallyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tally",
        abstract: "Adds up the contracts of files too large to keep, exactly and in parallel.",
        discussion: """
            The files have the columns of contracts.csv; method, vendors, rates and sources come from the dataset. \
            Without files the dataset's own contracts are tallied, which its mapping.yaml may make. The \
            table has the columns and figures of a run's tables/involvement.csv. A tally is what 'candour merge' takes \
            together with others: of other files, made on other machines.

            Example: candour tally --dataset Data/example --period 2026-Q2 --table involvement.csv
            """)

    @Argument(
        help: "Files of contracts; none: the dataset's own contracts.csv.",
        completion: .file(extensions: ["csv", "gz", "zst"]))
    var files: [String] = []

    @Option(help: ArgumentHelp("The dataset's folder.", valueName: "folder"), completion: .directory)
    var dataset: String

    @Option(
        help: ArgumentHelp(
            "The quarters, such as 2026-Q2; several with ',' between, or from one to another with '..'.",
            valueName: "quarters"))
    var period: String

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            """
            Where to write the tally; a folder, with '/' at its end, gets a tally for each file, and one that stands \
            there already is not made again.
            """, valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("Where to write the table of all vendors; '-' for standard output.", valueName: "file"))
    var table: String?

    @Option(
        help: ArgumentHelp(
            "Where to write a line for each row that can be used, with its involvement, in the order of the rows.",
            valueName: "file"))
    var contracts: String?

    @Option(
        help: ArgumentHelp(
            "A folder on a disk with room, for what would take memory in proportion to the contracts.",
            valueName: "folder"))
    var spill: String?

    @Flag(help: "Leave rows with an error out, and count them, instead of refusing the files.")
    var refuseRows = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if output == nil, table == nil, contracts == nil {
            throw ValidationError("Say what to write: --output, --table, --contracts or several of them.")
        }
        if output == "-" || contracts == "-" {
            throw ValidationError("Only --table can go to standard output.")
        }
        _ = try TallyPeriods.list(period)
    }

    mutating func run() throws {
        let folder = DatasetFolder(dataset, options: common.reading)
        let frame = try TallyLoading.frame(folder, withContracts: files.isEmpty, isQuiet: common.quiet)
        let run = try TallyLoading.run(frame, periods: TallyPeriods.list(period), common)
        let own = try TallyLoading.reading { () throws(FileFault) in try folder.location(of: "contracts.csv") }
        let paths = files.isEmpty ? [own ?? folder.path + "/contracts.csv"] : files
        if let output, output.hasSuffix("/") {
            guard table == nil, contracts == nil else {
                throw ValidationError("--table and --contracts are of one tally: merge those of a folder first.")
            }
            guard frame.contracts == nil else {
                throw ValidationError("A mapping makes the contracts of this dataset: name a file for their tally.")
            }
            return try TallyFolder(path: String(output.dropLast()), isQuiet: common.quiet).fill(
                paths, run, refusingRows: refuseRows, threads: common.threads)
        }
        let meter = TallyMeter(isQuiet: common.quiet)
        let hasDigests = output != nil
        let (lines, spill) = (contracts, spill)
        if let spill { try TallyLoading.reading { () throws(FileFault) in try FileWriting.makeFolder(spill) } }
        let reading = try TallyLoading.reading { () throws(FileFault) in
            if let contracts = frame.contracts {
                return try run.tally(
                    made: contracts, hasDigests: hasDigests, lines: lines, spillFolder: spill,
                    progress: meter.callback)
            }
            return try run.tally(
                paths, hasDigests: hasDigests, lines: lines, spillFolder: spill, progress: meter.callback)
        }
        meter.clear()
        try TallyLoading.report(reading, refusingRows: refuseRows, isQuiet: common.quiet)
        let made = try TallyLoading.write(
            reading.tally, to: output, hasTable: table != nil, frame, threads: common.threads)
        if let table { try made?.write(to: table) }
        if !common.quiet {
            for line in reading.mapping?.lines ?? [] { Console.complain(line) }
            Console.complain(TallyLoading.summary(reading.tally.counts))
        }
        // The system takes all memory back at once.
        withExtendedLifetime((frame, run, reading, made)) { leave(with: .done) }
    }
}
