import Tables

/// What of a company's name tells it from others: two names that fold to the same may be one company's.
///
/// Case, accents, punctuation, legal forms at either end and the order of words make no difference. It serves proposals
/// for a person to look at, and never merges anything.
struct CompanyName {
    private let forms: Set<[String]>
    private let longestForm: Int
    /// Legal forms of scripts that put no blank before them.
    private let suffixes: [String]
    private let letters: [Unicode.Scalar: String]

    /// The folding by the lists that ship, read once.
    static let standard = CompanyName(String(decoding: PackageResources.names_yaml, as: UTF8.self))

    private init(_ text: String) {
        var letters: [Unicode.Scalar: String] = [:]
        var forms: [String] = []
        // The lists ship with the program and are tested; a fault leaves them empty.
        if let entries = try? YAMLDocument(text, file: "names.yaml").root.entries {
            for (key, value) in entries where key.scalar == "letters" {
                for (letter, others) in value.entries ?? [] {
                    for scalar in (others.scalar ?? "").unicodeScalars { letters[scalar] = letter.scalar ?? "" }
                }
            }
            for (key, value) in entries where key.scalar == "legal_forms" {
                forms = (value.items ?? []).flatMap { ($0.items ?? []).compactMap(\.scalar) }
            }
        }
        self.letters = letters
        let words = forms.map { CompanyName.words($0, letters) }
        self.forms = Set(words)
        longestForm = words.map(\.count).max() ?? 0
        suffixes = forms.filter { $0.unicodeScalars.allSatisfy { $0.value >= 0x2E80 } }
            .sorted { $0.utf8.count == $1.utf8.count ? byBytes($0, $1) : $0.utf8.count > $1.utf8.count }
    }

    /// What the name is compared by; nil for a name without a letter or digit.
    func folded(_ name: String) -> String? {
        let words = CompanyName.words(name, letters)
        guard !words.isEmpty else { return nil }
        let bare = withoutForms(words)
        // A name that is nothing but a legal form is compared as it stands.
        let kept = bare.isEmpty ? words : bare
        return kept.sorted(by: byBytes).joined(separator: " ")
    }

    /// A letter in lower case without its accent.
    func letter(_ scalar: Unicode.Scalar) -> String {
        scalar.properties.lowercaseMapping.unicodeScalars.map { letters[$0] ?? String($0) }.joined()
    }

    private func withoutForms(_ words: [String]) -> [String] {
        var rest = words[...]
        while let form = (1...max(1, min(longestForm, rest.count))).last(where: {
            forms.contains(Array(rest.suffix($0)))
        }) {
            guard !rest.isEmpty else { break }
            rest = rest.dropLast(form)
        }
        while let form = (1...max(1, min(longestForm, rest.count))).last(where: {
            forms.contains(Array(rest.prefix($0)))
        }) {
            guard !rest.isEmpty else { break }
            rest = rest.dropFirst(form)
        }
        return rest.map { word in
            for form in suffixes where word.utf8.count > form.utf8.count {
                if word.hasSuffix(form) { return String(word.dropLast(form.count)) }
                if word.hasPrefix(form) { return String(word.dropFirst(form.count)) }
            }
            return word
        }
    }

    private static func words(_ name: String, _ letters: [Unicode.Scalar: String]) -> [String] {
        var words: [String] = []
        var word = ""
        func finish() {
            if !word.isEmpty { words.append(word) }
            word = ""
        }
        for scalar in name.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": word.unicodeScalars.append(scalar)
            case "A"..."Z": word.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 32))
            // Abbreviations and apostrophes: `S.A.` is `sa`.
            case ".", "'", "’", "`": break
            case "&", "+":
                finish()
                words.append("and")
            case _ where scalar.isASCII: finish()
            default:
                // The wide forms of ASCII that East Asian text has.
                if (0xFF01...0xFF5E).contains(scalar.value), let plain = Unicode.Scalar(scalar.value - 0xFEE0) {
                    let inner = CompanyName.words(String(plain), letters)
                    if let letter = inner.first { word += letter } else { finish() }
                    continue
                }
                for lower in scalar.properties.lowercaseMapping.unicodeScalars {
                    if let folded = letters[lower] {
                        word += folded
                    } else if lower.properties.generalCategory == .nonspacingMark {
                        continue
                    } else if lower.properties.isAlphabetic || lower.properties.numericType != nil {
                        word.unicodeScalars.append(lower)
                    } else {
                        finish()
                    }
                }
            }
        }
        finish()
        return words
    }
}
