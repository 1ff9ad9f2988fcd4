/// Keeps a spreadsheet from taking a cell for a formula.
///
/// Spreadsheets run a cell as a formula when it begins with `=`, `+`, `-` or `@`, also behind a tab or a carriage return
/// that they drop. An apostrophe in front makes it text. Plain decimal numbers such as `-3.5` and `+1` stay as they are.
public enum SpreadsheetGuard {
    private static let apostrophe = UInt8(ascii: "'")

    /// The text with one apostrophe in front, if it is dangerous; a dangerous text that already begins with apostrophes
    /// gets one more, so that ``unguarded(_:)`` gives back every text exactly.
    public static func guarded(_ text: String) -> String {
        isDangerous(text) && !isPlainDecimal(text) ? "'" + text : text
    }

    /// The text that ``guarded(_:)`` was given: one apostrophe is taken off when what follows it, after any further
    /// apostrophes, begins with one of the dangerous characters.
    public static func unguarded(_ text: String) -> String {
        guard text.utf8.first == apostrophe, isDangerous(text) else { return text }
        return String(text.unicodeScalars.dropFirst())
    }

    /// Whether the text, after any apostrophes, begins with a character that a spreadsheet may act upon.
    private static func isDangerous(_ text: String) -> Bool {
        switch text.utf8.first(where: { $0 != apostrophe }) {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
        default: false
        }
    }

    /// Whether the text is a sign and digits, perhaps with a point and more digits.
    private static func isPlainDecimal(_ text: String) -> Bool {
        var bytes = text.utf8[...]
        if let first = bytes.first, first == UInt8(ascii: "+") || first == UInt8(ascii: "-") { bytes.removeFirst() }
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count <= 2 else { return false }
        return parts.allSatisfy { part in
            !part.isEmpty && part.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        }
    }
}
