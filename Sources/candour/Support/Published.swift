import ArgumentParser
import Dataset
import Reporting
import Scoring
import Tables

/// A run on disk, for the commands that take one.
enum Published {
    static func run(_ path: String) throws(Exit) -> PublishedRun {
        do {
            return try PublishedRun(path)
        } catch {
            Console.complain("error: \(error.explanation)")
            throw Exit.fileTrouble
        }
    }

    /// Scores a run again from its own inputs, which must give the edition that it has.
    static func scoredAgain(
        _ path: String, _ common: CommonOptions
    ) throws -> (inputs: DatasetFolder, context: RunContext) {
        let published = try run(path)
        guard published.manifest.onlyTables == nil else {
            throw ValidationError(
                "\(path) was written with --tables and holds no inputs: score the dataset without it first.")
        }
        let folder = published.inputsFolder(common.reading)
        let dataset = try Loading.dataset(folder, isQuiet: true)
        let rescored: Run
        do {
            rescored = try published.rescored(dataset, threads: common.threads)
        } catch {
            Console.complain("error: \(error.explanation)")
            throw Exit.dataErrors
        }
        guard rescored.context.edition == published.manifest.edition else {
            Console.complain(
                "error: the run's inputs don't give its edition: they were changed, or another release scored it; 'candour verify \(path)' says which"
            )
            throw Exit.dataErrors
        }
        return (folder, rescored.context)
    }

    /// Prints a page, or writes it to a new file.
    static func deliver(_ page: String, to file: String?) throws(Exit) {
        guard let file else { return Console.write(page, to: 1) }
        do {
            guard try FileKind.of(file) == nil else {
                Console.complain("error: \(file) is there already; nothing was written")
                throw Exit.misuse
            }
            try FileWriting.write(Array(page.utf8), to: file)
        } catch let exit as Exit {
            throw exit
        } catch {
            Console.complain("error: \(error)")
            throw Exit.fileTrouble
        }
    }

    /// What a run does not have. Its own names come from a dataset, and could hold what disturbs a terminal.
    static func unknown(_ what: String, _ name: String, _ known: [String]) -> ValidationError {
        let hint =
            nearest(to: name, among: known).map { "did you mean \(Diagnostic.quoted($0))?" }
            ?? "it has: " + known.prefix(40).map(Diagnostic.quoted).joined(separator: ", ")
        return ValidationError("The run has no \(what) \(Diagnostic.quoted(name)); \(hint)")
    }
}
