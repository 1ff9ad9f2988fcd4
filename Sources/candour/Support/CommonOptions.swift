import ArgumentParser
import Dataset

/// How messages are written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// Options that every command which reads a dataset has.
struct CommonOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Use at most so many threads; by default one a processor.", valueName: "n"))
    var threads: Int = Processors.count

    @Flag(name: .shortAndLong, help: "Print results and errors only: no warnings, no progress.")
    var quiet = false

    func validate() throws {
        guard (1...1024).contains(threads) else { throw ValidationError("--threads must be from 1 to 1024.") }
    }

    var reading: ReadingOptions { ReadingOptions(threads: threads) }
}
