#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension OpenFile {
    /// The same text in UTF-8, in a temporary file that has no name and goes when it is closed.
    ///
    /// UTF-16 can't be parsed as it stands, and positions in the text must stay good for lines and columns.
    func decoded(from encoding: TextEncoding) throws(FileFault) -> OpenFile {
        var decoder = TextDecoder(encoding)
        var block = ByteBlock(capacity: 1 << 20)
        let target = try UnnamedFile(path)
        var offset = 0
        var text: [UInt8] = []
        while offset < byteCount {
            try read(from: offset, to: byteCount, into: &block)
            unsafe decoder.decode(block.bytes, into: &text)
            offset += block.count
            if offset == byteCount { decoder.finish(into: &text) }
            try target.append(text)
            text.removeAll(keepingCapacity: true)
        }
        return target.opened()
    }

    /// A text that is in memory, as a file.
    static func holding(_ text: [UInt8], name: String) throws(FileFault) -> OpenFile {
        let file = try UnnamedFile(name)
        try file.append(text)
        return file.opened()
    }
}

/// A temporary file without a name.
private final class UnnamedFile {
    /// What it is made of, for messages.
    private let path: String
    private var descriptor: Int32
    private var byteCount = 0

    init(_ path: String) throws(FileFault) {
        self.path = path
        // The environment is only read, and the text copied.
        let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var name = Array((folder + "/candour-XXXXXX").utf8CString)
        // The call writes the last six letters of the array.
        descriptor = unsafe mkstemp(&name)
        guard descriptor >= 0 else { throw FileFault(path: folder, operation: .create, reason: .system(errno)) }
        _ = unsafe unlink(name)
    }

    deinit { if descriptor >= 0 { System.close(descriptor) } }

    func append(_ bytes: [UInt8]) throws(FileFault) {
        var written = 0
        while written < bytes.count {
            // The pointer is used only during the call, and within the array.
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe pwrite(
                    descriptor, UnsafeRawBufferPointer(rebasing: buffer[written...]).baseAddress,
                    buffer.count - written, off_t(byteCount))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileFault(path: path, operation: .write, reason: .system(errno)) }
            written += count
            byteCount += count
        }
    }

    /// The file for reading, which closes it.
    func opened() -> OpenFile {
        defer { descriptor = -1 }
        return OpenFile(path: path, descriptor: descriptor, byteCount: byteCount)
    }
}
