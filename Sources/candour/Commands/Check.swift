import ArgumentParser
import Dataset
import Scoring
import Statistics
import Tables

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Finds every fault of a dataset at once.",
        discussion: """
            Each fault is printed with its file, line and column, what was found, what was expected and what to do.

            Example: candour check Data/letters
            """)

    @Argument(help: "The dataset's folder.", completion: .directory)
    var dataset: String

    @Flag(help: "Compare the scores with those published before, in expected.csv.")
    var expected = false

    @Flag(help: "Count warnings as errors.")
    var strict = false

    @Option(help: "How to print what was found: text or json.")
    var format: OutputFormat = .text

    @OptionGroup var common: CommonOptions

    mutating func run() throws {
        let folder = DatasetFolder(dataset, options: common.reading)
        let reading = try Loading.read(folder)
        let shown = reading.diagnostics.filter { !common.quiet || $0.severity == .error }
        switch format {
        case .json: Console.print(DiagnosticsJSON.text(shown))
        case .text:
            if !shown.isEmpty {
                Console.complain(DiagnosticPrinter().text(of: shown, furtherCounts: reading.furtherFaults))
            }
            if !common.quiet { Console.print(summary(reading)) }
        }
        var isFailure = reading.hasErrors || (strict && !reading.diagnostics.isEmpty)
        if expected, let dataset = reading.dataset { isFailure = try !meetsExpected(dataset, folder) || isFailure }
        if isFailure { throw Exit.dataErrors }
    }

    /// Whether every published figure follows from the data; those that don't are printed, each with both figures.
    private func meetsExpected(_ dataset: Dataset, _ folder: DatasetFolder) throws(Exit) -> Bool {
        let comparison: ExpectedScores
        let places: RowPlaces
        do {
            comparison = try ExpectedScores(dataset, threads: common.threads)
        } catch {
            Console.complain("error: \(error.explanation)")
            throw Exit.dataErrors
        }
        do {
            places = try RowPlaces(in: folder, comparison.misses.map(\.row))
        } catch {
            Console.complain("error: \(error)")
            throw Exit.fileTrouble
        }
        let diagnostics = comparison.misses.map { miss in
            Diagnostic(
                severity: .error, identifier: "expected.not-met",
                place: places.place(of: miss.row) ?? Place(file: folder.path + "/expected.csv"),
                summary:
                    "the published score of '\(miss.row.vendor)' at '\(miss.row.node)' does not follow from the data",
                found: miss.computed.map { $0.fixed(dataset.method.decimals.tables) } ?? "no score in \(miss.period)",
                expected: (miss.row.cell("score") ?? "no score")
                    + (miss.row.cell("tolerance").map { " within \($0)" } ?? ""))
        }
        if format == .json {
            Console.print(DiagnosticsJSON.text(diagnostics))
        } else {
            if !diagnostics.isEmpty { Console.complain(DiagnosticPrinter().text(of: diagnostics)) }
            Console.print(
                "expected.csv: \(comparison.met) of \(comparison.met + comparison.misses.count) published scores met")
        }
        return comparison.misses.isEmpty
    }

    /// The rows of each file, what a mapping did, and how many faults there are in all.
    private func summary(_ reading: DatasetReading) -> String {
        var lines = reading.counts.map { count in
            "\(count.file): \(count.rows) \(count.rows == 1 ? "row" : "rows")"
                + (count.refused > 0 ? ", \(count.refused) refused" : "")
        }
        lines += reading.mapping?.lines ?? []
        let errors = reading.count(of: .error)
        let warnings = reading.count(of: .warning)
        lines.append(
            "\(errors == 1 ? "1 error" : "\(errors) errors"), \(warnings == 1 ? "1 warning" : "\(warnings) warnings")")
        return lines.joined(separator: "\n")
    }
}
