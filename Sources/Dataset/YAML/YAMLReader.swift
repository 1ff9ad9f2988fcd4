import Statistics
import Tables

/// Takes a YAML document apart and keeps every fault that it meets, each with its line and column.
struct YAMLReader {
    private(set) var diagnostics: [Diagnostic] = []

    /// The entries of a mapping whose keys must be among `known`; every other key is an error.
    mutating func mapping(_ value: YAMLValue, _ what: String, known: [String]) -> YAMLMapping {
        guard let entries = value.entries else {
            report(value, "method.not-a-mapping", "\(what) must be a mapping of keys to values", found: value.kind)
            return YAMLMapping(place: value.place, entries: [])
        }
        for (key, _) in entries where !known.contains(key.scalar ?? "") {
            report(
                key, "method.unknown-key", "\(what) has no key of this name", found: key.scalar ?? key.kind,
                expected: known.joined(separator: ", "),
                fix: nearest(to: key.scalar ?? "", among: known).map { "did you mean '\($0)'?" })
        }
        return YAMLMapping(place: value.place, entries: entries)
    }

    /// The entries of a mapping whose keys are the author's own names.
    mutating func named(_ value: YAMLValue, _ what: String) -> [(name: String, key: YAMLValue, value: YAMLValue)] {
        guard let entries = value.entries else {
            report(value, "method.not-a-mapping", "\(what) must be a mapping of names to values", found: value.kind)
            return []
        }
        var named: [(name: String, key: YAMLValue, value: YAMLValue)] = []
        for (key, value) in entries {
            guard let name = key.scalar, !trimmed(name).isEmpty, !key.isNull else {
                report(key, "method.not-a-name", "\(what) must have names as its keys", found: key.kind)
                continue
            }
            named.append((name, key, value))
        }
        return named
    }

    /// A text that says something; a blank is a fault.
    mutating func text(_ value: YAMLValue?, _ what: String) -> String? {
        guard let value else { return nil }
        guard let text = value.scalar else {
            report(value, "method.not-a-text", "\(what) must be a text", found: value.kind)
            return nil
        }
        guard !trimmed(text).isEmpty, !value.isNull else {
            report(value, "method.blank", "\(what) must not be blank", found: value.kind)
            return nil
        }
        return text
    }

    /// A text that stands on one line, as a title or a name does.
    mutating func line(_ value: YAMLValue?, _ what: String) -> String? {
        guard let value, let text = text(value, what) else { return nil }
        guard !text.unicodeScalars.contains(where: YAMLReader.breaksLine) else {
            report(value, "method.not-a-line", "\(what) must be one line", found: value.kind)
            return nil
        }
        return text
    }

    /// Control characters, and the two separators that Unicode has for lines and paragraphs.
    private static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x2028...0x2029).contains(scalar.value)
    }

    mutating func texts(_ value: YAMLValue?, _ what: String) -> [String] {
        guard let value else { return [] }
        guard let items = value.items else {
            report(value, "method.not-a-list", "\(what) must be a list", found: value.kind, expected: "[one, another]")
            return []
        }
        return items.compactMap { line($0, what) }
    }

    mutating func number(
        _ value: YAMLValue?, _ what: String, atLeast lowest: Rational? = nil, atMost highest: Rational? = nil
    ) -> Rational? {
        guard let value else { return nil }
        let number: Rational
        do throws(DecimalFault) {
            number = try Rational.decimal(value.scalar ?? "")
        } catch {
            report(
                value, "method.not-a-number", "\(what) must be a decimal number", found: value.kind,
                expected: "digits with '.' as the decimal mark, such as 0.25",
                fix: error == .exponent ? "write all its digits" : nil)
            return nil
        }
        if let lowest, number < lowest {
            let summary = lowest == 0 ? "\(what) must not be negative" : "\(what) must be at least \(lowest)"
            report(value, "method.out-of-range", summary, found: value.kind)
            return nil
        }
        if let highest, number > highest {
            report(value, "method.out-of-range", "\(what) must be at most \(highest.plain)", found: value.kind)
            return nil
        }
        return number
    }

    mutating func wholeNumber(_ value: YAMLValue?, _ what: String, in range: ClosedRange<Int>) -> Int? {
        guard let value else { return nil }
        guard let number = value.scalar.flatMap({ Int($0) }), range.contains(number) else {
            report(
                value, "method.not-a-whole-number", "\(what) must be a whole number", found: value.kind,
                expected: "\(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return number
    }

    /// Yes or no; absent is no.
    mutating func flag(_ value: YAMLValue?, _ what: String) -> Bool {
        guard let value else { return false }
        switch value.scalar {
        case "true", "yes": return true
        case "false", "no": return false
        default:
            report(value, "method.not-yes-or-no", "\(what) must be true or false", found: value.kind)
            return false
        }
    }

    /// One of the words of a choice.
    mutating func choice<C: RawRepresentable<String> & CaseIterable>(
        _ value: YAMLValue?, _ what: String, _ type: C.Type
    )
        -> C?
    {
        guard let value else { return nil }
        if let choice = value.scalar.flatMap(C.init(rawValue:)) { return choice }
        let words = C.allCases.map(\.rawValue)
        report(
            value, "method.unknown-word", "\(what) is none of those that it can be", found: value.kind,
            expected: words.joined(separator: ", "),
            fix: nearest(to: value.scalar ?? "", among: words).map { "did you mean '\($0)'?" })
        return nil
    }

    /// Numbers by the names of a choice, such as the weights of roles; names left out are absent.
    mutating func numbers<C: RawRepresentable<String> & CaseIterable & Hashable>(
        _ value: YAMLValue?, _ what: String, _ type: C.Type, atMost highest: Rational? = nil
    ) -> [C: Rational]? {
        guard let value else { return nil }
        let entries = mapping(value, what, known: C.allCases.map(\.rawValue))
        var numbers: [C: Rational] = [:]
        for name in C.allCases {
            let number = number(entries[name.rawValue], "\(what): \(name.rawValue)", atLeast: 0, atMost: highest)
            if let number { numbers[name] = number }
        }
        return numbers
    }

    mutating func report(
        _ value: YAMLValue, _ identifier: String, _ summary: String, found: String? = nil, expected: String? = nil,
        fix: String? = nil
    ) {
        report(at: value.place, identifier, summary, found: found, expected: expected, fix: fix)
    }

    mutating func report(
        at place: Place, _ identifier: String, severity: Diagnostic.Severity = .error, _ summary: String,
        found: String? = nil, expected: String? = nil, fix: String? = nil
    ) {
        diagnostics.append(
            Diagnostic(
                severity: severity, identifier: identifier, place: place, summary: summary, found: found,
                expected: expected, fix: fix))
    }
}

/// The entries of a mapping, looked up by key.
struct YAMLMapping {
    let place: Place
    let entries: [(key: YAMLValue, value: YAMLValue)]

    subscript(_ key: String) -> YAMLValue? { entries.first { $0.key.scalar == key }?.value }

    /// Whether a key that is not known was probably meant to be this one, so that it need not be missed as well.
    func misspells(_ key: String, among known: [String]) -> Bool {
        entries.contains { entry in
            guard let name = entry.key.scalar, !known.contains(name) else { return false }
            return nearest(to: name, among: known) == key
        }
    }
}
