package import Dataset
package import Tables

extension TallyRun {
    /// Tallies the contracts that a mapping makes, row by row as they are made from the foreign files.
    ///
    /// The files are read once, and once more if any contract has several rows. No row is kept but those that the mapping
    /// holds together, and those of contracts that have several.
    /// - Parameters:
    ///   - table: how the contracts are made.
    ///   - hasDigests: whether the tally is to be kept, for which it needs the files' digests.
    ///   - lines: where to write a line for each row that can be used, in the order in which they are made; nil: nowhere.
    ///   - spillFolder: where to put what would take memory in proportion to the contracts; nil: in memory.
    ///   - progress: told what is being read, from any thread.
    /// - Throws: ``FileFault`` when a file can't be read.
    package func tally(
        made table: MappedTable, hasDigests: Bool = true, lines: String? = nil, spillFolder: String? = nil,
        progress: (@Sendable (TallyProgress) -> Void)? = nil
    ) throws(FileFault) -> TallyReading {
        guard let columns = ContractColumns(header: table.header) else {
            preconditionFailure("a mapping makes the columns that every contract needs")
        }
        let (pass, keys) = try passes(lines: lines, keepingKeys: hasDigests, spillFolder: spillFolder) {
            kind, folder, spillFolder throws(FileFault) in
            let tell = progress.map { progress in
                { @Sendable (path: String, done: Int, all: Int?) in
                    progress(TallyProgress(path: path, isSecondPass: kind.isSecond, done: done, all: all))
                }
            }
            let task = self.task
            let reading = try table.read(threads: threads, digest: hasDigests, progress: tell) {
                MadeContracts(tally: ContractTally(task, kind, columns, lines: folder, spillFolder: spillFolder))
            }
            return TallyRun.pass(of: reading, table)
        }
        return try result(of: pass, keys) { _, errors throws(FileFault) in try table.located(errors) }
    }

    private static func pass(of reading: MappedReading<MadeContracts>, _ table: MappedTable) -> Pass {
        var pass = Pass()
        var tally = reading.sink.tally
        tally.finish()
        var findings = reading.findings
        findings.merge(tally.allFindings)
        // Positions say which of the foreign files a row stands in: to the tally they are one.
        pass.findings = [(0, findings)]
        pass.tally = tally
        pass.diagnostics = table.notes + reading.broken + table.warnings(reading)
        pass.furtherFaults = reading.furtherFaults
        for (identifier, count) in reading.unreadable {
            pass.unreadable.refused[identifier, default: 0] += Int64(count)
            pass.unreadable.rows += Int64(count)
        }
        pass.inputs = reading.inputs.map { TallyInput(mapped: $0.digest, size: Int64($0.size)) }
        pass.mapping = table.report(reading)
        return pass
    }
}

/// Hands the rows that a mapping makes to a tally.
private struct MadeContracts: MadeRowSink {
    var tally: ContractTally

    mutating func add(_ record: borrowing Record) { tally.add(record) }

    mutating func addRefused(_ identifier: String, key: String?) { tally.addRefused(identifier, contract: key) }

    mutating func merge(_ later: consuming MadeContracts) { tally.merge(later.tally) }
}
