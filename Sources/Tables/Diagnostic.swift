/// A message about data: what is wrong, where, what was found, what would do instead, and how to mend it.
///
/// Diagnostics are values; ``DiagnosticPrinter`` turns them into text.
public struct Diagnostic: Hashable, Sendable {
    /// How grave a diagnostic is.
    public enum Severity: Int, Hashable, Sendable, CaseIterable {
        /// Nothing can be computed from data with an error.
        case error
        /// Something that is probably not meant, yet can be computed with.
        case warning
        /// Something worth knowing.
        case note
    }

    /// How grave it is.
    public var severity: Severity
    /// The kind of fault, fixed for all time so that tools can rely on it, such as `csv.ragged-row`.
    public var identifier: String
    /// Where it was found.
    public var place: Place
    /// What is wrong, in one line without a full stop.
    public var summary: String
    /// What stands there.
    public var found: String?
    /// What would be right.
    public var expected: String?
    /// What to do about it.
    public var fix: String?

    /// A message about data.
    public init(
        severity: Severity,
        identifier: String,
        place: Place,
        summary: String,
        found: String? = nil,
        expected: String? = nil,
        fix: String? = nil
    ) {
        self.severity = severity
        self.identifier = identifier
        self.place = place
        self.summary = summary
        self.found = found
        self.expected = expected
        self.fix = fix
    }
}

extension Diagnostic.Severity: CustomStringConvertible {
    /// `error`, `warning` or `note`.
    public var description: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .note: "note"
        }
    }
}

extension Diagnostic: Comparable {
    /// The order in which diagnostics are printed: file, line, column, identifier; then severity and the texts, so that
    /// no two different diagnostics are left in the order of their arrival.
    public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
        if left.place != right.place { return left.place < right.place }
        if left.severity != right.severity, left.identifier.hasSameBytes(as: right.identifier) {
            return left.severity.rawValue < right.severity.rawValue
        }
        return left.texts.lexicographicallyPrecedes(right.texts) { $0.precedesInBytes($1) }
    }

    private var texts: [String] {
        [identifier, summary, found ?? "", expected ?? "", fix ?? ""]
    }
}
