import Parallel

extension TableFile {
    /// Calls `body` for each consecutive block of the file as it is stored, from several threads, and returns the results
    /// in order.
    ///
    /// It serves digests: each block is hashed by the thread that reads it. Standard input is read by one thread.
    /// - Parameters:
    ///   - size: The number of bytes of each block but the last; at least 1.
    ///   - threads: The highest number of threads.
    ///   - body: Takes the block's number, from 0, and its bytes.
    /// - Returns: The results in the order of the blocks; none for an empty file.
    /// - Throws: ``FileFault`` when the system refuses to read, or the file became shorter.
    @discardableResult
    public func forEachBlock<Result: Sendable>(
        size: Int = 4 << 20, threads: Int = 1, _ body: @Sendable (Int, RawSpan) -> Result
    ) throws(FileFault) -> [Result] {
        let size = max(1, size)
        guard let byteCount = source.byteCount else { return try forEachBlockInTurn(size: size, body) }
        let count = byteCount / size + (byteCount.isMultiple(of: size) ? 0 : 1)
        return try concurrentMap(count, threads: threads) { index throws(FileFault) in
            var block = ByteBlock(capacity: min(size, byteCount))
            try source.stored.read(at: index * size, into: &block)
            // The block lives until `body` returns, and a span cannot outlive the call.
            return unsafe body(index, block.bytes.bytes)
        }
    }

    private func forEachBlockInTurn<Result>(
        size: Int, _ body: (Int, RawSpan) -> Result
    ) throws(FileFault) -> [Result] {
        var block = ByteBlock(capacity: size)
        var results: [Result] = []
        while true {
            try source.stored.read(at: results.count * size, into: &block)
            if block.count == 0 { return results }
            // As above.
            results.append(unsafe body(results.count, block.bytes.bytes))
        }
    }
}
