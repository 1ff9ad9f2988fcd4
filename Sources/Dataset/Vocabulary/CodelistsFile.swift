internal import Tables

/// Reads codelists: for each list, each word and the other spellings that are read as it.
enum CodelistsFile {
    /// Adds the lists that Candour ships.
    static func addStandard(to codelists: inout Codelists) -> [Diagnostic] {
        add(
            String(decoding: PackageResources.codelists_yaml, as: UTF8.self), file: "codelists.yaml of Candour",
            to: &codelists)
    }

    /// Adds the lists of a YAML text and returns what is wrong with it.
    static func add(_ text: String, file: String, to codelists: inout Codelists) -> [Diagnostic] {
        let document: YAMLDocument
        do {
            document = try YAMLDocument(text, file: file)
        } catch {
            return [error.diagnostic]
        }
        var reader = YAMLReader()
        let lists = reader.mapping(document.root, "the codelists", known: Codelists.lists.map(\.list))
        for (list, words) in Codelists.lists {
            guard let value = lists[list] else { continue }
            let entries = reader.mapping(value, "the list '\(list)'", known: words)
            for word in words {
                let synonyms = reader.texts(entries[word], "the other words for '\(word)'")
                codelists.add(list: list, words: synonyms.map { ($0, word) })
            }
        }
        return reader.diagnostics
    }
}
