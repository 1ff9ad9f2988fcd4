import Statistics

/// The words that cells may hold, and other people's words for them.
public struct Codelists: Hashable, Sendable {
    /// For each list, each accepted spelling (folded) and the word that it means, sorted.
    private var meanings: [String: [String: String]] = [:]

    /// The lists' own words, without any synonym.
    init() {
        for type in Codelists.lists {
            for word in type.words { _ = add(list: type.list, word, meaning: word) }
        }
    }

    /// Every list that a cell can draw on.
    static let lists: [(list: String, words: [String])] = [
        list(Bearer.self), list(Role.self), list(Form.self), list(ContractStatus.self), list(Wording.self),
    ]

    private static func list<W: Word>(_ type: W.Type) -> (list: String, words: [String]) {
        (W.list, W.allCases.map(\.rawValue))
    }

    /// Adds a spelling to a list. Where it has a meaning already, that stays and is returned.
    mutating func add(list: String, _ spelling: String, meaning word: String) -> String? {
        let spelling = Codelists.folded(spelling)
        if let earlier = meanings[list]?[spelling] { return earlier }
        meanings[list, default: [:]][spelling] = word
        return nil
    }

    /// The word that a cell means, in the list's spelling or as a synonym; nil when it is neither.
    package func word<W: Word>(_ text: String, of type: W.Type) -> W? {
        meanings[W.list]?[Codelists.folded(text)].flatMap(W.init(rawValue:))
    }

    /// The words that a cell states and denies, between `;` or `|`; nil where a part is on no list, or a word is both
    /// stated and denied.
    package func plainSignedWords<W: Word>(_ text: String, of type: W.Type) -> SignedWords<W>? {
        var words = SignedWords<W>()
        for part in splitList(text, separators: [UInt8(ascii: ";"), UInt8(ascii: "|")]) {
            let isDenied = part.hasPrefix("!")
            guard let word = word(isDenied ? trimmed(String(part.dropFirst())) : part, of: type) else { return nil }
            if isDenied { words.denied.insert(word) } else { words.stated.insert(word) }
        }
        return words.stated.isDisjoint(with: words.denied) ? words : nil
    }

    /// Every spelling that a list accepts, sorted.
    func spellings<W: Word>(of type: W.Type) -> [String] {
        (meanings[W.list] ?? [:]).keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The lists as a run publishes them: list, word, spellings beside the word itself, all sorted.
    public var published: [(list: String, words: [(word: String, synonyms: [String])])] {
        Codelists.lists.map { list, words in
            let byWord = Dictionary(grouping: meanings[list] ?? [:], by: \.value)
            return (
                list,
                words.map { word in
                    let spellings = (byWord[word] ?? []).map(\.key).filter { $0 != Codelists.folded(word) }
                    return (word, spellings.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
                }
            )
        }
    }

    /// The codelists as YAML text, which reads back as the same lists.
    public var yaml: String {
        var text = "# The words of each list, with the other spellings that are read as them.\n"
        for (list, words) in published {
            text += "\(list):\n"
            for (word, synonyms) in words where !synonyms.isEmpty {
                text += "  \(word): [\(synonyms.map(quotedYAML).joined(separator: ", "))]\n"
            }
        }
        return text
    }

    /// What makes no difference in a spelling: ASCII case, and "-" or a blank for "_".
    private static func folded(_ text: String) -> String {
        String(foldedASCII(text).map { $0 == "-" || $0 == " " ? "_" : $0 })
    }
}

/// A text as a YAML scalar in double quotes.
func quotedYAML(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": quoted += "\\\""
        case "\\": quoted += "\\\\"
        case "\n": quoted += "\\n"
        case "\r": quoted += "\\r"
        case "\t": quoted += "\\t"
        // What YAML does not take as it stands, or a reader would not see.
        case _
        where scalar.value < 0x20 || (0x7F...0xA0).contains(scalar.value)
            || [0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF].contains(scalar.value):
            quoted +=
                "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).utf8.count)
                + String(scalar.value, radix: 16)
        default: quoted.unicodeScalars.append(scalar)
        }
    }
    return quoted + "\""
}

extension Codelists {
    /// Whether a word of a contract's column is one of ours, or a synonym of one; of a column without a list, none is.
    func knows(_ text: String, inColumn column: String) -> Bool {
        if Risk.allCases.contains(where: { $0.column == column }) {
            return word(text, of: Bearer.self) != nil || Rational(decimal: text) != nil
        }
        return switch column {
        case "roles": word(text, of: Role.self) != nil
        case "form": word(text, of: Form.self) != nil
        case "status": word(text, of: ContractStatus.self) != nil
        case "wording": word(text, of: Wording.self) != nil
        default: false
        }
    }
}
