/// Turns diagnostics into the text of a report for people and their editors.
///
/// One diagnostic is a line `file:line:column: error: summary`, followed by indented lines for what was found, what was
/// expected and how to mend it. Characters that could disturb a terminal are escaped everywhere.
public struct DiagnosticPrinter: Sendable {
    /// How many diagnostics of one identifier are printed; the rest are counted.
    public var limit: Int

    /// The number of characters of `found` after which it is cut; a little more than a cell quoted by
    /// ``Diagnostic/quoted(_:)`` takes.
    static let longestFound = Diagnostic.longestQuote + 4

    /// A printer.
    /// - Parameter limit: How many diagnostics of one identifier are printed.
    public init(limit: Int = 1_000) {
        self.limit = limit
    }

    /// The text of one diagnostic, ended by a line feed.
    public func text(of diagnostic: Diagnostic) -> String {
        var text = ShownText.escaped(diagnostic.place.description)
        text += ": \(diagnostic.severity): \(ShownText.escaped(diagnostic.summary)) [\(diagnostic.identifier)]\n"
        if let found = diagnostic.found {
            text += "  found: " + ShownText.cut(ShownText.escaped(found), to: Self.longestFound) + "\n"
        }
        if let expected = diagnostic.expected { text += "  expected: " + ShownText.escaped(expected) + "\n" }
        if let fix = diagnostic.fix { text += "  fix: " + ShownText.escaped(fix) + "\n" }
        return text
    }

    /// The text of all diagnostics, in the order given.
    ///
    /// Of each identifier the first ``limit`` are printed; where more were found, a line at the end says how many, in
    /// the order of identifiers.
    /// - Parameters:
    ///   - diagnostics: The diagnostics, the most useful first.
    ///   - furtherCounts: For an identifier, how many more were found than `diagnostics` holds.
    public func text(of diagnostics: [Diagnostic], furtherCounts: [String: Int] = [:]) -> String {
        var text = ""
        var printed: [String: Int] = [:]
        var left = furtherCounts
        for diagnostic in diagnostics {
            let identifier = diagnostic.identifier
            if printed[identifier, default: 0] < limit {
                printed[identifier, default: 0] += 1
                text += self.text(of: diagnostic)
            } else {
                left[identifier, default: 0] += 1
            }
        }
        let unprinted = left.filter { $0.value > 0 }.sorted { $0.key.precedesInBytes($1.key) }
        for (identifier, count) in unprinted {
            text += "\(count) more of \(identifier) not shown\n"
        }
        return text
    }
}
