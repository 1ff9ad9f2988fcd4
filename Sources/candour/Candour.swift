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
        subcommands: [
            Init.self, Check.self, Score.self, Disagreements.self, Compare.self, Changes.self, Explain.self, Reply.self,
            Verify.self, Import.self, TallyCommand.self, Merge.self, Map.self,
        ])

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
