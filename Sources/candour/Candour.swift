import ArgumentParser
import Reporting

/// The command line: one file a command, and no arithmetic.
@main
struct Candour: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "candour",
        abstract: "Scores how openly vendors answer, and how deeply their contracts involve them.",
        discussion: """
            A dataset is a folder of CSV files and a method.yaml. Scoring one writes a report in Markdown, tables in \
            CSV and charts in SVG: the same bytes for the same rows, on any machine.

            Exit codes: 0 done; 1 the data has errors, or a run does not verify; 2 the command was misused; \
            3 a file could not be read or written.
            """,
        version: Release.name,
        subcommands: needed(for: CommandLine.arguments))

    /// Every command, in the order in which the help lists them.
    private static let commands: KeyValuePairs<String, any ParsableCommand.Type> = [
        "init": Init.self, "check": Check.self, "score": Score.self, "disagreements": Disagreements.self,
        "compare": Compare.self, "changes": Changes.self, "explain": Explain.self, "reply": Reply.self,
        "verify": Verify.self, "import": Import.self, "tally": TallyCommand.self, "merge": Merge.self, "map": Map.self,
    ]

    /// The command that the arguments begin with, or all: describing each takes the parser a third of a millisecond, of
    /// which a small dataset's whole run has few.
    private static func needed(for arguments: [String]) -> [any ParsableCommand.Type] {
        let first = arguments.dropFirst().first
        return commands.first { $0.key == first }.map { [$0.value] } ?? commands.map(\.value)
    }

    /// Runs the command and leaves with its exit code; ArgumentParser's own code for misuse is 64, ours is 2.
    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let exit as Exit {
            leave(with: exit)
        } catch {
            let code = exitCode(for: error)
            let message = fullMessage(for: error)
            if code == .success {
                Console.print(message)
                leave(with: .done)
            }
            if !message.isEmpty { Console.complain(message) }
            leave(with: code == .validationFailure || code == .failure ? .misuse : Exit(code: code.rawValue))
        }
    }
}
