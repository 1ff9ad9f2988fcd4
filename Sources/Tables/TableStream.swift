/// The bytes of a table, read forwards and, where they are compressed, decompressed on the way.
///
/// Used by one thread at a time.
final class TableStream: @unchecked Sendable {
    private let origin: StreamOrigin
    private let decoder: (any Decoder)?
    private let progress: ReadingProgress?
    private var digests: BlockDigests?
    /// Stored bytes, those from `used` on not taken yet.
    private var stored = ByteBlock(capacity: 256 << 10)
    private var used = 0
    /// The offset of the next byte to be read into `stored`.
    private var storedOffset = 0
    private var hasEnded = false
    /// The offset of the next byte that is given.
    private(set) var offset = 0

    init(_ origin: StreamOrigin, digestBlockSize: Int? = nil, progress: ReadingProgress? = nil) {
        self.origin = origin
        self.progress = progress
        decoder = origin.compression?.makeDecoder()
        if let digestBlockSize { digests = BlockDigests(from: 0, to: .max, blockSize: digestBlockSize) }
    }

    /// Fills the buffer.
    /// - Returns: The number of bytes written, fewer than the buffer holds only at the end.
    /// - Throws: ``FileFault`` when the system refuses to read, or compressed bytes are damaged or not whole.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileFault) -> Int {
        var filled = 0
        while filled < buffer.count {
            if used == stored.count, !hasEnded { try load() }
            // Both indices lie within their buffers.
            let input = unsafe UnsafeRawBufferPointer(rebasing: stored.bytes[used...])
            let output = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
            let (taken, given) = try unsafe decode(input, into: output)
            used += taken
            filled += given
            if hasEnded, taken == 0, given == 0 { break }
        }
        offset += filled
        if offset >= OpenFile.largestSize { throw fault(.tooLarge) }
        if filled < buffer.count, let decoder, !decoder.isWhole {
            throw fault(.truncated(format: formatName, byte: storedOffset))
        }
        return filled
    }

    private func decode(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(FileFault) -> (taken: Int, given: Int) {
        guard let decoder else {
            let count = min(input.count, output.count)
            if count > 0 { unsafe output.copyMemory(from: UnsafeRawBufferPointer(rebasing: input[..<count])) }
            return (count, count)
        }
        do throws(Damage) {
            return try unsafe decoder.decode(input, into: output)
        } catch {
            let byte = storedOffset - input.count + error.taken
            throw fault(.damaged(format: formatName, byte: byte, words: error.words))
        }
    }

    private func load() throws(FileFault) {
        try origin.stored.read(at: storedOffset, into: &stored)
        used = 0
        hasEnded = stored.count == 0
        if stored.count > 0 {
            unsafe digests?.take(stored.bytes, at: storedOffset)
            progress?.add(stored.count)
        }
        storedOffset += stored.count
    }

    /// The digest of the stored bytes, once they were all read; what nobody needed is read for it.
    func finishDigest() throws(FileFault) -> String? {
        guard digests != nil else { return nil }
        while !hasEnded { try load() }
        digests?.finish()
        return BlockDigest.of(digests?.finished ?? [])
    }

    private var formatName: String { origin.compression?.rawValue ?? "" }

    private func fault(_ reason: FileFault.Reason) -> FileFault {
        FileFault(path: origin.name, operation: .read, reason: reason)
    }
}
