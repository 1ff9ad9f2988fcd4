import Statistics
import Tables

/// Reads how one column of ours is made.
enum ColumnRuleReader {
    static let keys = [
        "from", "constant", "template", "join", "missing", "placeholders", "part", "symbols", "decimal", "thousands",
        "units", "dates", "split", "json", "words", "otherwise", "as", "combine",
    ]

    private enum Form: String, CaseIterable { case slug }

    /// What millions and the like are.
    private static let units: [String: Int] = ["thousands": 1000, "millions": 1_000_000, "billions": 1_000_000_000]

    static func read(
        _ value: YAMLValue, _ column: Column, _ words: [String: [String: String]], _ reader: inout YAMLReader
    ) -> ColumnRule? {
        guard value.entries != nil else {
            let names = MappingTableReader.names(value, "the source of '\(column.name)'", &reader)
            guard !names.isEmpty else { return nil }
            return ColumnRule(place: value.place, source: .first(names), kind: column.kind)
        }
        let entries = reader.mapping(value, "the column '\(column.name)'", known: keys)
        guard let source = source(entries, column, &reader) else { return nil }
        var rule = ColumnRule(place: value.place, source: source, kind: column.kind)
        rule.join = reader.line(entries["join"], "join")
        rule.missing = reader.texts(entries["missing"], "missing")
        rule.placeholders = (entries["placeholders"]?.items ?? entries["placeholders"].map { [$0] } ?? [])
            .compactMap { reader.number($0, "placeholders") }
        rule.part = reader.choice(entries["part"], "part", MoneyPart.self)
        rule.symbols = symbols(entries["symbols"], &reader)
        rule.numbers = ForeignFileReader.numbers(entries, &reader)
        rule.units = factor(entries["units"], &reader)
        rule.dates = dates(entries["dates"], &reader)
        rule.separator = reader.text(entries["split"], "split")
        rule.isJSON = reader.flag(entries["json"], "json")
        rule.words = WordsReader.rule(entries["words"], otherwise: entries["otherwise"], known: words, &reader)
        rule.isSlug = reader.choice(entries["as"], "as", Form.self) == .slug
        rule.combine = reader.choice(entries["combine"], "combine", CombineRule.self)
        if entries["otherwise"] != nil, entries["words"] == nil {
            reader.report(
                at: entries["otherwise"]?.place ?? entries.place, "method.stray-key",
                "'otherwise' has no meaning without 'words'", fix: "leave it out")
        }
        return rule
    }

    private static func source(
        _ entries: YAMLMapping, _ column: Column, _ reader: inout YAMLReader
    ) -> ColumnRule.Source? {
        let given = ["from", "constant", "template"].filter { entries[$0] != nil }
        guard given.count == 1 else {
            if !given.isEmpty
                || !["from", "constant", "template"].contains(where: { entries.misspells($0, among: keys) })
            {
                reader.report(
                    at: entries.place, "mapping.one-source",
                    "'\(column.name)' must have one of 'from', 'constant' and 'template'",
                    found: given.isEmpty ? nil : given.joined(separator: " and "))
            }
            return nil
        }
        if let value = entries["constant"] { return reader.line(value, "constant").map { .constant($0) } }
        if let value = entries["template"] { return template(value, &reader) }
        let names = MappingTableReader.names(entries["from"], "from", &reader)
        return names.isEmpty ? nil : .first(names)
    }

    /// Texts with columns in braces.
    private static func template(_ value: YAMLValue, _ reader: inout YAMLReader) -> ColumnRule.Source? {
        guard let text = reader.line(value, "template") else { return nil }
        var parts: [ColumnRule.TemplatePart] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            guard let close = rest[open...].firstIndex(of: "}"), close > rest.index(after: open) else {
                reader.report(
                    value, "mapping.template", "a brace is not closed, or nothing stands in it", found: text,
                    expected: "{a column} between texts")
                return nil
            }
            if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
            let name = String(rest[rest.index(after: open)..<close])
            parts.append(.column(MappedName(text: name, place: value.place)))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        return .template(parts)
    }

    private static func symbols(_ value: YAMLValue?, _ reader: inout YAMLReader) -> [String: String] {
        guard let value else { return [:] }
        var symbols: [String: String] = [:]
        for (symbol, _, value) in reader.named(value, "symbols") {
            guard let code = reader.line(value, "symbols") else { continue }
            if Currency.codes.contains(code) {
                symbols[symbol] = code
            } else {
                reader.report(
                    value, "currency.unknown", "ISO 4217 has no such currency", found: code,
                    fix: nearest(to: code, among: Currency.codes).map { "did you mean '\($0)'?" })
            }
        }
        return symbols
    }

    private static func factor(_ value: YAMLValue?, _ reader: inout YAMLReader) -> Rational? {
        guard let value else { return nil }
        if let known = value.scalar.flatMap({ units[$0] }) { return Rational(known) }
        guard let factor = reader.number(value, "units", atLeast: 0) else { return nil }
        guard factor > 0 else {
            reader.report(value, "method.out-of-range", "units must be above 0", found: value.kind)
            return nil
        }
        return factor
    }

    private static func dates(_ value: YAMLValue?, _ reader: inout YAMLReader) -> [(name: String, form: DateForm)] {
        MappingTableReader.names(value, "dates", &reader).compactMap { name in
            if let form = DateForm(name.text) { return (name.text, form) }
            reader.report(
                at: name.place, "mapping.date-form", "no form of dates is called that", found: name.text,
                expected: "iso, excel, excel-1904, or a pattern such as dd/mm/yyyy, d.m.yyyy or d mon yyyy")
            return nil
        }
    }
}
