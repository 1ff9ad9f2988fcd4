package import Tables

/// A table that a mapping makes: the foreign files opened, and what the rules name found in them.
///
/// It can be read more than once, and makes the same rows each time.
package struct MappedTable: Sendable {
    /// The columns of the rows that are made, which are those of the schema that can have cells.
    package let header: [String]
    /// What is to be said of files that are not there and need not be.
    package let notes: [Diagnostic]
    let files: [File]
    private let account: MappingAccount
    private let schema: TableSchema

    /// A foreign file, and how its records become rows.
    struct File: Sendable {
        let file: TableFile
        /// The bytes of the files that stand before it.
        let base: Int
        let plan: TablePlan
    }

    init(
        _ mapping: Mapping, _ table: TableMapping, _ labels: RuleLabels, _ joins: [JoinIndex], _ folds: [FoldIndex],
        _ files: [(file: TableFile, items: [TablePlan.ItemPlan])], notes: [Diagnostic]
    ) {
        self.notes = notes
        schema = table.schema
        account = MappingAccount(table, of: mapping, labels, joins, folds)
        let columns = table.madeColumns
        header = columns.map { table.schema.columns[$0].name }
        var base = 0
        var all: [File] = []
        for (file, items) in files {
            let plan = TablePlan(
                mapping: table, counters: labels.all.count, items: items, joins: joins, folds: folds,
                columns: columns, combine: columns.map { table.columns[$0]?.combine ?? .agree })
            all.append(File(file: file, base: base, plan: plan))
            base += TableOrigin.length(of: file)
        }
        self.files = all
    }

    /// Where the rows stand.
    var origin: TableOrigin {
        TableOrigin(
            foreign: files.map { .init(file: $0.file, base: $0.base, columns: $0.plan.shownColumns) }, schema)
    }

    /// Makes the rows, one file after the other, each in parallel.
    ///
    /// - Parameters:
    ///   - digest: whether to take the files' digests.
    ///   - progress: told of which file how many of how many bytes were read, from any thread.
    ///   - makeSink: makes an empty sink; called once for each stretch of a file, from several threads.
    /// - Throws: ``FileFault`` when a file can't be read.
    package func read<Sink: MadeRowSink>(
        threads: Int, digest: Bool = false, progress: (@Sendable (String, Int, Int?) -> Void)? = nil,
        makeSink: @Sendable () -> Sink
    ) throws(FileFault) -> MappedReading<Sink> {
        var whole: MappedRows<Sink>?
        var reading = MappedReading(sink: makeSink())
        for entry in files {
            let tell = progress.map { progress in
                { @Sendable (done: Int, all: Int?) in progress(entry.file.name, done, all) }
            }
            let isStored = entry.file.options.encoding == .utf8
            let result = try entry.file.read(threads: threads, digest: digest && isStored, progress: tell) {
                MappedRows(entry.plan, base: entry.base, sink: makeSink())
            }
            reading.broken += try entry.file.diagnostics(of: result.faults)
            reading.furtherFaults.merge(result.furtherFaults, uniquingKeysWith: +)
            for fault in result.faults { reading.unreadable[fault.identifier, default: 0] += 1 }
            reading.unreadable.merge(result.furtherFaults, uniquingKeysWith: +)
            // What is read of a file in another encoding is not what is stored.
            let stored = isStored ? entry.file : try TableFile(path: entry.file.name)
            let digest = digest && !isStored ? try stored.digest(threads: threads) : result.digest
            reading.inputs.append((digest ?? "", stored.byteCount ?? 0))
            if whole == nil { whole = result.tally } else { whole?.merge(result.tally) }
        }
        guard var whole else { return reading }
        whole.finish()
        reading.sink = whole.sink
        reading.findings = whole.findings
        reading.flow = whole.flow
        reading.counts = whole.counts
        return reading
    }

    /// The diagnostics of findings in the rows.
    package func located(_ findings: [Finding]) throws(FileFault) -> [Diagnostic] {
        try origin.located(findings, name: schema.file)
    }

    /// What the mapping did.
    /// - Parameter refusedBySink: how many of the rows could not be used once they were made.
    func report<Sink>(_ reading: MappedReading<Sink>, refusedBySink: Int) -> MappingReport.Table {
        account.table(
            reading.flow, reading.counts, refusedBySink: refusedBySink,
            unreadable: reading.unreadable.values.reduce(0, +))
    }

    /// What the mapping did, where whoever took the rows counts what became of them.
    package func report<Sink>(_ reading: MappedReading<Sink>) -> MappingReport {
        var report = MappingReport()
        report.tables = [self.report(reading, refusedBySink: 0)]
        return report
    }

    /// What a person should look at in the mapping.
    package func warnings<Sink>(_ reading: MappedReading<Sink>) -> [Diagnostic] {
        account.warnings(reading.flow, reading.counts)
    }
}

/// What came of making the rows of a table.
package struct MappedReading<Sink: MadeRowSink>: Sendable {
    /// What was given the rows.
    package var sink: Sink
    /// What the mapping found in them.
    package var findings = Findings()
    /// The faults of records that are no rows, with their places.
    package var broken: [Diagnostic] = []
    /// For each identifier, how many such faults there are beyond those.
    package var furtherFaults: [String: Int] = [:]
    /// How many records are no rows, by what is wrong with them.
    package var unreadable: [String: Int] = [:]
    /// For each foreign file that rows are made from, its digest if it was asked for, and its size in bytes.
    package var inputs: [(digest: String, size: Int)] = []
    var flow = RowFlow()
    var counts = MappingCounts(counters: 0)
}
