import Dataset
import Parallel
import Scoring
import Tables

/// Everything that a run writes but its manifest, in memory.
public struct RunOutputs: Sendable {
    /// Sorted by the bytes of their paths.
    public let files: [OutputFile]

    /// The digests of the tables, by path: the package names them as well as the manifest.
    private let tableDigests: [String: String]

    /// Writes every page, chart and table of a run, on up to `threads` threads.
    ///
    /// - Parameter onlyTables: the tables to write, and nothing else but their description; nil writes all there is.
    public init(_ run: RunContext, onlyTables: [String]? = nil, threads: Int) {
        let tables = OutputTables.all(run, only: onlyTables, threads: threads)
        let written = concurrentMap(tables.count, threads: threads) { place in
            let csv = tables[place].csv(threads: threads)
            return WrittenTable(
                table: tables[place], pieces: csv.pieces, byteCount: csv.byteCount, digest: csv.digest())
        }
        let makers: [@Sendable () -> [(path: String, bytes: [UInt8])]] =
            [
                { [("datapackage.json", JSON.bytes(DataPackage(run, tables: written)))] }
            ]
            + (onlyTables == nil
                ? [{ RunInputs.files(run.scored.dataset, rows: run.scored.inputs) }] + Pages.all(run) : [])
        let made = concurrentMap(makers.count, threads: threads) { makers[$0]() }
        tableDigests = Dictionary(uniqueKeysWithValues: written.map { ($0.table.path, $0.digest) })
        let all =
            written.map { OutputFile(path: $0.table.path, pieces: $0.pieces) }
            + made.flatMap { $0 }.map { OutputFile(path: $0.path, pieces: [$0.bytes]) }
        files = all.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// The manifest's list of these files.
    var listed: [Manifest.Output] {
        files.map {
            Manifest.Output(
                path: $0.path, bytes: $0.byteCount, digest: tableDigests[$0.path] ?? Digest.of($0.bytes))
        }
    }
}

/// A table as it is written.
struct WrittenTable {
    let table: OutputTable
    let pieces: [[UInt8]]
    let byteCount: Int
    /// SHA-256 of the bytes.
    let digest: String
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
