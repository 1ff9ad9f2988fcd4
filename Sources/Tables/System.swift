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
