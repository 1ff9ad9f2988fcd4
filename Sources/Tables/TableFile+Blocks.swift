import Parallel

extension TableFile {
    /// Calls `body` for each consecutive block of the file, from several threads, and returns the results in order.
    ///
    /// It serves digests: each block is hashed by the thread that reads it.
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
        let count = byteCount / size + (byteCount.isMultiple(of: size) ? 0 : 1)
        return try concurrentMap(count, threads: threads) { index throws(FileFault) in
            var block = ByteBlock(capacity: min(size, byteCount))
            try file.read(from: index * size, to: byteCount, into: &block)
            // The block lives until `body` returns, and a span cannot outlive the call.
            return unsafe body(index, block.bytes.bytes)
        }
    }
}
