import Dataset
import Parallel
import Scoring
import Tables

/// Everything that a run writes but its manifest, in memory.
public struct RunOutputs: Sendable {
    /// Paths from the run's folder and what stands there, sorted by the bytes of the path.
    public let files: [(path: String, bytes: [UInt8])]

    /// Writes every page, chart and table of a run, on up to `threads` threads.
    ///
    /// - Parameter onlyTables: the tables to write, and nothing else but their description; nil writes all there is.
    public init(_ run: RunContext, onlyTables: [String]? = nil, threads: Int) {
        let tables = OutputTables.all(run, only: onlyTables, threads: threads)
        let written = concurrentMap(tables.count, threads: threads) { (table: tables[$0], csv: tables[$0].csv) }
        let makers: [@Sendable () -> [(path: String, bytes: [UInt8])]] =
            [
                { written.map { ($0.table.path, $0.csv) } },
                { [("datapackage.json", JSON.bytes(DataPackage(run, tables: written)))] },
            ]
            + (onlyTables == nil
                ? [{ RunInputs.files(run.scored.dataset, rows: run.scored.inputs) }] + Pages.all(run) : [])
        let made = concurrentMap(makers.count, threads: threads) { makers[$0]() }
        files = made.flatMap { $0 }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// The manifest's list of these files.
    var listed: [Manifest.Output] {
        files.map { Manifest.Output(path: $0.path, bytes: $0.bytes.count, digest: Digest.of($0.bytes)) }
    }
}

/// The inputs that a run publishes, so that it is whole by itself.
enum RunInputs {
    static let folder = "inputs"

    /// The rows used in canonical form, the method as it stands and the codelists in force.
    static func files(_ dataset: Dataset, rows: DatasetTables) -> [(path: String, bytes: [UInt8])] {
        var files = CanonicalRows.tables(rows).map { ("\(folder)/\($0.schema.file)", $0.csv) }
        files.append(("\(folder)/\(DatasetFolder.methodFile)", Array(dataset.methodText.utf8)))
        files.append(("\(folder)/\(DatasetFolder.codelistsFile)", Array(dataset.codelists.yaml.utf8)))
        return files
    }
}
