import Parallel

/// What came of reading a file.
public struct Reading<Tally: RowTally>: Sendable {
    /// The tally of all records that could be used.
    public var tally: Tally
    /// The faults of records, in file order; of each kind the first ``TableFile/Options/keptFaults``.
    public var faults: [RecordFault]
    /// For each identifier, how many faults were found that ``faults`` does not hold.
    public var furtherFaults: [String: Int]
    /// How many records were given to the tally.
    public var talliedCount: Int
    /// How many records were refused; each has one fault.
    public var refusedCount: Int
    /// How many records there are after the header. When it is 0, the file is a header only.
    public var recordCount: Int { talliedCount + refusedCount }
}

extension TableFile {
    /// Reads all records after the header.
    ///
    /// Tally, faults and counts are the same for any number of threads, provided that ``RowTally/merge(_:)`` is
    /// associative. A file whose header is unusable (``isReadable`` is false) gives nothing.
    /// - Parameters:
    ///   - threads: The highest number of threads.
    ///   - makeTally: Makes an empty tally; called once for each stretch of the file, from several threads.
    /// - Throws: ``FileFault`` when the system refuses to read, or the file became shorter.
    public func read<Tally: RowTally>(
        threads: Int = 1, makeTally: @Sendable () -> Tally
    ) throws(FileFault) -> Reading<Tally> {
        guard isReadable else {
            return Reading(tally: makeTally(), faults: [], furtherFaults: [:], talliedCount: 0, refusedCount: 0)
        }
        let plan = try StretchPlan(
            file, from: dataStart, count: stretchCount(threads: threads), threads: threads, blockSize: options.blockSize
        )
        return try merge(
            concurrentMap(plan.starts.count, threads: threads) { index throws(FileFault) in
                try read(plan, index, continuing: false, makeTally)
            }, plan, makeTally)
    }

    /// Four stretches a thread, so that a slow one does not keep the others waiting long, but none below a chunk.
    private func stretchCount(threads: Int) -> Int {
        guard threads > 1 else { return 1 }
        let threads = min(threads, 1_024)
        let chunks = (byteCount - dataStart + options.chunkSize - 1) / options.chunkSize
        return max(1, min(threads * 4, chunks))
    }

    /// Reads one stretch of the plan.
    /// - Parameter continuing: Whether to read on beyond its end until a stretch ends between two records.
    private func read<Tally: RowTally>(
        _ plan: StretchPlan, _ index: Int, continuing: Bool, _ makeTally: () -> Tally
    ) throws(FileFault) -> Stretch<Tally> {
        var tally = makeTally()
        var block = ByteBlock(capacity: options.blockSize)
        var reader = StretchReader(
            from: plan.starts[index], columnCount: header.count, longestPiece: block.capacity, options: options)
        var next = index
        repeat {
            next += 1
            let end = next < plan.starts.count ? plan.starts[next] : byteCount
            while reader.offset < end, !reader.hasStopped {
                try file.read(from: reader.offset, to: end, into: &block)
                let isLast = reader.offset + block.count == end
                // The block is not changed while it is taken.
                unsafe reader.take(block.bytes, mayReturnOpen: !isLast, &tally)
            }
            if next == plan.starts.count { reader.finish(&tally) }
        } while continuing && !reader.isBetweenRecords && !reader.hasStopped && next < plan.starts.count
        return Stretch(
            tally: tally, faults: reader.faults, talliedCount: reader.talliedCount, refusedCount: reader.refusedCount,
            next: next, isWhole: reader.isBetweenRecords || reader.hasStopped || next == plan.starts.count,
            hasStopped: reader.hasStopped)
    }

    /// Puts the stretches together. A stretch that did not end between two records shows that the next one was begun at
    /// a wrong place: it is read again and on until it meets one that was begun rightly.
    private func merge<Tally: RowTally>(
        _ stretches: consuming [Stretch<Tally>], _ plan: StretchPlan, _ makeTally: () -> Tally
    ) throws(FileFault) -> Reading<Tally> {
        var total: Stretch<Tally>?
        // Consumed, and taken from the end of a reversed list, so that each tally has one owner and is not copied when it
        // grows.
        var waiting = consume stretches
        waiting.reverse()
        while var stretch = waiting.popLast() {
            if !stretch.isWhole {
                stretch = try read(plan, stretch.next - 1, continuing: true, makeTally)
                waiting.removeLast(waiting.count - (plan.starts.count - stretch.next))
            }
            let isLast = stretch.hasStopped
            if total == nil {
                total = stretch
            } else {
                total?.merge(stretch)
            }
            if isLast { break }
        }
        guard let total else {
            return Reading(tally: makeTally(), faults: [], furtherFaults: [:], talliedCount: 0, refusedCount: 0)
        }
        return Reading(
            tally: total.tally, faults: total.faults.kept, furtherFaults: total.faults.furtherCounts,
            talliedCount: total.talliedCount, refusedCount: total.refusedCount)
    }
}

/// What came of reading one stretch.
private struct Stretch<Tally: RowTally>: Sendable {
    var tally: Tally
    var faults: FaultLog
    var talliedCount: Int
    var refusedCount: Int
    /// The index of the stretch that follows.
    var next: Int
    /// Whether the stretch that follows was begun at the right place, or none follows.
    var isWhole: Bool
    var hasStopped: Bool

    mutating func merge(_ later: consuming Stretch) {
        faults.merge(later.faults)
        talliedCount += later.talliedCount
        refusedCount += later.refusedCount
        tally.merge(later.tally)
    }
}
