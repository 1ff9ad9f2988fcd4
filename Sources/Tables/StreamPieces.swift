/// Cuts a stream into pieces that begin and end between records, so that several can be parsed at once.
///
/// Where a record ends is judged by the number of quotes before, which stray quotes lead astray; who parses the pieces
/// checks it.
final class StreamPieces: @unchecked Sendable {
    private let stream: TableStream
    private let pieceSize: Int
    /// The start of the next piece, already read.
    private var rest: [UInt8] = []
    private var hasEnded = false
    /// Whether the number of quotes before the next piece is odd.
    private var isInside = false

    /// - Parameter start: The offset of the first piece; what stands before it is passed over.
    init(_ stream: TableStream, from start: Int, pieceSize: Int) throws(FileFault) {
        self.stream = stream
        self.pieceSize = pieceSize
        var block = ByteBlock(capacity: min(max(start, 1), 64 << 10))
        while stream.offset < start {
            let wanted = min(block.capacity, start - stream.offset)
            try unsafe block.fill { buffer throws(FileFault) in
                // `wanted` is at most the block's capacity.
                try unsafe stream.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]))
            }
            if block.count < wanted { break }
        }
    }

    /// Reads the next pieces, at most as many as are asked for.
    func next(_ count: Int) throws(FileFault) -> [StreamPiece] {
        var pieces: [StreamPiece] = []
        while pieces.count < count, let piece = try next() { pieces.append(piece) }
        return pieces
    }

    private func next() throws(FileFault) -> StreamPiece? {
        if hasEnded, rest.isEmpty { return nil }
        let start = stream.offset - rest.count
        var block = ByteBlock(capacity: rest.count + pieceSize)
        let rest = self.rest
        try unsafe block.fill { buffer throws(FileFault) in
            unsafe buffer.copyBytes(from: rest)
            // The block has room for the rest and a piece.
            return rest.count
                + (try unsafe stream.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[rest.count...])))
        }
        hasEnded = block.count < block.capacity
        let cut = hasEnded ? block.count : unsafe cut(block.bytes)
        // The bytes behind the cut are copied before the block is shared.
        self.rest = unsafe Array(block.bytes[cut...])
        guard cut > 0 else { return nil }
        return StreamPiece(block, count: cut, start: start)
    }

    /// The index behind the last line end outside quotes, or behind the last byte where there is none.
    private func cut(_ bytes: UnsafeRawBufferPointer) -> Int {
        let isOdd = unsafe isInside != !LineScan.quoteCount(bytes, from: 0).isMultiple(of: 2)
        var isInsideHere = isOdd
        var index = bytes.count
        while index > 0 {
            // The index is above 0 and at most the number of bytes.
            let byte = unsafe bytes[index - 1]
            if LineScan.isLineEnd(byte), !isInsideHere {
                isInside = false
                return index
            }
            if byte == LineScan.quote { isInsideHere.toggle() }
            index -= 1
        }
        isInside = isOdd
        return bytes.count
    }
}

/// Some bytes of a stream. Nobody changes them once they were read.
final class StreamPiece: @unchecked Sendable {
    /// The offset of the first byte.
    let start: Int
    private let block: ByteBlock
    private let count: Int

    init(_ block: consuming ByteBlock, count: Int, start: Int) {
        self.block = block
        self.count = count
        self.start = start
    }

    /// The offset behind the last byte.
    var end: Int { start + count }

    /// Whether the last byte ends a line, as it does but for a piece that holds no end of a record, and the last one.
    var endsLine: Bool {
        guard let last = unsafe bytes.last else { return false }
        return LineScan.isLineEnd(last)
    }

    /// The bytes; the pointer must not be kept beyond the piece. Behind them there is what a scanner may read.
    var bytes: UnsafeRawBufferPointer {
        // The block holds as many.
        unsafe UnsafeRawBufferPointer(rebasing: block.bytes[..<count])
    }
}
