import ArgumentParser
import Dataset
import Tables

/// How messages are written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// What finds the cells of CSV files; the words of the command line for `TableFile.Scanner`.
enum ReaderChoice: String, ExpressibleByArgument, CaseIterable {
    case vector, portable, libcsv

    var scanner: TableFile.Scanner {
        switch self {
        case .vector: .vectorised
        case .portable: .portable
        case .libcsv: .libcsv
        }
    }
}

/// Options that every command which reads a dataset has.
struct CommonOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Use at most so many threads; by default one a processor.", valueName: "n"))
    var threads: Int = Processors.count

    @Option(
        help: ArgumentHelp(
            "What finds the cells of CSV files: vector, portable or libcsv. It changes the time only.",
            valueName: "reader"))
    var reader: ReaderChoice = .vector

    @Flag(name: .shortAndLong, help: "Print results and errors only: no warnings, no progress.")
    var quiet = false

    func validate() throws {
        guard (1...1024).contains(threads) else { throw ValidationError("--threads must be from 1 to 1024.") }
    }

    var reading: ReadingOptions { ReadingOptions(threads: threads, scanner: reader.scanner) }
}
