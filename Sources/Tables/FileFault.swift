/// A file that could not be opened, read or understood as a file: the system's answer to an operation on a path.
public struct FileFault: Error, Hashable, Sendable {
    /// What was being done.
    public enum Operation: String, Hashable, Sendable {
        /// Opening the file.
        case open
        /// Asking for its kind and size.
        case inspect
        /// Reading its bytes.
        case read
        /// Making a file or a folder.
        case create
        /// Writing its bytes.
        case write
        /// Moving it to its place.
        case rename
        /// Taking it away.
        case remove
        /// Listing a folder.
        case list
    }

    /// Why it failed.
    public enum Reason: Hashable, Sendable {
        /// The system refused, with this `errno`.
        case system(Int32)
        /// The path leads to something that is not a regular file, such as a pipe or a device.
        case notRegular
        /// The file has become shorter while it was read.
        case shortened
        /// The file is larger than a position can tell.
        case tooLarge
        /// Compressed bytes are not what they should be, which was noticed at this byte of the file; in the words of the
        /// library that decompresses.
        case damaged(format: String, byte: Int, words: String)
        /// Compressed bytes end before they are whole, after this number of bytes.
        case truncated(format: String, byte: Int)
    }

    /// The path as it was given.
    public var path: String
    /// What was being done.
    public var operation: Operation
    /// Why it failed.
    public var reason: Reason

    /// A fault of a file.
    public init(path: String, operation: Operation, reason: Reason) {
        self.path = path
        self.operation = operation
        self.reason = reason
    }
}

extension FileFault: CustomStringConvertible {
    /// One line for people, such as `cannot open Data/x.csv: No such file or directory`.
    public var description: String {
        let name = ShownText.escaped(path)
        return switch reason {
        case .system(let number): "cannot \(operation.rawValue) \(name): \(System.message(of: number))"
        case .notRegular: "cannot \(operation.rawValue) \(name): not a regular file"
        case .shortened: "cannot \(operation.rawValue) \(name): the file became shorter while it was read"
        case .tooLarge: "cannot \(operation.rawValue) \(name): the file is larger than 1 TiB"
        case .damaged(let format, let byte, let words):
            "cannot \(operation.rawValue) \(name): its \(format) data is damaged at byte \(byte): \(ShownText.escaped(words))"
        case .truncated(let format, let byte):
            "cannot \(operation.rawValue) \(name): its \(format) data ends too early, at byte \(byte); it was not written to the end"
        }
    }
}
