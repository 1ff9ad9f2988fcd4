import Tables

/// Reads codelists: for each list, each word and the other spellings that are read as it.
enum CodelistsFile {
    /// Adds the lists that Candour ships. Where a dataset gives a word another meaning, that stays.
    static func addStandard(to codelists: inout Codelists) {
        for (list, words) in standard.published {
            for (word, spellings) in words {
                for spelling in spellings { _ = codelists.add(list: list, spelling, meaning: word) }
            }
        }
    }

    /// Read once: they are the same for every dataset.
    private static let standard: Codelists = {
        var codelists = Codelists()
        let faults = add(standardText, file: "codelists.yaml", to: &codelists)
        precondition(faults.isEmpty, "the codelists that Candour ships have a fault")
        return codelists
    }()

    static let standardText = String(decoding: PackageResources.codelists_yaml, as: UTF8.self)

    /// Adds the lists of a YAML text and returns what is wrong with it.
    static func add(_ text: String, file: String, to codelists: inout Codelists) -> [Diagnostic] {
        let document: YAMLDocument
        do {
            document = try YAMLDocument(text, file: file)
        } catch {
            return [error.diagnostic]
        }
        var reader = YAMLReader()
        let lists = reader.mapping(document.root, "codelists.yaml", known: Codelists.lists.map(\.list))
        for (list, words) in Codelists.lists {
            guard let value = lists[list] else { continue }
            let entries = reader.mapping(value, "the list '\(list)'", known: words)
            for word in words {
                let synonyms = reader.texts(entries[word], "the other words for '\(word)'")
                for synonym in synonyms {
                    guard let other = codelists.add(list: list, synonym, meaning: word), other != word else { continue }
                    guard let place = entries[word]?.place else { continue }
                    reader.report(
                        at: place, "codelist.two-meanings",
                        "'\(synonym)' can't be another word for '\(word)': it means '\(other)' already",
                        fix: "take it out of one of the two")
                }
            }
        }
        return reader.diagnostics
    }
}
