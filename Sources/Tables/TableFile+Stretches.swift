import Parallel

extension TableFile {
    /// Reads all records of a file, as ``read(threads:digest:progress:makeTally:)`` does, in stretches.
    func read<Tally: RowTally>(
        _ file: OpenFile, threads: Int, digest: Bool, progress: ReadingProgress?, makeTally: @Sendable () -> Tally
    ) throws(FileFault) -> Reading<Tally> {
        let plan = try StretchPlan(
            file, from: dataStart, bounds: bounds(of: file, threads: threads, ofDigestBlocks: digest),
            columnCount: header.count, delimiter: options.delimiter, threads: threads, blockSize: options.blockSize)
        let stretches = try concurrentFold(
            plan.stretches.count, threads: threads, mayJoin: { $0.mayBeFollowed(by: $1) }, join: { $0.merge($1) },
            { index throws(FileFault) in try read(file, plan, index, takingDigests: digest, progress, makeTally) })
        let digests = stretches.flatMap(\.digests)
        var reading = try merge(consume stretches, file, plan, makeTally)
        if digest { reading.digest = BlockDigest.of(digests) }
        return reading
    }

    /// Below so many bytes another thread costs more than it saves.
    private static let leastStretch = 128 << 10

    /// Where stretches are to begin: for each thread one that takes two thirds of its time, one of a third of that and one of
    /// a ninth, so that a slow thread does not keep the others waiting long and there are few tallies to be merged; in smaller
    /// files more of them, but none so short that a thread is not worth it. They begin at starts of blocks when their digests
    /// are taken.
    private func bounds(of file: OpenFile, threads: Int, ofDigestBlocks: Bool) -> [Int] {
        guard threads > 1 else { return [0] }
        let start = ofDigestBlocks ? 0 : dataStart
        let size = file.byteCount - start
        let chunks = (size + options.chunkSize - 1) / options.chunkSize
        let least = min(options.chunkSize, TableFile.leastStretch)
        let threads = min(threads, 1_024)
        let lengths: [Int]
        if chunks >= 8 * threads {
            lengths = [9, 3, 1].flatMap { Array(repeating: $0, count: threads) }
        } else {
            let most = min(4 * threads, (size + least - 1) / least)
            // The last ones are short here too.
            lengths =
                most == 4 * threads
                ? Array(repeating: 3, count: threads) + Array(repeating: 2, count: threads)
                    + Array(repeating: 1, count: 2 * threads)
                : Array(repeating: 1, count: max(1, most))
        }
        let whole = lengths.reduce(0, +)
        var bounds: [Int] = []
        var before = 0
        for length in lengths {
            // A file is smaller than 2⁴⁰ bytes, so that the product does not overflow.
            bounds.append(start + size * before / whole)
            before += length
        }
        guard ofDigestBlocks else { return bounds }
        let unit = options.digestBlockSize
        return bounds.map { $0 / unit * unit }.reduce(into: [Int]()) { if $0.last != $1 { $0.append($1) } }
    }

    /// Reads one stretch of the plan for the first time.
    private func read<Tally: RowTally>(
        _ file: OpenFile, _ plan: StretchPlan, _ index: Int, takingDigests: Bool, _ progress: ReadingProgress?,
        _ makeTally: () -> Tally
    ) throws(FileFault) -> Stretch<Tally> {
        let stretch = plan.stretches[index]
        let isLast = index + 1 == plan.stretches.count
        let end = isLast ? file.byteCount : plan.stretches[index + 1].bound
        var digests = BlockDigests(
            from: takingDigests ? stretch.bound : end, to: end, blockSize: options.digestBlockSize)
        var block = ByteBlock(capacity: options.blockSize)
        try finish(&digests, of: file, upTo: stretch.start, &block)
        var told = index == 0 ? 0 : stretch.start
        var outcome = try unsafe read(file, plan, index, continuing: false, makeTally) { bytes, offset in
            unsafe digests.take(bytes, at: offset)
            progress?.add(offset + bytes.count - told)
            told = offset + bytes.count
        }
        // What is left where reading stopped early.
        try finish(&digests, of: file, upTo: end, &block)
        outcome.digests = digests.finished
        return outcome
    }

    private func finish(
        _ digests: inout BlockDigests, of file: OpenFile, upTo end: Int, _ block: inout ByteBlock
    ) throws(FileFault) {
        while digests.offset < min(end, digests.end) {
            let offset = digests.offset
            try file.read(from: offset, to: end, into: &block)
            // The block is not changed while it is hashed.
            unsafe digests.take(block.bytes, at: offset)
        }
    }

    /// Reads one stretch of the plan.
    /// - Parameters:
    ///   - continuing: Whether to read on beyond its end until a stretch ends between two records.
    ///   - onBlock: Given each block before it is parsed, and its offset. A block may begin with the end of the one before.
    private func read<Tally: RowTally>(
        _ file: OpenFile, _ plan: StretchPlan, _ index: Int, continuing: Bool, _ makeTally: () -> Tally,
        onBlock: (UnsafeRawBufferPointer, Int) -> Void = { _, _ in }
    ) throws(FileFault) -> Stretch<Tally> {
        var tally = makeTally()
        var block = ByteBlock(capacity: options.blockSize)
        var reader = StretchReader(
            from: plan.stretches[index].start, columnCount: header.count, longestPiece: block.capacity, options: options
        )
        var next = index
        repeat {
            next += 1
            let end = next < plan.stretches.count ? plan.stretches[next].start : file.byteCount
            while reader.offset < end, !reader.hasStopped {
                try file.read(from: reader.offset, to: end, into: &block)
                let isLast = reader.offset + block.count == end
                // The block is not changed while it is looked at and taken.
                unsafe onBlock(block.bytes, reader.offset)
                unsafe reader.take(block.bytes, mayReturnOpen: !isLast, &tally)
            }
            if next == plan.stretches.count { reader.finish(&tally) }
        } while continuing && !reader.isBetweenRecords && !reader.hasStopped && next < plan.stretches.count
        return Stretch(
            tally: tally, faults: reader.faults, talliedCount: reader.talliedCount, refusedCount: reader.refusedCount,
            next: next, isWhole: reader.isBetweenRecords || reader.hasStopped || next == plan.stretches.count,
            hasStopped: reader.hasStopped)
    }

    /// Puts the stretches together. A stretch that did not end between two records shows that the next one was begun at
    /// a wrong place: it is read again and on until it meets one that was begun rightly.
    private func merge<Tally: RowTally>(
        _ stretches: consuming [Stretch<Tally>], _ file: OpenFile, _ plan: StretchPlan, _ makeTally: () -> Tally
    ) throws(FileFault) -> Reading<Tally> {
        var total: Stretch<Tally>?
        // Consumed, and taken from the end of a reversed list, so that each tally has one owner and is not copied when it
        // grows.
        var waiting = consume stretches
        waiting.reverse()
        while var stretch = waiting.popLast() {
            if !stretch.isWhole {
                stretch = try unsafe read(file, plan, stretch.next - 1, continuing: true, makeTally)
                waiting.removeLast(waiting.count - (plan.stretches.count - stretch.next))
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
    /// The digests of the file's blocks that begin between its bound and the next.
    var digests: [String] = []

    /// Whether the next stretch was surely begun at the right place, if this one was, and can be joined to it.
    func mayBeFollowed(by later: Stretch) -> Bool { isWhole && !hasStopped && later.isWhole }

    mutating func merge(_ later: consuming Stretch) {
        faults.merge(later.faults)
        talliedCount += later.talliedCount
        refusedCount += later.refusedCount
        next = later.next
        isWhole = later.isWhole
        hasStopped = later.hasStopped
        digests += later.digests
        tally.merge(later.tally)
    }
}
