#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The few calls to the operating system that reading needs, with `errno` as a typed error.
enum System {
    /// A number the system gives as the reason of a failure.
    struct Failure: Error {
        var number: Int32
    }

    /// What the system says about the kind and size of an open file.
    struct Status {
        var size: Int
        var isRegular: Bool
        var isFolder: Bool
    }

    static func open(_ path: String) throws(Failure) -> Int32 {
        while true {
            // `O_NONBLOCK`, so that opening a named pipe by mistake does not wait for a writer.
            #if canImport(Darwin)
                // Swift passes the path as a zero-terminated string.
                let descriptor = unsafe Darwin.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
            #elseif canImport(Musl)
                let descriptor = unsafe Musl.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
            #else
                let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
            #endif
            if descriptor >= 0 { return descriptor }
            if errno != EINTR { throw Failure(number: errno) }
        }
    }

    static func close(_ descriptor: Int32) {
        #if canImport(Darwin)
            _ = Darwin.close(descriptor)
        #elseif canImport(Musl)
            _ = Musl.close(descriptor)
        #else
            _ = Glibc.close(descriptor)
        #endif
    }

    static func status(_ descriptor: Int32) throws(Failure) -> Status {
        var information = stat()
        // `fstat` writes one `stat` structure, which is what it is given.
        guard unsafe fstat(descriptor, &information) == 0 else { throw Failure(number: errno) }
        let kind = information.st_mode & S_IFMT
        return Status(size: Int(information.st_size), isRegular: kind == S_IFREG, isFolder: kind == S_IFDIR)
    }

    /// Fills the buffer from the given offset of the file, and returns how many bytes were read: fewer than asked for
    /// only at the end of the file.
    static func read(_ descriptor: Int32, at offset: Int, into buffer: UnsafeMutableRawBufferPointer)
        throws(Failure) -> Int
    {
        var filled = 0
        while filled < buffer.count {
            // The destination is the rest of the caller's buffer and the length its size.
            let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
            let count = unsafe pread(descriptor, rest.baseAddress, rest.count, off_t(offset + filled))
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw Failure(number: errno)
            }
            filled += count
        }
        return filled
    }

    /// Reads what comes next, waiting for it; 0 at the end.
    static func readNext(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
        while true {
            #if canImport(Darwin)
                // The buffer's own length is passed.
                let count = unsafe Darwin.read(descriptor, buffer.baseAddress, buffer.count)
            #elseif canImport(Musl)
                let count = unsafe Musl.read(descriptor, buffer.baseAddress, buffer.count)
            #else
                let count = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            #endif
            if count >= 0 { return count }
            guard errno == EINTR || errno == EAGAIN else { throw Failure(number: errno) }
            // Standard input may be set not to wait, by whoever shares it.
            if errno == EAGAIN { wait(for: descriptor) }
        }
    }

    private static func wait(for descriptor: Int32) {
        var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        // One structure is given, and its number.
        _ = unsafe poll(&wanted, 1, -1)
    }

    /// Writes all bytes at an offset.
    static func write(_ bytes: UnsafeRawBufferPointer, at offset: Int, to descriptor: Int32) throws(Failure) {
        var written = 0
        while written < bytes.count {
            // The source is the rest of the caller's buffer and the length its size.
            let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[written...])
            let count = unsafe pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset + written))
            if count < 0 {
                if errno == EINTR { continue }
                throw Failure(number: errno)
            }
            written += count
        }
    }

    /// Opens a new file for reading and writing that has no name and goes when it is closed; in `TMPDIR`, else `/tmp`.
    static func temporaryFile() throws(Failure) -> Int32 {
        // The environment's text is copied before anything changes it.
        let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var path = Array("\(folder)/candour-XXXXXX".utf8CString)
        // The call writes the name it found over the last letters, within the array.
        let descriptor = unsafe mkstemp(&path)
        guard descriptor >= 0 else { throw Failure(number: errno) }
        _ = unsafe unlink(path)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return descriptor
    }

    /// A path that leads to what standard input was opened from.
    static let standardInputPath = "/dev/stdin"

    /// Whether standard input is a regular file that stands at its first byte.
    static var isStandardInputWholeFile: Bool {
        guard let status = try? status(0), status.isRegular else { return false }
        return lseek(0, 0, SEEK_CUR) == 0
    }

    /// The number for "is a directory".
    static var isFolder: Int32 { EISDIR }

    /// The system's words for a failure.
    static func message(of number: Int32) -> String {
        var buffer = [CChar](repeating: 0, count: 256)
        // The buffer's own length is passed; the text ends with a zero byte within it.
        guard unsafe strerror_r(number, &buffer, buffer.count) == 0 else { return "error \(number)" }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
