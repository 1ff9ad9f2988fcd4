/// Where a table's bytes come from.
enum TableSource: Sendable {
    /// A file, any part of which can be read at once.
    case file(OpenFile)
    /// Bytes that can only be read forwards.
    case stream(StreamOrigin)

    /// What a path leads to: `-` is standard input, a name that ends in `.gz` or `.zst` a compressed file. Standard input
    /// that is a file is read as one; whether other input is compressed is told by its first bytes.
    init(path: String) throws(FileFault) {
        guard path == StandardInput.path else {
            let file = try OpenFile(path: path)
            guard let compression = Compression(path: path) else {
                self = .file(file)
                return
            }
            self = .stream(StreamOrigin(name: path, stored: .file(file), compression: compression))
            return
        }
        if System.isStandardInputWholeFile {
            try self.init(standardInput: .file(OpenFile(path: System.standardInputPath)))
        } else {
            try self.init(StandardInput())
        }
    }

    /// Standard input that is no file.
    init(_ input: StandardInput) throws(FileFault) {
        try self.init(standardInput: .input(input))
    }

    private init(standardInput stored: StoredBytes) throws(FileFault) {
        let compression = Compression(start: try stored.start())
        if compression == nil, case .file(let file) = stored {
            self = .file(file)
        } else {
            self = .stream(StreamOrigin(name: StandardInput.name, stored: stored, compression: compression))
        }
    }

    /// The bytes as they are stored.
    var stored: StoredBytes {
        switch self {
        case .file(let file): .file(file)
        case .stream(let origin): origin.stored
        }
    }

    /// The size as it is stored; `nil` where it is known only when all was read.
    var byteCount: Int? { stored.byteCount }
}

/// What a stream is made from; it can be opened any number of times.
struct StreamOrigin: Sendable {
    /// What messages call it.
    let name: String
    let stored: StoredBytes
    let compression: Compression?
}

/// Bytes as they are stored or come in.
enum StoredBytes: Sendable {
    case file(OpenFile)
    case input(StandardInput)

    var byteCount: Int? {
        switch self {
        case .file(let file): file.byteCount
        case .input: nil
        }
    }

    /// Reads the bytes at an offset into a block; fewer than it holds only at the end.
    func read(at offset: Int, into block: inout ByteBlock) throws(FileFault) {
        switch self {
        case .file(let file): try file.read(from: offset, to: file.byteCount, into: &block)
        case .input(let input):
            try unsafe block.fill { buffer throws(FileFault) in try unsafe input.read(at: offset, into: buffer) }
        }
    }

    /// The first four bytes.
    func start() throws(FileFault) -> [UInt8] {
        var block = ByteBlock(capacity: 4)
        try read(at: 0, into: &block)
        // The bytes are copied before the block goes.
        return unsafe Array(block.bytes)
    }
}
