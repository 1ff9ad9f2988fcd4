/// Fits text into the room there is.
enum TextFit {
    private static let ellipsis = "…"

    /// The text itself where it fits, else as much of its beginning as fits before "…".
    static func cut(_ text: String, to room: Double, style: TextStyle) -> String {
        if TextWidth.estimate(text, style: style) <= room { return text }
        let available = room - TextWidth.estimate(ellipsis, style: style)
        var kept = ""
        for piece in pieces(of: text) {
            let longer = kept + piece
            if TextWidth.estimate(longer, style: style) > available { break }
            kept = longer
        }
        while kept.unicodeScalars.last == " " { kept.unicodeScalars.removeLast() }
        return kept + ellipsis
    }

    /// The text on as many lines as it needs up to a limit; the last one is cut. Breaks at blanks, and within a word
    /// only where the word alone is wider than a line.
    static func wrap(_ text: String, to room: Double, style: TextStyle, lines limit: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var rest = words(of: SVGText.clean(text), to: room, style: style)[...]
        while let word = rest.first {
            let longer = line.isEmpty ? word.text : line + (word.joinsPrevious ? "" : " ") + word.text
            if !line.isEmpty && TextWidth.estimate(longer, style: style) > room {
                if lines.count == limit - 1 {
                    let remainder = rest.reduce(line) { $0 + ($1.joinsPrevious ? "" : " ") + $1.text }
                    return lines + [cut(remainder, to: room, style: style)]
                }
                lines.append(line)
                line = word.text
            } else {
                line = longer
            }
            rest = rest.dropFirst()
        }
        return line.isEmpty ? lines : lines + [cut(line, to: room, style: style)]
    }

    private struct Word {
        var text: String
        var joinsPrevious: Bool
    }

    private static func words(of text: String, to room: Double, style: TextStyle) -> [Word] {
        var words: [Word] = []
        for part in text.unicodeScalars.split(separator: " ") {
            var current = ""
            var joins = false
            for piece in pieces(of: String(part)) {
                if !current.isEmpty && TextWidth.estimate(current + piece, style: style) > room {
                    words.append(Word(text: current, joinsPrevious: joins))
                    current = ""
                    joins = true
                }
                current += piece
            }
            words.append(Word(text: current, joinsPrevious: joins))
        }
        return words
    }

    /// The smallest parts of a text that may stand on either side of a cut: a character with what combines with it,
    /// sequences held together by a joiner, and pairs of regional indicators.
    private static func pieces(of text: String) -> [String] {
        var pieces: [String.UnicodeScalarView] = []
        var joins = false
        var openFlag = false
        for scalar in text.unicodeScalars {
            let isIndicator = (0x1F1E6...0x1F1FF).contains(scalar.value)
            if let last = pieces.indices.last, joins || TextWidth.isCombining(scalar) || (isIndicator && openFlag) {
                pieces[last].append(scalar)
                openFlag = false
            } else {
                pieces.append(String.UnicodeScalarView([scalar]))
                openFlag = isIndicator
            }
            joins = scalar.value == 0x200D
        }
        return pieces.map { String($0) }
    }
}
