import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A new file that is written piece by piece, by one thread at a time, and can be read back at any place.
public final class AppendedFile: Sendable {
    /// Where the file is.
    public let path: String
    private let descriptor: Int32
    private let written = Atomic(0)

    /// How many bytes have been written.
    public var byteCount: Int { written.load(ordering: .acquiring) }

    /// Makes the file, or empties one that stands there.
    public init(_ path: String) throws(FileFault) {
        self.path = path
        // The path is a zero-terminated text for the duration of the call.
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileFault(path: path, operation: .create, reason: .system(errno)) }
    }

    deinit { System.close(descriptor) }

    /// A file without a name in a folder: it goes with the process, however that ends.
    public static func unnamed(in folder: String) throws(FileFault) -> AppendedFile {
        let file = try AppendedFile("\(folder)/.candour-\(getpid())-\(count.add(1, ordering: .relaxed).newValue)")
        file.forget()
        return file
    }

    private static let count = Atomic(0)

    /// Writes bytes at the end.
    public func append(_ bytes: RawSpan) throws(FileFault) {
        var rest = 0
        while rest < bytes.byteCount {
            // The buffer is only read, and only during the call.
            let count = unsafe bytes.withUnsafeBytes { buffer in
                let piece = unsafe UnsafeRawBufferPointer(rebasing: buffer[rest...])
                return unsafe FileWriting.systemWrite(descriptor, piece.baseAddress, piece.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileFault(path: path, operation: .write, reason: .system(errno)) }
            rest += count
        }
        written.add(bytes.byteCount, ordering: .releasing)
    }

    /// Writes bytes at the end.
    public func append(_ bytes: [UInt8]) throws(FileFault) { try append(unsafe bytes.span.bytes) }

    /// Reads so many bytes from a place on; fewer than asked for is a fault.
    public func read(_ count: Int, at offset: Int) throws(FileFault) -> [UInt8] {
        guard count > 0 else { return [] }
        var block = ByteBlock(capacity: count)
        do throws(System.Failure) {
            try unsafe block.fill { buffer throws(System.Failure) in
                // The buffer is the block's own storage, as long as what is wanted.
                try unsafe System.read(descriptor, at: offset, into: buffer)
            }
        } catch {
            throw FileFault(path: path, operation: .read, reason: .system(error.number))
        }
        guard block.count == count else { throw FileFault(path: path, operation: .read, reason: .shortened) }
        // The bytes are copied before the block goes.
        return unsafe Array(block.bytes)
    }

    /// Takes the file's name away: what is open stays readable, and the room is given back with the last reference.
    public func forget() { _ = unsafe unlink(path) }
}
