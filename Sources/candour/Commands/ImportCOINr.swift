import ArgumentParser
import Dataset
import Statistics
import Tables

struct ImportCOINr: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coinr",
        abstract: "Starts a dataset from the iData and iMeta of a COINr coin.",
        discussion: """
            Both are CSV files, as write.csv makes them. Units become vendors, indicators questions, aggregates nodes, \
            the column Time quarters. Nothing is filled in or divided unless you ask for it; each such value says so in \
            its row. All faults are printed at once, and nothing is written while there is one.

            Example: candour import coinr iData.csv iMeta.csv Data/asem --denominate --impute mean --group EurAsia_group \
            --treat
            """)

    @Argument(help: ArgumentHelp("The CSV file with a row for each unit.", valueName: "idata"), completion: .file())
    var data: String

    @Argument(help: ArgumentHelp("The CSV file with a row for each code.", valueName: "imeta"), completion: .file())
    var metadata: String

    @Argument(help: "The folder to write the dataset to; it must not exist.", completion: .directory)
    var folder: String

    @Option(help: "The title of the method; by default the folder's name.")
    var title: String?

    @Option(
        help: ArgumentHelp("The quarter of the data, where it has no column Time.", valueName: "quarter"),
        transform: ImportCOINr.quarter)
    var period: Period?

    @Option(
        help: ArgumentHelp(
            "Keep so many significant digits of a value, 1 to 17; all by default. R writes 17, of which 15 count.",
            valueName: "n"))
    var digits: Int?

    @Flag(help: "Divide each indicator by the denominator that iMeta names for it.")
    var denominate = false

    @Option(
        help: ArgumentHelp("Fill in what is missing: mean or median of the others.", valueName: "rule"),
        transform: ImportCOINr.word)
    var impute: Imputation?

    @Option(help: ArgumentHelp("Fill in within this group, an entry of Type Group.", valueName: "code"))
    var group: String?

    @Flag(help: "Treat outliers as COINr does by default: winsorise up to five points, then a logarithm.")
    var treat = false

    @Option(
        help: ArgumentHelp(
            "How values become points: min-max (to 0–100; by default), z-score, rank or none.", valueName: "rule"),
        transform: ImportCOINr.word)
    var normalise = COINrImport.Normalisation.minMax

    @Option(help: "How aggregates are taken: mean, geometric or harmonic, each with iMeta's weights.")
    var aggregate = Aggregation.mean

    @Option(help: ArgumentHelp("The least part of the weight under a node that must have a value.", valueName: "0–1"))
    var needs: Share?

    @OptionGroup var common: CommonOptions

    /// The aggregates, by the words that the command takes.
    enum Aggregation: String, ExpressibleByArgument, CaseIterable {
        case mean, geometric, harmonic

        var kind: COINrImport.Aggregate {
            switch self {
            case .mean: .mean
            case .geometric: .geometric
            case .harmonic: .harmonic
            }
        }
    }

    /// A number from 0 to 1.
    struct Share: ExpressibleByArgument {
        let value: Rational
        let text: String

        init?(argument: String) {
            guard let value = Rational(decimal: argument), value >= 0, value <= 1 else { return nil }
            (self.value, text) = (value, argument)
        }
    }

    private static func quarter(_ text: String) throws -> Period {
        guard let period = Period(text) else {
            throw ValidationError("'\(text)' is not a quarter; write it as 2021-Q3.")
        }
        return period
    }

    private static func word<W: RawRepresentable<String> & CaseIterable>(_ text: String) throws -> W {
        guard let word = W(rawValue: text) else {
            let words = W.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("'\(text)' is none of: \(words).")
        }
        return word
    }

    func validate() throws {
        if let digits, !(1...17).contains(digits) { throw ValidationError("--digits must be from 1 to 17.") }
        if group != nil, impute == nil { throw ValidationError("--group says within what to fill in: add --impute.") }
    }

    mutating func run() throws {
        let target = DatasetFolder(folder)
        guard target.name != ".", target.name != ".." else {
            throw ValidationError("'\(folder)' does not say the dataset's name: give its folder by name.")
        }
        let imported = try imported(named: target.name)
        let shown = imported.diagnostics.filter { !common.quiet || $0.severity == .error }
        if !shown.isEmpty {
            Console.complain(DiagnosticPrinter().text(of: shown, furtherCounts: imported.furtherFaults))
        }
        guard let files = imported.files else {
            Console.complain("Nothing was written to \(target.path).")
            throw Exit.dataErrors
        }
        let outcome: ImportedFolder.Outcome
        do {
            outcome = try ImportedFolder.write(files, to: target.path, options: common.reading)
        } catch {
            Console.complain("error: \(error)\nNothing was written to \(target.path).")
            throw Exit.fileTrouble
        }
        switch outcome {
        case .written: Console.print(summary(imported.counts, target.path))
        case .refused:
            Console.complain("error: \(target.path) exists already; nothing was written")
            throw Exit.misuse
        case .unsound(let errors):
            Console.complain(DiagnosticPrinter().text(of: errors) + "\nNothing was written to \(target.path).")
            throw Exit.dataErrors
        }
    }

    private func imported(named name: String) throws(Exit) -> COINrImport {
        var options = COINrImport.Options(title: title ?? name, period: period)
        options.digits = digits
        options.denominates = denominate
        options.imputation = impute
        options.group = group.map { Identifier($0) }
        options.treatsOutliers = treat
        options.normalisation = normalise
        options.aggregate = aggregate.kind
        options.needs = needs.map { ($0.value, $0.text) }
        do {
            return try COINrImport(data: data, metadata: metadata, options: options, threads: common.threads)
        } catch {
            Console.complain("error: \(error)")
            throw Exit.fileTrouble
        }
    }

    private func summary(_ counts: COINrImport.Counts, _ path: String) -> String {
        """
        \(path): \(counts.vendors) vendors, \(counts.questions) questions, \(counts.nodes) nodes
        \(counts.ratings) values, \(counts.imputed) of them imputed; \(counts.missing) missing
        now run 'candour check \(path)', then 'candour score \(path)'
        """
    }
}
