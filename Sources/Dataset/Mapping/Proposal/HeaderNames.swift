import Tables

/// What other people call our columns.
struct HeaderNames: Sendable {
    /// By table and column of ours, names in words, the likeliest first.
    private let names: [String: [String: [[String]]]]
    private let units: [(name: String, words: Set<String>)]
    /// Words for "not known".
    let missing: [String]

    /// The lists that ship, read once.
    static let standard = HeaderNames(String(decoding: PackageResources.header_names_yaml, as: UTF8.self))

    private init(_ text: String) {
        var names: [String: [String: [[String]]]] = [:]
        var units: [(name: String, words: Set<String>)] = []
        var missing: [String] = []
        // The lists ship with the program and are tested; a fault leaves them empty.
        for (key, value) in (try? YAMLDocument(text, file: "header_names.yaml"))?.root.entries ?? [] {
            let texts = { (value: YAMLValue) in (value.items ?? []).compactMap(\.scalar) }
            switch key.scalar ?? "" {
            case "missing": missing = texts(value)
            case "units": units = (value.entries ?? []).map { ($0.key.scalar ?? "", Set(texts($0.value))) }
            case let table:
                for (column, value) in value.entries ?? [] {
                    names[table, default: [:]][column.scalar ?? ""] = texts(value).map(HeaderNames.words)
                }
            }
        }
        self.names = names
        self.units = units
        self.missing = missing
    }

    /// How well a foreign name fits a column of ours: higher is better, nil: not at all.
    func fit(_ header: String, _ table: String, _ column: String) -> Int? {
        let words = HeaderNames.words(header)
        guard !words.isEmpty else { return nil }
        var best: Int?
        for (place, name) in (names[table]?[column] ?? []).enumerated() {
            let fit: Int
            if words == name {
                fit = 10_000 - place
            } else if HeaderNames.holds(words, name), name.count > 1 || (name[0].utf8.count > 3 && words.count < 4) {
                // A longer name says more; words beside it take from that.
                fit = 1_000 * min(name.count, 8) - 10 * (words.count - name.count) - place
            } else {
                continue
            }
            best = max(best ?? fit, fit)
        }
        return best
    }

    /// The power of ten that a name speaks of.
    func units(_ header: String) -> String? {
        var words = HeaderNames.words(header)
        // `(£m)` is one word and a symbol.
        if header.contains("(m)") || header.contains("m)") { words.append("m") }
        return units.first { unit in words.contains { unit.words.contains($0) } }?.name
    }

    /// The words of a name in lower case: parted at marks, at blanks and where a capital follows a small letter.
    static func words(_ name: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isAfterSmall = false
        for scalar in name.unicodeScalars {
            let isCapital = ("A"..."Z").contains(scalar)
            let isPart = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            if !isPart || (isCapital && isAfterSmall), !word.isEmpty {
                words.append(word)
                word = ""
            }
            isAfterSmall = ("a"..."z").contains(scalar)
            if isPart { word += foldedLetter(scalar) }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    private static func foldedLetter(_ scalar: Unicode.Scalar) -> String {
        CompanyName.standard.letter(scalar)
    }

    private static func holds(_ words: [String], _ name: [String]) -> Bool {
        guard !name.isEmpty, name.count <= words.count else { return false }
        return (0...(words.count - name.count)).contains { Array(words[$0..<($0 + name.count)]) == name }
    }
}
