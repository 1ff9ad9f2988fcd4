import Statistics
import Tables

/// Reads a step that takes values to another scale: the name of a rule, or `{by: z-score, to: [0, 100]}` with what the
/// rule needs.
enum NormaliseReader {
    private static let ownKeys: [(rule: String, keys: [String])] = [
        ("goalposts", ["minimum", "maximum", "logarithm", "clip"]), ("z-score", ["mean", "deviation", "edition"]),
        ("distance to reference", ["reference"]), ("distance to target", ["target", "capped"]),
    ]

    /// What can stand after `by`.
    private static var names: [String] {
        Normalisations.all.map(\.name) + ["goalposts", "distance to reference", "distance to target"]
    }

    /// - Parameter what: what is normalised, as a message names it.
    static func read(_ value: YAMLValue?, _ what: String, _ reader: inout YAMLReader) -> NormaliseRule? {
        guard let value else { return nil }
        guard value.entries != nil else {
            return name(value, what, &reader).flatMap { base($0, nil, value, what, &reader) }.map { NormaliseRule($0) }
        }
        let entries = reader.mapping(value, what, known: ["by", "to"] + ownKeys.flatMap(\.keys))
        guard let by = entries["by"] else {
            reader.report(
                value, "method.missing-key", "\(what) does not say by which rule",
                expected: names.joined(separator: ", "), fix: "write 'by: min-max', for example")
            return nil
        }
        guard let name = name(by, what, &reader) else { return nil }
        for (rule, keys) in ownKeys where rule != name {
            for key in keys {
                guard let stray = entries[key] else { continue }
                reader.report(
                    stray, "method.stray-key", "\(what) is by '\(name)', for which '\(key)' has no meaning",
                    fix: "leave it out, or write 'by: \(rule)'")
            }
        }
        let range = self.range(entries["to"], what, &reader)
        return base(name, entries, value, what, &reader).map { NormaliseRule($0, to: range) }
    }

    /// `to: [0, 100]`: the lower end first.
    static func range(_ value: YAMLValue?, _ what: String, _ reader: inout YAMLReader) -> ClosedRange<Rational>? {
        guard let value else { return nil }
        let ends = (value.items ?? []).compactMap { reader.number($0, "\(what): to") }
        guard ends.count == 2, ends[0] < ends[1] else {
            reader.report(
                value, "method.out-of-range", "\(what): to must be the lowest and the highest", found: value.kind,
                expected: "[0, 100]")
            return nil
        }
        return ends[0]...ends[1]
    }

    private static func name(_ value: YAMLValue, _ what: String, _ reader: inout YAMLReader) -> String? {
        if let name = value.scalar, names.contains(name) { return name }
        reader.report(
            value, "method.unknown-word", "\(what) is by a rule that does not exist", found: value.kind,
            expected: names.joined(separator: ", "),
            fix: nearest(to: value.scalar ?? "", among: names).map { "did you mean '\($0)'?" })
        return nil
    }

    /// What the rule does, with the numbers that it needs.
    private static func base(
        _ name: String, _ entries: YAMLMapping?, _ value: YAMLValue, _ what: String, _ reader: inout YAMLReader
    ) -> NormaliseRule.Base? {
        switch name {
        case "goalposts": return goalposts(entries, value, what, &reader)
        case "z-score":
            if entries?["mean"] != nil || entries?["deviation"] != nil { return pinned(entries, value, what, &reader) }
            if let edition = entries?["edition"] {
                reader.report(
                    edition, "method.stray-key", "\(what): an 'edition' is where a pinned mean and deviation come from",
                    fix: "give 'mean' and 'deviation' too, or leave it out")
            }
            return .named(name)
        case "distance to reference":
            guard let reference = reader.line(entries?["reference"], "\(what): reference") else {
                reader.report(
                    value, "method.missing-key", "\(what) does not say which vendor is the reference",
                    expected: "{by: distance to reference, reference: alder}")
                return nil
            }
            return .reference(Identifier(reference))
        case "distance to target":
            guard let target = reader.number(entries?["target"], "\(what): target") else {
                reader.report(
                    value, "method.missing-key", "\(what) does not say what the target is",
                    expected: "{by: distance to target, target: 50}")
                return nil
            }
            let isCapped = entries?["capped"] == nil || reader.flag(entries?["capped"], "\(what): capped")
            return .target(target, isCapped: isCapped)
        default: return .named(name)
        }
    }

    private static func goalposts(
        _ entries: YAMLMapping?, _ value: YAMLValue, _ what: String, _ reader: inout YAMLReader
    ) -> NormaliseRule.Base? {
        let minimum = reader.number(entries?["minimum"], "\(what): minimum")
        let maximum = reader.number(entries?["maximum"], "\(what): maximum")
        let isLogarithmic = reader.flag(entries?["logarithm"], "\(what): logarithm")
        let clips = reader.flag(entries?["clip"], "\(what): clip")
        guard let minimum, let maximum, minimum < maximum else {
            reader.report(
                value, "method.scale-without-range", "\(what) needs a 'minimum' below a 'maximum'",
                expected: "{by: goalposts, minimum: 0, maximum: 10}")
            return nil
        }
        guard !isLogarithmic || minimum > 0 else {
            reader.report(
                value, "method.scale-without-range", "\(what): a logarithm needs a 'minimum' above 0")
            return nil
        }
        return .goalposts(minimum...maximum, isLogarithmic: isLogarithmic, clips: clips)
    }

    private static func pinned(
        _ entries: YAMLMapping?, _ value: YAMLValue, _ what: String, _ reader: inout YAMLReader
    ) -> NormaliseRule.Base? {
        let mean = reader.number(entries?["mean"], "\(what): mean")
        let deviation = reader.number(entries?["deviation"], "\(what): deviation")
        let edition = reader.line(entries?["edition"], "\(what): edition")
        guard let mean, let deviation, deviation > 0 else {
            reader.report(
                value, "method.scale-without-range", "\(what) needs a 'mean' and a 'deviation' above 0 to be pinned",
                expected: "{by: z-score, mean: 33.256, deviation: 19.954, edition: 2013}")
            return nil
        }
        return .pinned(mean: mean, deviation: deviation, edition: edition)
    }
}
