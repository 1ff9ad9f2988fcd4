import Tables
import Yams

/// What stops a YAML file from being read.
struct YAMLFault: Error {
    let diagnostic: Diagnostic
}

extension YAMLFault {
    /// The fault that the parser met, in words for someone who does not know YAML's own.
    init(_ error: any Error, _ text: String, file: String) {
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            diagnostic = YAMLFault.syntax(problem, mark, context, file: file)
        case .duplicatedKeysInMapping(let duplicates, let context):
            diagnostic = YAMLFault.duplicate(duplicates, context.mark, text, file: file)
        case .reader:
            diagnostic = YAMLFault.unreadable(text, file: file)
        default:
            diagnostic = Diagnostic(
                severity: .error, identifier: "yaml.syntax", place: Place(file: file, line: 1, column: 1),
                summary: "this is not YAML: \(error)")
        }
    }

    private static func syntax(
        _ problem: String, _ mark: Mark, _ context: YamlError.Context?, file: String
    ) -> Diagnostic {
        // What is open at the end of the file is mended where it was opened.
        let isOpen = problem == "found unexpected end of stream"
        let spot = isOpen ? context?.mark ?? mark : mark
        var summary = "this is not YAML: "
        if let context {
            summary += context.text
            if context.mark.line != spot.line { summary += " begun on line \(context.mark.line)" }
            summary += ", "
        }
        let advice = advices.first { problem.contains($0.problem) }
        return Diagnostic(
            severity: .error, identifier: "yaml.syntax", place: Place(file: file, line: spot.line, column: spot.column),
            summary: summary + (advice?.instead ?? problem), fix: advice?.fix)
    }

    /// What usually lies behind a problem of the parser's.
    private static let advices: [(problem: String, instead: String?, fix: String)] = [
        ("found unexpected end of stream", nil, "close the quote"),
        (
            "mapping values are not allowed", nil,
            "look for a ':' that is missing on the line before, and put a value that holds ': ' in quotes"
        ),
        (
            "found character that cannot start any token", nil,
            "indent with spaces and not with tabs, and put a value that begins with '@', '`' or '%' in quotes"
        ),
        ("found undefined alias", nil, "put a value that begins with '*' in quotes"),
        ("found another document", nil, "leave out the line '---' and what follows it"),
        ("Maximum nesting level", "brackets are nested too deep", "close the brackets"),
        ("did not find expected", nil, "look at the indentation and the brackets of this line and those before it"),
        ("could not find expected ':'", nil, "write 'key: value', with a blank after the ':'"),
    ]

    /// A key that stands twice, at the later of its places.
    private static func duplicate(_ names: [String], _ first: Mark, _ text: String, file: String) -> Diagnostic {
        let name = names.sorted(by: byBytes).first ?? ""
        let later = laterPlace(of: name, after: first, in: text, file: file)
        let place = later ?? Place(file: file, line: first.line, column: first.column)
        return Diagnostic(
            severity: .error, identifier: "yaml.duplicate-key", place: place,
            summary: "the key '\(name)' stands twice in one mapping"
                + (later == nil ? "" : "; the first is on line \(first.line)"),
            fix: "leave one of them out")
    }

    /// The parser names only the first of two keys. The last one is the occurrence of its text without which, and all
    /// those before it, the parser no longer complains about the first.
    private static func laterPlace(of name: String, after first: Mark, in text: String, file: String) -> Place? {
        guard !name.isEmpty else { return nil }
        let scalars = Array(text.unicodeScalars)
        let wanted = Array(name.unicodeScalars)
        var changed = scalars
        var (line, column) = (1, 1)
        for index in scalars.indices {
            let isLater = (line, column) > (first.line, first.column)
            if isLater, scalars[index...].starts(with: wanted) {
                // Private letters: no key of a file has this name.
                for offset in wanted.indices { changed[index + offset] = "\u{E000}" }
                var view = String.UnicodeScalarView()
                view.append(contentsOf: changed)
                if !isDuplicate(name, at: first, in: String(view)) {
                    return Place(file: file, line: line, column: column)
                }
            }
            (line, column) = scalars[index] == "\n" ? (line + 1, 1) : (line, column + 1)
        }
        return nil
    }

    private static func isDuplicate(_ name: String, at first: Mark, in text: String) -> Bool {
        do {
            _ = try Yams.compose(yaml: text)
            return false
        } catch YamlError.duplicatedKeysInMapping(let names, let context) {
            return names.contains(name) && context.mark.line == first.line && context.mark.column == first.column
        } catch {
            return false
        }
    }

    /// A character that YAML does not allow, such as a zero byte.
    private static func unreadable(_ text: String, file: String) -> Diagnostic {
        var (line, column) = (1, 1)
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 0x20 && !"\t\n\r".unicodeScalars.contains(scalar)
            if isControl || (0x7F...0x9F).contains(scalar.value) || [0xFEFF, 0xFFFE, 0xFFFF].contains(scalar.value) {
                return Diagnostic(
                    severity: .error, identifier: "yaml.syntax", place: Place(file: file, line: line, column: column),
                    summary: "a character that YAML does not allow", found: String(scalar), fix: "take it out")
            }
            (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
        }
        return Diagnostic(
            severity: .error, identifier: "yaml.syntax", place: Place(file: file, line: 1, column: 1),
            summary: "the file holds a character that YAML does not allow")
    }
}
