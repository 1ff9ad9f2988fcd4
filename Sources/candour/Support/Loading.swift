import Dataset
import Tables

/// Reads a dataset for a command, and says what is wrong with it.
enum Loading {
    /// The reading of a folder; a folder that can't be read ends the command.
    static func read(_ folder: DatasetFolder) throws(Exit) -> DatasetReading {
        do {
            let reading = try folder.read()
            guard !reading.isFolderMissing else {
                report(reading, isQuiet: true)
                throw Exit.fileTrouble
            }
            return reading
        } catch let exit as Exit {
            throw exit
        } catch {
            Console.complain("error: \(error)")
            throw Exit.fileTrouble
        }
    }

    /// The dataset of a folder; one with errors ends the command, after all of them are printed.
    static func dataset(_ folder: DatasetFolder, isQuiet: Bool) throws(Exit) -> Dataset {
        let reading = try read(folder)
        guard let dataset = reading.dataset else {
            report(reading, isQuiet: isQuiet)
            throw Exit.dataErrors
        }
        let warnings = reading.diagnostics.count
        if warnings > 0, !isQuiet {
            Console.complain(
                "\(warnings == 1 ? "1 warning" : "\(warnings) warnings"): 'candour check \(folder.path)' shows them")
        }
        return dataset
    }

    /// Prints what was found, errors only when quiet, on standard error.
    static func report(_ reading: DatasetReading, isQuiet: Bool) {
        let shown = reading.diagnostics.filter { !isQuiet || $0.severity == .error }
        if !shown.isEmpty {
            Console.complain(DiagnosticPrinter().text(of: shown, furtherCounts: reading.furtherFaults))
        }
    }
}
