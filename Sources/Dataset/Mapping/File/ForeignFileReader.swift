import Tables

/// Reads how a foreign file is written.
enum ForeignFileReader {
    static let keys = ["path", "encoding", "delimiter", "decimal", "thousands", "missing", "prefixes"]

    /// - Parameter known: what holds where the file's entry says nothing.
    static func read(
        _ value: YAMLValue, _ known: ForeignFile, folder: String, _ reader: inout YAMLReader
    ) -> ForeignFile {
        let entries = reader.mapping(value, "a file", known: keys)
        var file = known
        if let path = MappingFile.path(entries["path"], "path", &reader) { file.path = folder + path }
        if let encoding = reader.choice(entries["encoding"], "encoding", TextEncoding.self) { file.encoding = encoding }
        if let byte = delimiter(entries["delimiter"], &reader) { file.delimiter = byte }
        file.numbers = numbers(entries, &reader) ?? file.numbers
        if let missing = entries["missing"] { file.missing = reader.texts(missing, "missing") }
        if let prefixes = entries["prefixes"] { file.prefixes = reader.texts(prefixes, "prefixes") }
        return file
    }

    private static func delimiter(_ value: YAMLValue?, _ reader: inout YAMLReader) -> UInt8? {
        guard let value else { return nil }
        switch value.scalar {
        case "tab", "\t": return UInt8(ascii: "\t")
        case "comma": return UInt8(ascii: ",")
        case "semicolon": return UInt8(ascii: ";")
        case let text?:
            let bytes = Array(text.utf8)
            if bytes.count == 1, bytes[0] > 0x20, bytes[0] < 0x7F, bytes[0] != UInt8(ascii: "\""), !bytes[0].isDigit,
                !bytes[0].isLetter
            {
                return bytes[0]
            }
        default: break
        }
        reader.report(
            value, "mapping.not-a-mark", "delimiter must be one character that is no letter, digit, quote or blank",
            found: value.kind, expected: "\",\", \";\", \"|\" or tab")
        return nil
    }

    /// The marks of numbers, where either is given.
    static func numbers(_ entries: YAMLMapping, _ reader: inout YAMLReader) -> NumberStyle? {
        guard entries["decimal"] != nil || entries["thousands"] != nil else { return nil }
        var style = NumberStyle()
        if let mark = mark(entries["decimal"], "decimal", among: [".", ","], &reader) { style.decimal = mark }
        style.thousands = mark(entries["thousands"], "thousands", among: [",", ".", " ", "'"], &reader)
        if style.thousands == style.decimal {
            reader.report(
                at: (entries["thousands"] ?? entries["decimal"])?.place ?? entries.place, "mapping.not-a-mark",
                "decimal and thousands are the same mark", fix: "write both: 'decimal: \",\"' and 'thousands: \".\"'")
        }
        return style
    }

    private static func mark(
        _ value: YAMLValue?, _ what: String, among marks: [String], _ reader: inout YAMLReader
    ) -> UInt8? {
        guard let value else { return nil }
        if let text = value.scalar, marks.contains(text) { return text.utf8.first }
        reader.report(
            value, "mapping.not-a-mark", "\(what) is no mark that numbers are written with", found: value.kind,
            expected: marks.map { "\"\($0)\"" }.joined(separator: ", "))
        return nil
    }
}
