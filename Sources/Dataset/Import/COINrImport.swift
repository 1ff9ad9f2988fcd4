public import Statistics
public import Tables

/// Turns the two tables of a COINr coin, `iData` and `iMeta`, into the files of a dataset.
///
/// A unit becomes a vendor, an indicator a question on one numeric scale, an aggregate a node, the time a quarter; the
/// direction −1 becomes `reversed`, a group a note. Nothing is computed or filled in unless an option asks for it, and then
/// the row says so. (Becker, Caperna, Del Sorbo, Norlén, Papadimitriou, Saisana, "COINr: an R package for developing
/// composite indicators", JOSS 7 (2022).)
public struct COINrImport: Sendable {
    /// How raw values become points.
    public enum Normalisation: String, CaseIterable, Sendable {
        case none
        case minMax = "min-max"
        case zScore = "z-score"
        case rank
    }

    /// How the children of an aggregate become one value.
    public enum Aggregate: String, CaseIterable, Sendable {
        case mean = "weighted mean"
        case geometric
        case harmonic
    }

    /// What to make of the tables.
    public struct Options: Sendable {
        /// The title of the method, on one line.
        public var title: String
        /// The quarter of all rows, for data without a column `Time`.
        public var period: Period?
        /// How many significant digits are kept of a number in the data; nil keeps them all.
        ///
        /// A decimal of 15 digits survives being held in binary; a 16th and 17th often only tell how it was held, and
        /// part what was equal.
        public var digits: Int?
        /// Whether each indicator is divided by the denominator that `iMeta` names for it.
        public var denominates = false
        /// How missing values are filled in; nil leaves them missing.
        public var imputation: Imputation?
        /// The group within which they are.
        public var group: Identifier?
        /// Whether outliers are treated before indicators are normalised.
        public var treatsOutliers = false
        /// How raw values become points.
        public var normalisation = Normalisation.minMax
        /// How aggregates are taken.
        public var aggregate = Aggregate.mean
        /// The least share of the weight under an aggregate that must have a value, 0 to 1; nil asks for none.
        public var needs: (value: Rational, text: String)?

        /// The usual options.
        public init(title: String, period: Period? = nil) {
            self.title = title
            self.period = period
        }
    }

    /// How much was brought in.
    public struct Counts: Hashable, Sendable {
        public let vendors: Int
        public let questions: Int
        public let nodes: Int
        /// Every value, filled in or not.
        public let ratings: Int
        /// The values that were filled in.
        public let imputed: Int
        /// The values that are missing still.
        public let missing: Int
    }

    /// All that was found, in the order in which it should be mended.
    public let diagnostics: [Diagnostic]
    /// For each kind, how many faults were found beyond those in `diagnostics`.
    public let furtherFaults: [String: Int]
    /// Names in the dataset's folder and what stands there; nil where an error was found.
    public let files: [(path: String, bytes: [UInt8])]?
    /// What the files hold.
    public let counts: Counts

    /// Reads both tables.
    ///
    /// - Parameters:
    ///   - data: The path of `iData` as CSV.
    ///   - metadata: The path of `iMeta` as CSV.
    /// - Throws: when a file can't be read. What is wrong in it never throws: all of it is in ``diagnostics``.
    public init(data: String, metadata: String, options: Options, threads: Int = 1) throws(FileFault) {
        var metadataTable = try ImportedTable(path: metadata, threads: threads)
        var dataTable = try ImportedTable(path: data, threads: threads)
        let entries = COINrMetadata(&metadataTable)
        entries.checkStructure(&metadataTable, denominates: options.denominates)
        let values = COINrData(&dataTable, entries, period: options.period, digits: options.digits)
        COINrImport.checkGroup(options, entries, &metadataTable)
        let ratings = entries.indicators.map { indicator -> (COINrMetadata.Entry, ImportedRatings) in
            let ratings = values.ratings(of: indicator, denominates: options.denominates, &dataTable)
            guard let imputation = options.imputation else { return (indicator, ratings) }
            return (
                indicator,
                values.filled(ratings, of: indicator, by: imputation, within: options.group, &dataTable)
            )
        }
        let found = try metadataTable.diagnostics() + dataTable.diagnostics()
        diagnostics = found.mostUsefulFirst()
        furtherFaults = metadataTable.furtherFaults.merging(dataTable.furtherFaults, uniquingKeysWith: +)
        let all = ratings.flatMap(\.1)
        counts = Counts(
            vendors: Set(values.observations.map(\.unit)).count, questions: ratings.count,
            nodes: entries.aggregates.count, ratings: all.count { $0 != nil },
            imputed: all.count { $0?.origin == .imputed }, missing: all.count { $0 == nil })
        guard !diagnostics.contains(where: { $0.severity == .error }) else {
            files = nil
            return
        }
        let tables = COINrTables(metadata: entries, data: values, ratings: ratings, table: dataTable)
        let method = COINrMethod(
            metadata: entries, options: options, periods: Set(values.observations.map(\.period)))
        files =
            tables.files(
                options, dataName: COINrImport.name(of: data), metadataName: COINrImport.name(of: metadata)
            )
            + [(DatasetFolder.methodFile, Array(method.text.utf8))]
    }

    private static func checkGroup(_ options: Options, _ metadata: COINrMetadata, _ table: inout ImportedTable) {
        guard let group = options.group, metadata.isWhole else { return }
        let groups = metadata.entries.filter { $0.kind == .group }.map(\.code.text)
        guard !groups.contains(where: { Identifier($0) == group }) else { return }
        table.report(
            nil, "Type", "import.unknown-group", "no entry of Type Group has the code that --group names",
            found: group.text, expected: groups.joined(separator: ", "),
            fix: nearest(to: group.text, among: groups).map { "did you mean '\($0)'?" })
    }

    private static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
