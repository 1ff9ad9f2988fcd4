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
    /// The digest of the file by blocks, as ``BlockDigest`` says, of the bytes as they are stored; `nil` when it was not
    /// asked for.
    public var digest: String?
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
    ///   - digest: Whether to take the file's digest on the way, for which no byte is read twice.
    ///   - progress: Told how many of how many bytes were read, after each block and from any thread.
    ///   - makeTally: Makes an empty tally; called once for each stretch of the file, from several threads.
    /// - Throws: ``FileFault`` when the system refuses to read, or the file became shorter.
    public func read<Tally: RowTally>(
        threads: Int = 1, digest: Bool = false, progress: (@Sendable (Int, Int?) -> Void)? = nil,
        makeTally: @Sendable () -> Tally
    ) throws(FileFault) -> Reading<Tally> {
        guard isReadable else {
            var reading = Reading(
                tally: makeTally(), faults: [], furtherFaults: [:], talliedCount: 0, refusedCount: 0)
            if digest { reading.digest = try self.digest(threads: threads) }
            return reading
        }
        let progress = progress.map { ReadingProgress(of: byteCount, $0) }
        return switch source {
        case .file(let file):
            try read(file, threads: threads, digest: digest, progress: progress, makeTally: makeTally)
        case .stream(let origin):
            try read(origin, threads: threads, digest: digest, progress: progress, makeTally: makeTally)
        }
    }

    /// The digest of the file by blocks.
    /// - Throws: ``FileFault`` when the system refuses to read, or the file became shorter.
    public func digest(threads: Int) throws(FileFault) -> String {
        let blocks = try forEachBlock(size: options.digestBlockSize, threads: threads) { _, bytes in
            var digest = Digest()
            digest.update(bytes)
            return digest.hexadecimal()
        }
        return BlockDigest.of(blocks)
    }
}
