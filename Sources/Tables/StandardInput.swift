import Synchronization

/// Standard input, which can be read again: whatever is read is also written to a temporary file without a name, so that
/// lines and columns can be found afterwards. The system frees the file with the last reference, also when the process
/// is killed.
final class StandardInput: Sendable {
    private struct State {
        /// How many bytes were read so far, all of which are in the copy.
        var count = 0
        var hasEnded = false
    }

    static let path = "-"
    /// What messages call it.
    static let name = "standard input"

    private let descriptor: Int32
    private let copy: Int32
    private let state = Mutex(State())

    /// - Parameter descriptor: What to read; another than 0 only in tests.
    init(descriptor: Int32 = 0) throws(FileFault) {
        self.descriptor = descriptor
        do throws(System.Failure) {
            copy = try System.temporaryFile()
        } catch {
            throw FileFault(
                path: "the temporary copy of standard input", operation: .create, reason: .system(error.number))
        }
    }

    deinit { System.close(copy) }

    /// Reads bytes from an offset, fewer than the buffer holds only at the end.
    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(FileFault) -> Int {
        nonisolated(unsafe) let buffer = unsafe buffer
        return try state.withLock { state throws(FileFault) in
            var filled = 0
            while unsafe filled < buffer.count {
                // The rest of the caller's buffer, which nobody else writes to.
                let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
                let count = try unsafe readSome(&state, at: offset + filled, into: rest)
                if count == 0 { break }
                filled += count
            }
            return filled
        }
    }

    /// From the copy what is in it, from standard input what is not, which then is.
    private func readSome(
        _ state: inout State, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(FileFault) -> Int {
        if offset < state.count {
            let known = unsafe UnsafeMutableRawBufferPointer(
                rebasing: buffer[..<min(buffer.count, state.count - offset)])
            return try reading { () throws(System.Failure) in try unsafe System.read(copy, at: offset, into: known) }
        }
        if state.hasEnded { return 0 }
        let count = try reading { () throws(System.Failure) in try unsafe System.readNext(descriptor, into: buffer) }
        state.hasEnded = count == 0
        do throws(System.Failure) {
            try unsafe System.write(UnsafeRawBufferPointer(rebasing: buffer[..<count]), at: state.count, to: copy)
        } catch {
            throw FileFault(
                path: "the temporary copy of standard input", operation: .write, reason: .system(error.number))
        }
        state.count += count
        return count
    }

    private func reading(_ body: () throws(System.Failure) -> Int) throws(FileFault) -> Int {
        do throws(System.Failure) {
            return try body()
        } catch {
            throw FileFault(path: Self.name, operation: .read, reason: .system(error.number))
        }
    }
}
