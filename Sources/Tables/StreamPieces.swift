/// Cuts a stream into pieces that begin and end between records, so that several can be parsed at once.
///
/// Where a record ends is judged by the number of quotes before, which stray quotes lead astray; who parses the pieces
/// checks it.
final class StreamPieces: @unchecked Sendable {
    private let stream: TableStream
    /// Two rounds of pieces: one is parsed while the other is read. Their memory is used again and again.
    private let rounds: [[StreamPiece]]
    private var roundCount = 0
    /// The start of the next piece, already read.
    private var rest: [UInt8] = []
    private var hasEnded = false
    /// Whether the number of quotes before the next piece is odd.
    private var isInside = false

    /// - Parameter start: The offset of the first piece; what stands before it is passed over.
    init(_ stream: TableStream, from start: Int, pieceSize: Int, piecesInRound: Int) throws(FileFault) {
        self.stream = stream
        rounds = (0..<2).map { _ in (0..<piecesInRound).map { _ in StreamPiece(capacity: pieceSize) } }
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

    /// Reads the next round of pieces; none at the end. The pieces given by the call before the last must not be used any
    /// more.
    func nextRound() throws(FileFault) -> [StreamPiece] {
        let round = rounds[roundCount % 2]
        roundCount += 1
        var count = 0
        while count < round.count, try fill(round[count]) { count += 1 }
        return Array(round.prefix(count))
    }

    private func fill(_ piece: StreamPiece) throws(FileFault) -> Bool {
        if hasEnded, rest.isEmpty { return false }
        let rest = self.rest
        try unsafe piece.fill(from: stream.offset - rest.count) { buffer throws(FileFault) in
            // What is left over is shorter than a piece.
            unsafe buffer.copyBytes(from: rest)
            let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[rest.count...])
            let count = try unsafe stream.read(into: room)
            hasEnded = count < room.count
            return rest.count + count
        }
        let cut = unsafe hasEnded ? piece.bytes.count : cut(piece.bytes)
        // The bytes behind the cut are copied before the piece is given away.
        self.rest = unsafe Array(piece.bytes[cut...])
        piece.shorten(to: cut)
        return cut > 0
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

/// Some bytes of a stream. Nobody reads them while they are filled in.
final class StreamPiece: @unchecked Sendable {
    /// The offset of the first byte.
    private(set) var start = 0
    private var block: ByteBlock
    private var count = 0

    init(capacity: Int) {
        block = ByteBlock(capacity: capacity)
    }

    /// Fills in other bytes; `body` returns how many it wrote.
    func fill(
        from start: Int, _ body: (UnsafeMutableRawBufferPointer) throws(FileFault) -> Int
    ) throws(FileFault) {
        try unsafe block.fill(body)
        self.start = start
        count = block.count
    }

    /// Leaves bytes at the end out.
    func shorten(to count: Int) {
        self.count = min(self.count, count)
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
