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
            The files have the columns of contracts.csv; method, vendors, rates and sources come from the dataset. The \
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

    @Flag(help: "Leave rows with an error out, and count them, instead of refusing the files.")
    var refuseRows = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if output == nil, table == nil { throw ValidationError("Say what to write: --output, --table or both.") }
        _ = try TallyPeriods.list(period)
    }

    mutating func run() throws {
        let folder = DatasetFolder(dataset, options: common.reading)
        let frame = try TallyLoading.frame(folder, isQuiet: common.quiet)
        let run = try TallyLoading.run(frame, periods: TallyPeriods.list(period), common)
        let own = try TallyLoading.reading { () throws(FileFault) in try folder.location(of: "contracts.csv") }
        let paths = files.isEmpty ? [own ?? folder.path + "/contracts.csv"] : files
        if let output, output.hasSuffix("/") {
            guard table == nil else { throw ValidationError("A table is of one tally: merge those of a folder first.") }
            return try TallyFolder(path: String(output.dropLast()), isQuiet: common.quiet).fill(
                paths, run, refusingRows: refuseRows)
        }
        let meter = TallyMeter(isQuiet: common.quiet)
        let hasDigests = output != nil
        let reading = try TallyLoading.reading { () throws(FileFault) in
            try run.tally(paths, hasDigests: hasDigests, progress: meter.callback)
        }
        meter.clear()
        try TallyLoading.report(reading, refusingRows: refuseRows, isQuiet: common.quiet)
        if let output {
            try TallyLoading.write(reading.tally, to: output)
            Console.print(output)
        }
        if let table { try TallyLoading.writeTable(reading.tally, frame, to: table, threads: common.threads) }
        if !common.quiet { Console.complain(TallyLoading.summary(reading.tally.counts)) }
    }
}
