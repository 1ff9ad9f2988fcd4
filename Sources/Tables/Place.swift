/// Where something stands in a file.
public struct Place: Hashable, Sendable {
    /// The file's name as it is shown to people.
    public var file: String
    /// The line, counted from 1; `nil` when the whole file is meant.
    public var line: Int?
    /// The character in the line, counted from 1 in Unicode scalars; `nil` when the whole line is meant.
    public var column: Int?

    /// A place in a file.
    public init(file: String, line: Int? = nil, column: Int? = nil) {
        self.file = file
        self.line = line
        self.column = column
    }
}

extension Place: Comparable {
    /// Orders by file name (UTF-8 bytes), line and column; a place without a line or column comes before those with one.
    public static func < (left: Place, right: Place) -> Bool {
        if !left.file.hasSameBytes(as: right.file) { return left.file.precedesInBytes(right.file) }
        if left.line != right.line { return (left.line ?? 0) < (right.line ?? 0) }
        return (left.column ?? 0) < (right.column ?? 0)
    }

    /// Whether two places are the same, their files compared byte by byte.
    public static func == (left: Place, right: Place) -> Bool {
        left.file.hasSameBytes(as: right.file) && left.line == right.line && left.column == right.column
    }
}

extension Place: CustomStringConvertible {
    /// `file:line:column`, as far as it is known.
    public var description: String {
        var text = file
        if let line {
            text += ":\(line)"
            if let column { text += ":\(column)" }
        }
        return text
    }
}
