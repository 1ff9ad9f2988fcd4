/// Turns text of unknown origin into Markdown that shows it and does nothing else: in CommonMark, on Git hosts (which
/// make links of bare addresses and mentions) and in pandoc.
enum MarkdownEscape {
    /// Characters that can begin something in the middle of a line; braces give pandoc's headings attributes.
    private static let special: Set<Unicode.Scalar> = [
        "\\", "`", "*", "_", "[", "]", "~", "|", "^", "$", "#", "!", "{", "}",
    ]

    static func escaped(_ text: String) -> String {
        let scalars = onOneLine(text)
        let start = scalars.firstIndex { $0 != " " } ?? scalars.endIndex
        var escaped = ""
        var previous: Unicode.Scalar = " "
        for (index, scalar) in scalars.enumerated() {
            let next = index + 1 < scalars.count ? scalars[index + 1] : " "
            switch scalar {
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            case ":" where isSchemeEnd(scalars, index): escaped += "&#58;"
            case "." where isWWW(scalars, index): escaped += "&#46;"
            case "@":
                // An invisible word joiner keeps a Git host from making a mention or a mail address of it.
                escaped += "@" + (next == " " ? "" : "\u{2060}")
            case "-", "+", "=", ":":
                // At the start these could begin a list or a definition, or underline a heading.
                escaped += index == start ? "\\" + String(Character(scalar)) : String(Character(scalar))
            case "." where isListNumber(scalars[start..<index], next),
                ")" where isListNumber(scalars[start..<index], next):
                escaped += "\\" + String(Character(scalar))
            case "\"" where isHTMLQuote(previous): escaped += "&quot;"
            default:
                if special.contains(scalar) { escaped += "\\" }
                escaped.unicodeScalars.append(scalar)
            }
            previous = scalar
        }
        return escaped
    }

    /// The scalars that may be shown, with line ends as blanks: a table's row and a quotation are one line.
    ///
    /// What is dropped is dropped before anything is looked at, so that a control character can't hide an address or
    /// the beginning of a list. A CR before an LF gives no second blank, nor is there more than one at the start, where
    /// four would begin code.
    private static func onOneLine(_ text: String) -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\r", "\t", "\u{85}", "\u{2028}", "\u{2029}":
                if scalars.last != " " { scalars.append(" ") }
            case " " where scalars == [" "]: continue
            default:
                if isShown(scalar) { scalars.append(scalar) }
            }
        }
        return scalars
    }

    /// Whether a scalar may stand in a published text: control characters and the marks that turn the direction of
    /// the whole line (and so can make a text read as what it is not) may not.
    static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: false
        default: true
        }
    }

    /// Whether a colon ends what a Git host would take for the scheme of an address.
    private static func isSchemeEnd(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        if index + 1 < scalars.count, scalars[index + 1] == "/" { return true }
        return endsWith(scalars, index, "mailto") || endsWith(scalars, index, "xmpp")
    }

    private static func isWWW(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool { endsWith(scalars, index, "www") }

    private static func endsWith(_ scalars: [Unicode.Scalar], _ index: Int, _ word: String) -> Bool {
        let wanted = Array(word.unicodeScalars)
        guard index >= wanted.count else { return false }
        return zip(scalars[(index - wanted.count)..<index], wanted).allSatisfy { lowercased($0) == $1 }
    }

    private static func lowercased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        ("A"..."Z").contains(scalar) ? Unicode.Scalar(scalar.value + 32) ?? scalar : scalar
    }

    /// Whether everything before is digits and a blank follows, so that the line could begin a numbered list.
    private static func isListNumber(_ before: ArraySlice<Unicode.Scalar>, _ next: Unicode.Scalar) -> Bool {
        next == " " && (1...9).contains(before.count) && before.allSatisfy { ("0"..."9").contains($0) }
    }

    /// Whether a quotation mark could close an attribute: never in what is written here, kept out all the same after "=".
    private static func isHTMLQuote(_ previous: Unicode.Scalar) -> Bool { previous == "=" }
}
