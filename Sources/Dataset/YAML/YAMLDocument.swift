internal import Tables
internal import Yams

/// A YAML file, read so that everything wrong with it can be said with line and column.
struct YAMLDocument {
    let root: YAMLValue

    /// Reads a document.
    ///
    /// - Throws: a diagnostic at the place where the text stops being YAML.
    init(_ text: String, file: String) throws(YAMLFault) {
        do {
            guard let node = try Yams.compose(yaml: text) else {
                throw YAMLFault(
                    diagnostic: Diagnostic(
                        severity: .error, identifier: "yaml.empty", place: Place(file: file, line: 1, column: 1),
                        summary: "the file is empty", expected: "a mapping of keys to values"))
            }
            root = YAMLValue(node: node, file: file)
        } catch let fault as YAMLFault {
            throw fault
        } catch {
            throw YAMLFault(diagnostic: YAMLDocument.diagnostic(of: error, file: file))
        }
    }

    private static func diagnostic(of error: any Error, file: String) -> Diagnostic {
        func at(_ mark: Mark, _ problem: String) -> Diagnostic {
            Diagnostic(
                severity: .error, identifier: "yaml.syntax", place: Place(file: file, line: mark.line, column: mark.column),
                summary: "this is not YAML: \(problem)")
        }
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return at(mark, problem)
        case .duplicatedKeysInMapping(let duplicates, let context):
            let names = duplicates.sorted().joined(separator: ", ")
            return Diagnostic(
                severity: .error, identifier: "yaml.duplicate-key",
                place: Place(file: file, line: context.mark.line, column: context.mark.column),
                summary: "a key stands twice in this mapping", found: names, fix: "leave one of them out")
        default:
            return Diagnostic(
                severity: .error, identifier: "yaml.syntax", place: Place(file: file, line: 1, column: 1),
                summary: "this is not YAML: \(error)")
        }
    }
}

/// What stops a YAML file from being read.
struct YAMLFault: Error {
    let diagnostic: Diagnostic
}

/// A value of a YAML document and where it stands.
struct YAMLValue {
    let node: Node
    let file: String

    var place: Place {
        Place(file: file, line: node.mark?.line, column: node.mark?.column)
    }

    /// The text of a scalar, as written.
    var scalar: String? { node.scalar?.string }

    /// The entries of a mapping, in the order written; nil for anything else.
    var entries: [(key: YAMLValue, value: YAMLValue)]? {
        node.mapping?.map { (YAMLValue(node: $0.key, file: file), YAMLValue(node: $0.value, file: file)) }
    }

    /// The items of a sequence; nil for anything else.
    var items: [YAMLValue]? { node.sequence?.map { YAMLValue(node: $0, file: file) } }

    /// What the value is, in a word for a message.
    var kind: String {
        if let scalar { return "'\(scalar)'" }
        return entries == nil ? "a list" : "a mapping"
    }
}
