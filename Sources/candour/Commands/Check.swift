import ArgumentParser
import Dataset
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
            if !shown.isEmpty { Console.complain(DiagnosticPrinter().text(of: shown, furtherCounts: reading.furtherFaults)) }
            if !common.quiet { Console.print(summary(reading)) }
        }
        let isFailure = reading.hasErrors || (strict && !reading.diagnostics.isEmpty)
        if isFailure { throw Exit.dataErrors }
    }

    /// The rows of each file, and how many faults there are in all.
    private func summary(_ reading: DatasetReading) -> String {
        var lines = reading.counts.map { count in
            "\(count.file): \(count.rows) \(count.rows == 1 ? "row" : "rows")"
                + (count.refused > 0 ? ", \(count.refused) refused" : "")
        }
        let further = reading.furtherFaults.values.reduce(0, +)
        let errors = reading.diagnostics.count { $0.severity == .error } + further
        let warnings = reading.diagnostics.count { $0.severity == .warning }
        lines.append(
            "\(errors == 1 ? "1 error" : "\(errors) errors"), \(warnings == 1 ? "1 warning" : "\(warnings) warnings")")
        return lines.joined(separator: "\n")
    }
}
