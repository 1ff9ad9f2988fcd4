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
        }
    }
}
