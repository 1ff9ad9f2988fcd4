import Tables

/// Reads other people's words and ours for them.
enum WordsReader {
    /// A table of words, by the foreign word, ASCII case aside.
    static func meanings(_ value: YAMLValue, _ what: String, _ reader: inout YAMLReader) -> [String: String] {
        var meanings: [String: String] = [:]
        for (word, key, value) in reader.named(value, what) {
            guard let ours = value.scalar else {
                reader.report(value, "method.not-a-text", "\(what): our word must be a text", found: value.kind)
                continue
            }
            let word = foldedASCII(word)
            guard meanings[word] == nil else {
                reader.report(
                    key, "codelist.two-meanings", "this word stands twice, but for capitals", found: key.kind,
                    fix: "take one out")
                continue
            }
            meanings[word] = value.isNull ? "" : ours
        }
        return meanings
    }

    /// The words of a column or fold: the name of a table of words, or one written out.
    static func rule(
        _ value: YAMLValue?, otherwise: YAMLValue?, known: [String: [String: String]], _ reader: inout YAMLReader
    ) -> WordsRule? {
        let otherwise = reader.choice(otherwise, "otherwise", WordsRule.Otherwise.self) ?? .blank
        guard let value else { return nil }
        if value.entries != nil {
            return WordsRule(meanings: meanings(value, "words", &reader), otherwise: otherwise)
        }
        guard let name = value.scalar, let meanings = known[name] else {
            reader.report(
                value, "mapping.unknown-words", "there is no table of words of this name", found: value.kind,
                expected: known.keys.sorted(by: byBytes).joined(separator: ", "),
                fix: "write the words here, or add the table under 'words'")
            return nil
        }
        return WordsRule(meanings: meanings, otherwise: otherwise)
    }
}
