extension TableSource {
    /// The same text in UTF-8, in a temporary file that has no name and goes when it is closed.
    ///
    /// UTF-16 can't be parsed as it stands, and positions in the text must stay good for lines and columns.
    func decoded(from encoding: TextEncoding, name: String) throws(FileFault) -> OpenFile {
        var decoder = TextDecoder(encoding)
        var reader = ForwardReader(self)
        var block = ByteBlock(capacity: 1 << 20)
        var target = try DecodedFile(name)
        var text: [UInt8] = []
        repeat {
            try reader.read(into: &block)
            unsafe decoder.decode(block.bytes, into: &text)
            if block.count < block.capacity { decoder.finish(into: &text) }
            try target.append(text)
            text.removeAll(keepingCapacity: true)
        } while block.count == block.capacity
        return target.opened()
    }
}

/// Text in UTF-8 that is written to a temporary file without a name, to be read as any file is.
struct DecodedFile: ~Copyable {
    /// What it is made of, for messages.
    private let name: String
    private let descriptor: Int32
    private var byteCount = 0
    /// Whether somebody else closes the file.
    private var isOpened = false

    init(_ name: String) throws(FileFault) {
        self.name = name
        do throws(System.Failure) {
            descriptor = try System.temporaryFile()
        } catch {
            throw FileFault(path: name, operation: .create, reason: .system(error.number))
        }
    }

    deinit { if !isOpened { System.close(descriptor) } }

    mutating func append(_ bytes: [UInt8]) throws(FileFault) {
        do throws(System.Failure) {
            // The pointer is used only during the call, and the array lives longer.
            let span = unsafe bytes.span.bytes
            try unsafe span.withUnsafeBytes { buffer throws(System.Failure) in
                try unsafe System.write(buffer, at: byteCount, to: descriptor)
            }
        } catch {
            throw FileFault(path: name, operation: .write, reason: .system(error.number))
        }
        byteCount += bytes.count
    }

    /// The file for reading, which closes it.
    mutating func opened() -> OpenFile {
        isOpened = true
        return OpenFile(path: name, descriptor: descriptor, byteCount: byteCount)
    }

    /// A text that is in memory, as a file.
    static func holding(_ text: [UInt8], name: String) throws(FileFault) -> OpenFile {
        var file = try DecodedFile(name)
        try file.append(text)
        return file.opened()
    }
}
