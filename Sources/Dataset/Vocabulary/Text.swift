/// A text without the blanks and tabs at its ends.
func trimmed(_ text: String) -> String {
    let isBlank: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" }
    var scalars = Substring(text).unicodeScalars
    while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
    while let last = scalars.last, isBlank(last) { scalars.removeLast() }
    return String(scalars)
}

/// The parts of a cell between separators, trimmed; empty parts are left out.
func splitList(_ text: String, separators: [UInt8]) -> [String] {
    text.utf8.split(whereSeparator: separators.contains)
        .map { trimmed(String(Substring($0))) }
        .filter { !$0.isEmpty }
}

/// A text in lower case as far as ASCII goes: what a reader of a list ignores, without any locale's rules.
func foldedASCII(_ text: String) -> String {
    var folded = ""
    for scalar in text.unicodeScalars {
        if ("A"..."Z").contains(scalar), let lower = Unicode.Scalar(scalar.value + 32) {
            folded.unicodeScalars.append(lower)
        } else {
            folded.unicodeScalars.append(scalar)
        }
    }
    return folded
}
