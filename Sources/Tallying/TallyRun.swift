package import Dataset
import Parallel
import Scoring
import Statistics
import Synchronization
public import Tables

/// How far a tally is.
public struct TallyProgress: Sendable {
    public let path: String
    /// Whether the files are being read once more, because a contract has several rows.
    public let isSecondPass: Bool
    /// Bytes of the file, as it is stored.
    public let done: Int
    /// Nil where that is not known.
    public let all: Int?
}

/// Tallies files of contracts.
public struct TallyRun: Sendable {
    let task: TallyTask
    private let terms: TallyTerms
    private let options: TableFile.Options
    let threads: Int

    /// - Parameters:
    ///   - frame: the method and the tables that contracts refer to.
    ///   - periods: the quarters to tally for.
    ///   - release: the release of Candour, which tallies that are merged must share.
    /// - Throws: ``TallyFault``.
    package init(
        _ frame: ContractFrame, periods: [Period], release: String, options: TableFile.Options, threads: Int
    ) throws(TallyFault) {
        let periods = Set(periods).sorted()
        let (digest, task) = try alongside(threads: threads) {
            TallyTerms.digest(of: frame)
        } _: { () throws(TallyFault) in
            try TallyTask(frame, periods: periods)
        }
        self.task = task
        terms = TallyTerms(
            periods: periods, digest: digest, release: release, unitsPerPoint: task.arithmetic.scale.unitsPerPoint)
        self.options = options
        self.threads = threads
    }

    /// Tallies files as one body of contracts: the rows of a contract may stand in several of them.
    ///
    /// Each file is read once, and once more if any contract has several rows.
    /// - Parameters:
    ///   - paths: the files; '-' is standard input, which can be read once only.
    ///   - hasDigests: whether the tally is to be kept, for which it needs the files' digests.
    ///   - lines: where to write a line for each row that can be used, in the order of the rows; nil: nowhere.
    ///   - spillFolder: where to put what would take memory in proportion to the contracts; nil: in memory.
    ///   - progress: told what is being read, from any thread.
    /// - Throws: ``FileFault`` when a file can't be read.
    public func tally(
        _ paths: [String], hasDigests: Bool = true, lines: String? = nil, spillFolder: String? = nil,
        progress: (@Sendable (TallyProgress) -> Void)? = nil
    ) throws(FileFault) -> TallyReading {
        var files: [TableFile] = []
        for path in paths { files.append(try TableFile(path: path, options: options)) }
        let (pass, keys) = try passes(
            lines: lines, keepingKeys: hasDigests, spillFolder: spillFolder,
            onlyOnce: files.first { $0.byteCount == nil }
        ) { kind, folder, spillFolder throws(FileFault) in
            try read(files, kind, hasDigests: hasDigests, folder, spillFolder, progress)
        }
        return try result(of: pass, keys) { number, errors throws(FileFault) in
            try Finding.located(errors, in: files[number])
        }
    }

    /// Reads everything once, and once more if any contract has several rows.
    /// - Parameters:
    ///   - lines: where to write a line for each row that can be used; nil: nowhere.
    ///   - keepingKeys: whether the contracts' hashes will be asked for.
    ///   - onlyOnce: what can't be read again.
    ///   - read: reads everything, told what for, where lines go, and where to spill to.
    func passes(
        lines: String?, keepingKeys: Bool, spillFolder: String?, onlyOnce: TableFile? = nil,
        _ read: (TallyPass, LinesFolder?, String?) throws(FileFault) -> Pass
    ) throws(FileFault) -> (Pass, SortedKeys) {
        task.needsContracts.store(false, ordering: .relaxed)
        var folder = try lines.map { path throws(FileFault) in try LinesFolder(beside: path) }
        var pass = try read(.first, folder, spillFolder)
        let (keys, repeated) = try (pass.tally?.keys ?? ContractKeys()).settled(
            threads: threads, areWanted: keepingKeys)
        let together = repeated.union(pass.tally?.linked ?? [])
        if !together.isEmpty || task.needsContracts.load(ordering: .relaxed) {
            if let onlyOnce {
                pass.diagnostics.append(TallyRun.cannotReadAgain(onlyOnce))
                pass.hasUnreadFile = true
            } else {
                // The lines of the first pass are not whole, and go with their folder.
                folder = try lines.map { path throws(FileFault) in try LinesFolder(beside: path) }
                pass = try read(.second(together: together), folder, nil)
            }
        }
        if let lines, let folder {
            if let fault = pass.tally?.lines?.fault { throw fault }
            try folder.write(pass.tally?.lines?.parts ?? [], to: lines)
        }
        return (pass, keys)
    }

    /// Whether a tally is of one file, as it stands now, on the terms of this run.
    /// - Throws: ``FileFault`` when the file can't be read.
    public func isMade(_ tally: Tally, of path: String) throws(FileFault) -> Bool {
        guard tally.terms == terms, tally.inputs.count == 1 else { return false }
        return try tally.inputs[0].digest == FileDigest.of(path, threads: threads)
    }

    /// What came of reading all files once.
    struct Pass {
        var tally: ContractTally?
        var findings: [(file: Int, findings: Findings)] = []
        var diagnostics: [Diagnostic] = []
        var furtherFaults: [String: Int] = [:]
        var unreadable: TallyCounts = TallyCounts()
        var inputs: [TallyInput] = []
        var hasUnreadFile = false
        /// What the mapping did that makes the contracts, if one does.
        var mapping: MappingReport?
    }

    private func read(
        _ files: [TableFile], _ kind: TallyPass, hasDigests: Bool, _ lines: LinesFolder?, _ spillFolder: String?,
        _ progress: (@Sendable (TallyProgress) -> Void)?
    ) throws(FileFault) -> Pass {
        var pass = Pass()
        for (number, file) in files.enumerated() {
            pass.diagnostics += try file.diagnostics(of: file.headerFaults)
            guard file.isReadable, file.headerFaults.isEmpty else {
                pass.hasUnreadFile = true
                continue
            }
            guard let columns = ContractColumns(header: file.header) else {
                pass.diagnostics.append(try ContractColumns.missing(in: file))
                pass.hasUnreadFile = true
                continue
            }
            let task = self.task
            let tell = progress.map { progress in
                { @Sendable (done: Int, all: Int?) in
                    progress(TallyProgress(path: file.name, isSecondPass: kind.isSecond, done: done, all: all))
                }
            }
            let reading = try file.read(threads: threads, digest: hasDigests, progress: tell) {
                ContractTally(task, kind, columns, lines: lines, spillFolder: spillFolder)
            }
            pass.diagnostics += try file.diagnostics(of: reading.faults)
            pass.furtherFaults.merge(reading.furtherFaults, uniquingKeysWith: +)
            // A record that is no row has no cells to count it by: it is counted by what is wrong with it.
            for fault in reading.faults { pass.unreadable.refused[fault.identifier, default: 0] += 1 }
            for (identifier, count) in reading.furtherFaults {
                pass.unreadable.refused[identifier, default: 0] += Int64(count)
            }
            pass.unreadable.rows += Int64(reading.refusedCount)
            pass.inputs.append(TallyInput(digest: reading.digest ?? "", size: Int64(file.byteCount ?? 0)))
            var tally = reading.tally
            tally.finish()
            pass.findings.append((number, tally.allFindings))
            tally.mark(file: number)
            if pass.tally == nil { pass.tally = tally } else { pass.tally?.merge(tally) }
        }
        return pass
    }

    private static func cannotReadAgain(_ file: TableFile) -> Diagnostic {
        Diagnostic(
            severity: .error, identifier: "tally.needs-a-file", place: Place(file: file.name),
            summary: "a contract has several rows, for which the rows have to be read twice; standard input is gone",
            fix: "give the rows as a file")
    }

    /// Scores what was gathered, and puts everything together.
    /// - Parameter located: the diagnostics of findings in a file, by its number.
    func result(
        of pass: Pass, _ keys: SortedKeys, _ located: (Int, [Finding]) throws(FileFault) -> [Diagnostic]
    ) throws(FileFault) -> TallyReading {
        var counts = pass.unreadable
        var sums = TallySums(vendors: task.vendors.count)
        var findings = pass.findings
        if let tally = pass.tally {
            sums = tally.sums
            counts.merge(tally.allCounts)
            let groups = ContractGroups(task, tally.gathered, spoiled: tally.spoiled)
            if !tally.gathered.rows.isEmpty {
                sums.merge(groups.sums)
                counts.merge(groups.counts)
            }
            for place in findings.indices {
                for (row, fault) in groups.refusals where row.file == findings[place].file {
                    findings[place].findings.add(fault.finding(at: row.position))
                }
            }
        }
        var diagnostics = pass.diagnostics
        var furtherFaults = pass.furtherFaults
        for (number, found) in findings {
            // Warnings are counted by kind; to find the line of each would take longer than the tally.
            let errors = found.kept.filter { $0.severity == .error }
            diagnostics += try located(number, errors)
            furtherFaults.merge(found.further, uniquingKeysWith: +)
        }
        let tally = Tally(
            terms: terms, counts: counts, inputs: pass.inputs.sorted(), vendors: task.vendors, sums: sums, keys: keys)
        return TallyReading(
            tally: tally, diagnostics: diagnostics.mostUsefulFirst(), furtherFaults: furtherFaults,
            hasUnreadFile: pass.hasUnreadFile, mapping: pass.mapping)
    }
}
