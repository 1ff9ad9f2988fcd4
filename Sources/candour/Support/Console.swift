#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What is printed, and where: results on standard output, everything else on standard error.
enum Console {
    /// Prints a result.
    static func print(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

    /// Prints a message that is not a result.
    static func complain(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

    /// Whether a person is watching standard error, so that progress is worth printing.
    static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes a result as it is.
    static func write(_ bytes: [UInt8]) { write(bytes[...], to: STDOUT_FILENO) }

    static func write(_ text: String, to descriptor: Int32) { write(Array(text.utf8)[...], to: descriptor) }

    private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) {
        var bytes = bytes
        while !bytes.isEmpty {
            // The bytes are only read, and only during the call.
            let count = unsafe bytes.withUnsafeBytes { buffer in
                #if canImport(Darwin)
                    unsafe Darwin.write(descriptor, buffer.baseAddress, buffer.count)
                #elseif canImport(Musl)
                    unsafe Musl.write(descriptor, buffer.baseAddress, buffer.count)
                #else
                    unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
                #endif
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                // A result that can't be written is a failure; a message that can't be has nobody to tell.
                if descriptor == STDOUT_FILENO { leave(with: .fileTrouble) }
                return
            }
            bytes = bytes.dropFirst(count)
        }
    }
}

/// Progress on standard error: a line that is written over, only for a person and only when there is something to wait for.
struct Progress {
    let isShown: Bool

    init(isQuiet: Bool) { isShown = !isQuiet && Console.isWatched }

    func say(_ step: String) {
        guard isShown else { return }
        Console.write("\r\u{1B}[K\(step)…", to: STDERR_FILENO)
    }

    func clear() {
        guard isShown else { return }
        Console.write("\r\u{1B}[K", to: STDERR_FILENO)
    }

}
