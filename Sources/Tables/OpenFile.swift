/// A regular file, open for reading at any offset from any thread; closed when the last reference goes.
final class OpenFile: Sendable {
    let path: String
    /// The size in bytes when it was opened. Bytes added later are not read; bytes taken away are a ``FileFault``.
    let byteCount: Int
    private let descriptor: Int32

    /// The size above which a ``RecordPosition`` could not tell an offset.
    static let largestSize = 1 << 40

    init(path: String) throws(FileFault) {
        self.path = path
        do throws(System.Failure) {
            descriptor = try System.open(path)
        } catch {
            throw FileFault(path: path, operation: .open, reason: .system(error.number))
        }
        let status: System.Status
        do throws(System.Failure) {
            status = try System.status(descriptor)
        } catch {
            System.close(descriptor)
            throw FileFault(path: path, operation: .inspect, reason: .system(error.number))
        }
        byteCount = status.size
        var reason: FileFault.Reason?
        if status.isFolder {
            reason = .system(System.isFolder)
        } else if !status.isRegular {
            reason = .notRegular
        } else if status.size >= Self.largestSize {
            reason = .tooLarge
        }
        if let reason {
            // Everything is initialised, so that `deinit` closes the file; closing it here as well could close one that
            // another thread has opened under the same number in between.
            throw FileFault(path: path, operation: .open, reason: reason)
        }
    }

    /// A file that is open already, and is closed by this.
    init(path: String, descriptor: Int32, byteCount: Int) {
        (self.path, self.descriptor, self.byteCount) = (path, descriptor, byteCount)
    }

    deinit {
        System.close(descriptor)
    }

    /// Reads the bytes from `offset` up to `end` (or as many as the block holds) into the block.
    func read(from offset: Int, to end: Int, into block: inout ByteBlock) throws(FileFault) {
        let wanted = min(block.capacity, max(0, end - offset))
        do throws(System.Failure) {
            try unsafe block.fill { buffer throws(System.Failure) in
                // The buffer is the block's own storage, cut to what is wanted.
                let target = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted])
                return try unsafe System.read(descriptor, at: offset, into: target)
            }
        } catch {
            throw FileFault(path: path, operation: .read, reason: .system(error.number))
        }
        guard block.count == wanted else { throw FileFault(path: path, operation: .read, reason: .shortened) }
    }
}
