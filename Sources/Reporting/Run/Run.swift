public import Dataset
import Parallel
public import Scoring
import Tables

/// A scored quarter with its identity, ready to be written or compared.
public struct Run: Sendable {
    public let context: RunContext
    public let outputs: RunOutputs
    /// The digests of the rows that it used.
    private let inputs: [CanonicalRows.TableDigest]
    /// The tables that it consists of; nil: all of them, with pages, charts and inputs.
    private let onlyTables: [String]?

    /// Scores a quarter of a dataset and writes its pages in memory.
    ///
    /// - Parameters:
    ///   - previous: the run before it; nil works it out from the dataset's earlier quarters.
    ///   - onlyTables: the tables to write, and no page, chart or input; nil writes all there is.
    ///   - hasDiagnostics: whether the run has the appendix of diagnostics.
    /// - Throws: `ScoringFault` when a figure can't be computed.
    public init(
        _ dataset: Dataset, period: Period, release: String, previous: Previous = .ofDataset,
        onlyTables: [String]? = nil, hasDiagnostics: Bool = false, threads: Int
    ) throws(ScoringFault) {
        let tables = TableChoice(onlyTables)
        let used = PeriodSelection.used(of: dataset, for: period, threads: threads)
        // Digests take about as long as scores where there are many rows, and neither waits for the other.
        let (inputs, scored) = try alongside(threads: threads) {
            CanonicalRows.digests(used)
        } _: { () throws(ScoringFault) -> ScoredPeriod in
            try Scorer.score(
                dataset, inputs: used, period: period, asks: tables.includes(QuestionsTable.name), threads: threads)
        }
        self.inputs = inputs
        let before =
            switch previous {
            case .ofDataset: Run.previous(of: period, in: dataset, release: release)
            case .known(let edition): edition
            }
        let edition = Edition.identifier(
            of: dataset, inputs: inputs, period: period, release: release, previous: before?.edition)
        let uncertainty = try Uncertainty(scored, hasChanges: tables.includes(ChangesTable.name), threads: threads)
        var context = RunContext(
            scored: scored, uncertainty: uncertainty, edition: edition, previous: before,
            release: release, onlyTables: onlyTables, hasDiagnostics: hasDiagnostics, threads: threads)
        if tables.includes(
            SensitivityTable.name, ChoicesTable.name, AcceptabilityTable.name, RankSharesTable.name,
            WeightPairsTable.name, CentralWeightsTable.name)
        {
            context.varyChoices(threads: threads)
        }
        self.context = context
        self.onlyTables = onlyTables
        outputs = RunOutputs(context, onlyTables: onlyTables, threads: threads)
    }

    /// Where a run's predecessor is known from.
    public enum Previous: Sendable {
        /// The quarter before it in the dataset.
        case ofDataset
        /// A manifest, which says which it was, or that there was none.
        case known(PreviousEdition?)
    }

    /// The manifest of the run.
    ///
    /// - Parameters:
    ///   - fileDigests: for information, the digests of the dataset's files by name.
    ///   - mapping: for information, how tables were made; nil takes what the dataset itself says.
    public func manifest(fileDigests: [String: String], mapping: [Manifest.MappedTable]? = nil) -> Manifest {
        let dataset = context.scored.dataset
        let mapped = dataset.mapping?.tables.map { Manifest.MappedTable($0, fileDigests: fileDigests) }
        return Manifest(
            candour: context.release, dataset: dataset.name, period: context.period.description,
            edition: context.edition, previous: context.previous,
            method: .init(
                title: context.method.title, version: context.method.version, digest: Edition.methodDigest(dataset)),
            inputs: inputs.map {
                .init(
                    file: $0.schema.file, rows: $0.count, rowsDigest: $0.digest,
                    fileDigest: fileDigests[$0.schema.file])
            },
            onlyTables: onlyTables, diagnostics: context.hasDiagnostics ? true : nil, mapping: mapping ?? mapped,
            outputs: outputs.listed)
    }

    /// The edition of the quarter before, which takes those of all earlier quarters; nil for the first.
    private static func previous(of period: Period, in dataset: Dataset, release: String) -> PreviousEdition? {
        var previous: PreviousEdition?
        for earlier in dataset.tables.periods where earlier < period {
            let inputs = CanonicalRows.digests(PeriodSelection.used(of: dataset, for: earlier))
            let edition = Edition.identifier(
                of: dataset, inputs: inputs, period: earlier, release: release, previous: previous?.edition)
            previous = PreviousEdition(period: earlier.description, edition: edition)
        }
        return previous
    }
}
