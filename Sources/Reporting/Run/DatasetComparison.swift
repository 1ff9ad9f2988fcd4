public import Dataset
public import Tables

/// Where today's dataset differs from the rows that a run used.
public struct DatasetComparison: Sendable {
    /// In the order of the tables and the keys: what differs among the rows that the quarter uses.
    public let differences: [String]
    /// Files that changed since, though nothing that the run used did.
    public let untouchedFiles: [String]

    /// Compares a dataset with a run's inputs.
    public init(
        _ dataset: Dataset, folder: DatasetFolder, with inputs: Dataset, of run: PublishedRun, threads: Int
    ) throws(FileFault) {
        var differences: [String] = []
        if Edition.methodDigest(dataset) != run.manifest.method.digest {
            differences.append("\(DatasetFolder.methodFile): a key or a value of the method has changed")
        }
        if dataset.codelists != inputs.codelists {
            differences.append("\(DatasetFolder.codelistsFile): the codelists have changed")
        }
        let today = CanonicalRows.tables(PeriodSelection.used(of: dataset, for: run.period))
        let published = CanonicalRows.tables(inputs.tables)
        for schema in TableSchema.all {
            let now = today.first { $0.schema == schema }?.rows ?? []
            let then = published.first { $0.schema == schema }?.rows ?? []
            differences += DatasetComparison.differences(schema, now: now, then: then)
        }
        self.differences = differences
        var untouched: [String] = []
        for input in run.manifest.inputs {
            guard let digest = input.fileDigest, let path = try folder.location(of: input.file),
                try FileKind.of(path) == .file, try FileDigest.of(path, threads: threads) != digest
            else { continue }
            if !differences.contains(where: { $0.hasPrefix(input.file + ":") }) { untouched.append(input.file) }
        }
        untouchedFiles = untouched
    }

    private static func differences(_ schema: TableSchema, now: [[String?]], then: [[String?]]) -> [String] {
        let keys = schema.columns.indices.filter { schema.columns[$0].need == .key }
        func key(_ row: [String?]) -> [Identifier] { keys.map { Identifier(row[$0] ?? "") } }
        func spelled(_ key: [Identifier]) -> String {
            zip(keys, key).filter { !$0.1.text.isEmpty }
                .map { "\(schema.columns[$0.0].name) \(Diagnostic.quoted($0.1.text))" }.joined(separator: ", ")
        }
        let today = Dictionary(now.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
        let published = Dictionary(then.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
        var differences: [String] = []
        for key in Set(today.keys).union(published.keys).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            let row = "\(schema.file): \(spelled(key))"
            guard let after = today[key] else {
                differences.append(row + ": the row is gone")
                continue
            }
            guard let before = published[key] else {
                differences.append(row + ": a row that the run did not have")
                continue
            }
            for (index, column) in schema.columns.enumerated() where !sameBytes(before[index], after[index]) {
                differences.append("\(row): '\(column.name)' was \(shown(before[index])) and is \(shown(after[index]))")
            }
        }
        return differences
    }

    private static func sameBytes(_ left: String?, _ right: String?) -> Bool {
        left.map { Identifier($0) } == right.map { Identifier($0) }
    }

    private static func shown(_ cell: String?) -> String { cell.map { Diagnostic.quoted($0) } ?? "blank" }
}
