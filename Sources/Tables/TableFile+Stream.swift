import Parallel

extension TableFile {
    /// Reads all records of a stream, as ``read(threads:digest:progress:makeTally:)`` does.
    ///
    /// The stream is read and decompressed in sequence, in rounds of a piece for each thread; meanwhile the pieces of the
    /// round before are parsed. The first of a round goes on where the round before ended, the others are begun as if
    /// they began at a record; one that did not is parsed again in sequence.
    func read<Tally: RowTally>(
        _ origin: StreamOrigin, threads: Int, digest: Bool, progress: ReadingProgress?, makeTally: @Sendable () -> Tally
    ) throws(FileFault) -> Reading<Tally> {
        let threads = max(1, min(threads, 64))
        let stream = TableStream(
            origin, digestBlockSize: digest ? options.digestBlockSize : nil, progress: progress)
        let pieces = try StreamPieces(stream, from: dataStart, pieceSize: pieceSize(threads: threads))
        let reader = PieceReader(from: dataStart, self, makeTally())
        var round = try pieces.next(threads)
        while !round.isEmpty, !reader.hasStopped {
            let current = round
            let (next, _) = alongside(threads: threads) {
                Result { () throws(FileFault) in try pieces.next(threads) }
            } _: {
                parse(current, reader, threads: threads, makeTally)
            }
            round = try next.get()
        }
        var reading = reader.finish()
        reading.digest = try stream.finishDigest()
        return reading
    }

    /// Two rounds of pieces are in memory, in all no more than 32 MiB.
    private func pieceSize(threads: Int) -> Int {
        options.chunkSize < options.largestBlock ? options.chunkSize : (16 << 20) / threads
    }

    private func parse<Tally: RowTally>(
        _ pieces: [StreamPiece], _ reader: PieceReader<Tally>, threads: Int, _ makeTally: @Sendable () -> Tally
    ) {
        let readers = concurrentMap(pieces.count, threads: threads) { index in
            let reader = index == 0 ? reader : PieceReader(from: pieces[index].start, self, makeTally())
            reader.take(pieces[index])
            return reader
        }
        for index in pieces.indices.dropFirst() where !reader.hasStopped {
            // A chunk begins with a line: columns are counted from there.
            let isWhole = pieces[index - 1].endsLine && pieces[index].endsLine
            if !isWhole || !reader.follow(readers[index], to: pieces[index].end) { reader.take(pieces[index]) }
        }
    }
}

/// Reads consecutive pieces of a stream. Used by one thread at a time.
private final class PieceReader<Tally: RowTally>: @unchecked Sendable {
    private var reader: StretchReader
    private var tally: Tally
    private let blockSize: Int

    init(from start: Int, _ file: TableFile, _ tally: Tally) {
        blockSize = file.options.blockSize
        reader = StretchReader(
            from: start, columnCount: file.header.count, longestPiece: blockSize, options: file.options)
        self.tally = tally
    }

    var hasStopped: Bool { reader.hasStopped }

    /// Takes a piece that begins where the one before ended.
    func take(_ piece: StreamPiece) {
        // The bytes stay as long as the piece, which is used until the end of the loop.
        let bytes = unsafe piece.bytes
        while reader.offset < piece.end, !reader.hasStopped {
            let from = reader.offset - piece.start
            let to = min(bytes.count, from + blockSize)
            // Both lie within the piece, behind which there is what a scanner may read.
            unsafe reader.take(
                UnsafeRawBufferPointer(rebasing: bytes[from..<to]), mayReturnOpen: to < bytes.count, &tally)
        }
        withExtendedLifetime(piece) {}
    }

    /// Adds what another found in the piece that follows, if that piece begins and ends between two records.
    func follow(_ later: PieceReader, to end: Int) -> Bool {
        guard reader.isBetweenRecords, later.reader.isBetweenRecords || later.reader.hasStopped else { return false }
        reader.follow(later.reader, to: end)
        tally.merge(later.tally)
        return true
    }

    func finish() -> Reading<Tally> {
        reader.finish(&tally)
        return Reading(
            tally: tally, faults: reader.faults.kept, furtherFaults: reader.faults.furtherCounts,
            talliedCount: reader.talliedCount, refusedCount: reader.refusedCount)
    }
}
