import CSystem

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Makes folders and files, and puts them in their place in one step.
public enum FileWriting {
    /// Makes a folder and those above it that are missing.
    public static func makeFolder(_ path: String) throws(FileFault) {
        guard !path.isEmpty, try FileKind.of(path) != .folder else { return }
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
            try makeFolder(String(path[..<slash]))
        }
        // The call reads a zero-terminated path for its duration.
        if unsafe mkdir(path, 0o777) != 0, errno != EEXIST { throw fault(path, .create) }
    }

    /// Makes a new folder beside `path` that nobody else uses, and gives its path.
    public static func makeTemporaryFolder(beside path: String) throws(FileFault) -> String {
        let (folder, name) = split(path)
        try makeFolder(folder)
        for attempt in 0..<1_000 {
            let candidate = "\(folder)/.\(name).unfinished-\(getpid())-\(attempt)"
            if unsafe mkdir(candidate, 0o777) == 0 { return candidate }
            // Named by what was wanted: nobody has asked for the folder beside it.
            if errno != EEXIST { throw fault(path, .create) }
        }
        throw FileFault(path: path, operation: .create, reason: .system(EEXIST))
    }

    /// Writes a new file and waits until the system has taken all of it.
    public static func write(_ bytes: [UInt8], to path: String) throws(FileFault) { try write([bytes], to: path) }

    /// Writes a new file of several pieces, one after the other.
    public static func write(_ pieces: [[UInt8]], to path: String) throws(FileFault) {
        sizeLimitIsAFault
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw fault(path, .create) }
        for bytes in pieces {
            var written = 0
            while written < bytes.count {
                // The pointer is used only during the call, and within the array.
                let count = unsafe bytes.withUnsafeBytes { buffer in
                    let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
                    return unsafe systemWrite(descriptor, rest.baseAddress, rest.count)
                }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else {
                    let failure = fault(path, .write)
                    _ = close(descriptor)
                    throw failure
                }
                written += count
            }
        }
        // A full disk may show only here.
        guard close(descriptor) == 0 else { throw fault(path, .write) }
    }

    /// Writes a file, or another in its place: it stands there whole or not at all.
    public static func replace(_ path: String, with pieces: [[UInt8]]) throws(FileFault) {
        let folder = try makeTemporaryFolder(beside: path)
        let unfinished = folder + "/" + split(path).name
        do throws(FileFault) {
            try write(pieces, to: unfinished)
            try move(unfinished, to: path, exchanging: false)
        } catch {
            try? removeFolder(folder)
            throw error
        }
        try removeFolder(folder)
    }

    /// Makes the system answer a write beyond the limit of a file's size, instead of ending the process: what is half
    /// written can be taken away only by a process that goes on.
    private static let sizeLimitIsAFault: Void = {
        _ = signal(SIGXFSZ, SIG_IGN)
    }()

    /// Puts a folder in its place: nobody ever sees a part of it there.
    ///
    /// Where a folder stands already, the two change places in one step; what stood there is then at `path`'s old one.
    public static func move(_ path: String, to target: String, exchanging: Bool) throws(FileFault) {
        guard exchanging else {
            if unsafe rename(path, target) != 0 { throw fault(target, .rename) }
            return
        }
        #if canImport(Darwin)
            if unsafe renamex_np(path, target, UInt32(RENAME_SWAP)) != 0 { throw fault(target, .rename) }
        #else
            if unsafe renameat2(AT_FDCWD, path, AT_FDCWD, target, CANDOUR_RENAME_EXCHANGE) == 0 { return }
            guard errno == EINVAL || errno == ENOSYS else { throw fault(target, .rename) }
            // A file system that can't exchange: for a moment nothing stands at the target, but never a part.
            let aside = path + ".old"
            if unsafe rename(target, aside) != 0 { throw fault(target, .rename) }
            if unsafe rename(path, target) != 0 {
                let failure = fault(target, .rename)
                _ = unsafe rename(aside, target)
                throw failure
            }
            if unsafe rename(aside, path) != 0 { throw fault(aside, .rename) }
        #endif
    }

    /// Every file below a folder, as paths from it, sorted by their bytes.
    public static func files(below folder: String) throws(FileFault) -> [String] {
        var found: [String] = []
        for name in try names(in: folder) {
            let path = folder + "/" + name
            // A link is a name of its own here, never followed: what it leads to is not below this folder.
            if try isFolderItself(path) {
                found += try files(below: path).map { name + "/" + $0 }
            } else {
                found.append(name)
            }
        }
        return found.sorted { $0.precedesInBytes($1) }
    }

    /// Takes a folder away with all that is in it.
    public static func removeFolder(_ path: String) throws(FileFault) {
        for name in try names(in: path) {
            let inner = path + "/" + name
            if try isFolderItself(inner) {
                try removeFolder(inner)
            } else if unsafe unlink(inner) != 0 {
                throw fault(inner, .remove)
            }
        }
        if unsafe rmdir(path) != 0 { throw fault(path, .remove) }
    }

    /// The names of what stands in a folder, sorted by their bytes.
    public static func names(in folder: String) throws(FileFault) -> [String] {
        // The stream stays open until `closedir`, and an entry is read before the next call replaces it.
        guard let stream = unsafe opendir(folder) else { throw fault(folder, .list) }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.precedesInBytes($1) }
    }

    /// Whether a path is a folder and not a link to one, which must be taken away and not followed.
    private static func isFolderItself(_ path: String) throws(FileFault) -> Bool {
        var information = stat()
        // `lstat` writes one structure of its kind, which is what it is given.
        guard unsafe lstat(path, &information) == 0 else { throw fault(path, .inspect) }
        return information.st_mode & S_IFMT == S_IFDIR
    }

    private static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        let folder = slash == path.startIndex ? "/" : String(path[..<slash])
        return (folder, String(path[path.index(after: slash)...]))
    }

    private static func fault(_ path: String, _ operation: FileFault.Operation) -> FileFault {
        FileFault(path: path, operation: operation, reason: .system(errno))
    }

    static func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        #if canImport(Darwin)
            unsafe Darwin.write(descriptor, bytes, count)
        #elseif canImport(Musl)
            unsafe Musl.write(descriptor, bytes, count)
        #else
            unsafe Glibc.write(descriptor, bytes, count)
        #endif
    }
}
