#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What stands at a path.
public enum FileKind: Hashable, Sendable {
    case file, folder
    /// A pipe, a device, a socket.
    case other

    /// What stands at a path, through symbolic links; nil when nothing does.
    ///
    /// - Throws: when the system doesn't tell, for example because a folder on the way may not be searched.
    public static func of(_ path: String) throws(FileFault) -> FileKind? {
        var information = stat()
        // `stat` writes one structure of its kind, which is what it is given.
        guard unsafe stat(path, &information) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw FileFault(path: path, operation: .inspect, reason: .system(errno))
        }
        switch information.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        default: return .other
        }
    }
}
