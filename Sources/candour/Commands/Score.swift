import ArgumentParser
import Dataset
import Parallel
import Reporting
import Scoring
import Tables

struct Score: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Scores a dataset and writes its report.",
        discussion: """
            Without --period the last quarter with answers is scored. The report is written whole or not at all; where \
            the same bytes stand already, nothing is written.

            Example: candour score Data/letters --period 2021-Q3
            """)

    @Argument(help: "The dataset's folder.", completion: .directory)
    var dataset: String

    @Option(help: ArgumentHelp("The quarter to score, such as 2021-Q3, or 'all'.", valueName: "quarter"))
    var period: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Where to write; by default Reports/<dataset>/<quarter>.", valueName: "folder"))
    var output: String?

    @Flag(help: "Add an appendix of diagnostics: how far the questions under each node go together.")
    var diagnostics = false

    @Flag(help: "Replace another edition that stands there.")
    var replace = false

    @Option(
        name: .customLong("tables"),
        help: ArgumentHelp(
            "Write only these tables, such as 'scores,contracts', and no page, chart or input.", valueName: "names"))
    var tableList: String?

    @OptionGroup var common: CommonOptions

    /// The tables asked for; none: the whole run.
    private var tables: [String] {
        (tableList ?? "").split(separator: ",").map { String($0) }.filter { !$0.isEmpty }
    }

    func validate() throws {
        if tableList != nil, tables.isEmpty { throw ValidationError("--tables names no table.") }
        for table in tables where !OutputTables.names.contains(table) {
            let meant = nearest(to: table, among: OutputTables.names).map { "Did you mean '\($0)'? " } ?? ""
            throw ValidationError(
                "There is no table '\(table)'. \(meant)The tables are: \(OutputTables.names.joined(separator: ", ")).")
        }
    }

    mutating func run() throws {
        let progress = Progress(isQuiet: common.quiet)
        let folder = DatasetFolder(dataset, options: common.reading)
        // The folder's name is the dataset's, in the report and in where it goes.
        guard folder.name != ".", folder.name != ".." else {
            throw ValidationError("'\(dataset)' does not say the dataset's name: give its folder by name.")
        }
        progress.say("reading \(folder.path)")
        // The files are hashed while their rows are checked, which leaves a thread idle now and then.
        let (digests, loaded) = alongside(threads: common.threads) {
            Result { () throws(FileFault) in try folder.fileDigests(threads: 1) }
        } _: {
            Result { () throws(Exit) in try Loading.dataset(folder, isQuiet: common.quiet) }
        }
        progress.clear()
        var dataset = try (consume loaded).get()
        let periods = try self.periods(dataset)
        if periods.count > 1, output != nil {
            throw ValidationError("--output names one folder; with --period all leave it out.")
        }
        let fileDigests = try known(digests)
        if let only = periods.first, periods.count == 1 {
            dataset.giveCodersPseudonyms(forRunOf: only, threads: common.threads)
        }
        for period in periods {
            progress.say("scoring \(period)")
            let run = try scored(dataset, period)
            let target = output ?? "Reports/\(folder.name)/\(period)"
            progress.say("writing \(target)")
            let outcome = try written(run, to: target, fileDigests)
            progress.clear()
            try report(outcome, run, target)
            // The system takes the memory back at once; what many vendors have takes long to give up piece by piece.
            if period == periods.last { withExtendedLifetime((dataset, run)) { leave(with: .done) } }
        }
    }

    private func periods(_ dataset: Dataset) throws -> [Period] {
        let known = dataset.tables.periods
        guard period == "all" else { return [try Quarters.one(period, of: dataset, others: ", or 'all'")] }
        guard !known.isEmpty else { throw ValidationError("The dataset has no answers to take quarters from.") }
        return known
    }

    private func scored(_ dataset: Dataset, _ period: Period) throws(Exit) -> Run {
        do {
            return try Run(
                dataset, period: period, release: Release.name, onlyTables: tables.isEmpty ? nil : tables,
                hasDiagnostics: diagnostics,
                threads: common.threads)
        } catch {
            Console.complain("error: \(error.explanation)")
            throw Exit.dataErrors
        }
    }

    private func known(_ digests: Result<[String: String], FileFault>) throws(Exit) -> [String: String] {
        do {
            return try digests.get()
        } catch {
            Console.complain("error: \(error)")
            throw Exit.fileTrouble
        }
    }

    private func written(_ run: Run, to target: String, _ digests: [String: String]) throws(Exit) -> RunFolder.Outcome {
        do {
            return try RunFolder(target).write(run, fileDigests: digests, replacing: replace)
        } catch {
            Console.complain("error: \(error)\nNothing was written to \(target).")
            throw Exit.fileTrouble
        }
    }

    /// What to look at first.
    private func made(_ target: String) -> String { target + (tables.isEmpty ? "/report.md" : "/tables") }

    private func report(_ outcome: RunFolder.Outcome, _ run: Run, _ target: String) throws(Exit) {
        switch outcome {
        case .written:
            Console.print(made(target))
        case .unchanged:
            if !common.quiet { Console.complain("\(target) holds these bytes already; nothing was written.") }
            Console.print(made(target))
        case .refusedOtherEdition(run.context.edition):
            Console.complain(
                """
                error: \(target) holds this edition, but files of it were changed: 'candour verify \(target)' names them
                  fix: write elsewhere with --output, or write it anew with --replace
                """)
            throw Exit.misuse
        case .refusedOtherEdition(let edition):
            Console.complain(
                """
                error: \(target) holds edition \(edition.prefix(12))…, and this is edition \(run.context.edition.prefix(12))…
                  fix: write elsewhere with --output, or replace it with --replace
                """)
            throw Exit.misuse
        case .refusedForeignFiles(let files):
            Console.complain(
                """
                error: \(target) holds files that are no run's, and would be lost: \(files.prefix(5).joined(separator: ", "))
                  fix: move them away, or write elsewhere with --output
                """)
            throw Exit.misuse
        }
    }
}
