import ArgumentParser

/// Brings in what another program holds.
struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Starts a dataset from another program's files.", subcommands: [ImportCOINr.self])
}
