/// Untrusted text made fit to be shown on one line of a terminal or a log.
enum ShownText {
    /// The text with every character that could move the cursor, end the line or turn the reading direction written out:
    /// `\n`, `\r`, `\t`, `\0`, or `\u{…}` for the other control characters, line and paragraph separators, the marks of
    /// bidirectional text, the byte order mark, and the blanks that look like a space or like nothing. Everything else, a backslash too, stays as it is, so escaping twice
    /// changes nothing.
    static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: mustBeEscaped) else { return text }
        var shown = ""
        for scalar in text.unicodeScalars {
            if mustBeEscaped(scalar) {
                shown += escape(scalar)
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }

    /// The text cut to `limit` Unicode scalars, with an ellipsis in the place of what was cut off.
    static func cut(_ text: String, to limit: Int) -> String {
        let scalars = text.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
            end != scalars.endIndex
        else { return text }
        return String(scalars[..<end]) + "…"
    }

    private static func mustBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        // Blanks that no eye tells from a space, or from nothing: a number with one in it looks right and isn't.
        case 0xA0, 0xAD, 0x2000...0x200B, 0x202F, 0x205F, 0x2060: true
        default: false
        }
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        case "\0": "\\0"
        default: "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        }
    }
}

extension Diagnostic {
    /// The number of characters after which a quoted cell is cut.
    static let longestQuote = 80

    /// A cell's text as it is quoted in a diagnostic: in double quotes, control characters escaped, and cut at 80
    /// characters.
    public static func quoted(_ cell: String) -> String {
        // Cut before escaping, so that a cell of many megabytes is not escaped in full, and once more after it.
        let start = ShownText.cut(cell, to: longestQuote)
        return "\"" + ShownText.cut(ShownText.escaped(start), to: longestQuote) + "\""
    }
}
