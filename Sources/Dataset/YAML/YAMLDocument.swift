import Tables
import Yams

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
            throw YAMLFault(error, text, file: file)
        }
    }
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

    /// Whether the value is YAML's word for nothing.
    var isNull: Bool {
        guard let scalar = node.scalar, scalar.style == .plain else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }

    /// The entries of a mapping, in the order written; nil for anything else.
    var entries: [(key: YAMLValue, value: YAMLValue)]? {
        node.mapping?.map { (YAMLValue(node: $0.key, file: file), YAMLValue(node: $0.value, file: file)) }
    }

    /// The items of a sequence; nil for anything else.
    var items: [YAMLValue]? { node.sequence?.map { YAMLValue(node: $0, file: file) } }

    /// What the value is, in a word for a message.
    var kind: String {
        if let scalar { return scalar.isEmpty && isNull ? "nothing" : "'\(scalar)'" }
        return entries == nil ? "a list" : "a mapping"
    }
}
