/// Reads a table's bytes from the first to the last, whatever they come from.
struct ForwardReader: ~Copyable {
    private let file: OpenFile?
    private let stream: TableStream?
    private var offset = 0

    init(_ source: TableSource) {
        switch source {
        case .file(let file): (self.file, stream) = (file, nil)
        case .stream(let origin): (file, stream) = (nil, TableStream(origin))
        }
    }

    /// Reads the next bytes into the block: as many as it holds, fewer only at the end.
    mutating func read(into block: inout ByteBlock) throws(FileFault) {
        if let file {
            try file.read(from: offset, to: file.byteCount, into: &block)
        } else if let stream {
            try unsafe block.fill { buffer throws(FileFault) in try unsafe stream.read(into: buffer) }
        }
        offset += block.count
    }
}
