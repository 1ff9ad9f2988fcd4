public import Dataset
public import Scoring
public import Tables

/// A run as it stands on disk, read back from its own inputs.
public struct PublishedRun: Sendable {
    public let folder: RunFolder
    public let manifest: Manifest
    public let period: Period

    /// Why a folder is not a run.
    public struct NotARun: Error, Hashable, Sendable {
        public let explanation: String
    }

    public init(_ path: String) throws(NotARun) {
        folder = RunFolder(path)
        let manifest: Manifest?
        do {
            manifest = try folder.manifest()
        } catch {
            throw NotARun(explanation: "\(error)")
        }
        guard let manifest, let period = Period(manifest.period) else {
            throw NotARun(explanation: "\(folder.path) holds no manifest.json of a run")
        }
        self.manifest = manifest
        self.period = period
    }

    /// The folder of the run's own inputs.
    public func inputsFolder(_ options: ReadingOptions) -> DatasetFolder {
        DatasetFolder(inputs: folder.path + "/" + RunInputs.folder, of: manifest.dataset, options: options)
    }

    /// The run's own inputs, read as a dataset.
    public func inputs(_ options: ReadingOptions) throws(FileFault) -> DatasetReading {
        try inputsFolder(options).read()
    }

    /// The run scored anew from its own inputs.
    public func rescored(_ dataset: Dataset, threads: Int) throws(ScoringFault) -> Run {
        try Run(
            dataset, period: period, release: manifest.candour, previous: .known(manifest.previous),
            onlyTables: manifest.onlyTables, hasDiagnostics: manifest.diagnostics ?? false, threads: threads)
    }
}
