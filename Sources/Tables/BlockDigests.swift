/// The digest of a file by blocks: SHA-256 over the SHA-256s of its consecutive blocks of 4 MiB, so that each block can
/// be hashed by the worker that reads it.
public enum BlockDigest {
    /// The number of bytes of each block but the last.
    public static let blockSize = 4 << 20

    /// The digest of a file whose blocks have these digests, in order.
    public static func of(_ blocks: [String]) -> String {
        var digest = Digest()
        for block in blocks { digest.update(block) }
        return digest.hexadecimal()
    }
}

/// Takes the digests of the blocks of a stretch of a file while it is read forwards.
struct BlockDigests: ~Copyable {
    /// The digests of the blocks that were read whole.
    private(set) var finished: [String] = []
    private var digest = Digest()
    /// The offset of the next byte to be hashed.
    private(set) var offset: Int
    /// The offset behind the last byte to be hashed.
    let end: Int
    private let blockSize: Int

    /// - Parameters:
    ///   - start: Where a block begins.
    ///   - end: Where a block or the file ends.
    init(from start: Int, to end: Int, blockSize: Int) {
        offset = start
        self.end = end
        self.blockSize = blockSize
    }

    /// Takes bytes that stand at an offset. What was hashed before is passed over, and what lies behind the end.
    /// - Precondition: None are left out between those given before and these.
    mutating func take(_ bytes: UnsafeRawBufferPointer, at start: Int) {
        precondition(start <= offset || offset == end)
        let stop = min(end, start + bytes.count)
        while offset < stop {
            let next = min(stop, (offset / blockSize + 1) * blockSize)
            // Both offsets lie within the bytes, which live during the call.
            let piece = unsafe UnsafeRawBufferPointer(rebasing: bytes[(offset - start)..<(next - start)])
            unsafe digest.update(piece.bytes)
            offset = next
            if offset.isMultiple(of: blockSize) || offset == end { finishBlock() }
        }
    }

    /// Ends the last block where the end was not known before.
    mutating func finish() {
        if !offset.isMultiple(of: blockSize) { finishBlock() }
    }

    private mutating func finishBlock() {
        var other = Digest()
        swap(&digest, &other)
        finished.append(other.hexadecimal())
    }
}
