import Statistics
import Tables

/// Reads the part of the method file that says what the figures are meant to hold for: a word, or a mapping with the word
/// under `for` and what goes with it.
enum InferenceTargetReader {
    static let keys = ["for", "strata", "confidence", "seed", "replicates"]

    static func read(_ value: YAMLValue?, nodes declared: [String], _ reader: inout YAMLReader) -> InferenceTarget {
        var target = InferenceTarget(.questionnaire)
        guard let value else { return target }
        guard value.entries != nil else {
            target.kind = reader.choice(value, "target", InferenceTarget.Kind.self) ?? target.kind
            return target
        }
        let entries = reader.mapping(value, "target", known: keys)
        if entries["for"] == nil, !entries.misspells("for", among: keys) {
            reader.report(
                at: entries.place, "method.missing-key", "the target does not say what the figures hold for",
                fix: "add a line 'for: \(InferenceTarget.Kind.questions.rawValue)'")
        }
        target.kind = reader.choice(entries["for"], "target: for", InferenceTarget.Kind.self) ?? target.kind
        target.strata = strata(entries["strata"], of: target.kind, nodes: declared, &reader)
        if let place = entries["confidence"], let stated = reader.number(place, "target: confidence") {
            if stated > 0, stated < 1 {
                target.confidence = stated
            } else {
                reader.report(
                    place, "method.out-of-range", "target: confidence must be above 0 and below 1", found: place.kind,
                    expected: "a part of 1, such as 0.95")
            }
        }
        let seed = reader.wholeNumber(entries["seed"], "target: seed", in: 0...Int.max)
        target.seed = seed.map(UInt64.init) ?? target.seed
        target.replicates =
            reader.wholeNumber(entries["replicates"], "target: replicates", in: 199...99_999) ?? target.replicates
        return target
    }

    private static func strata(
        _ value: YAMLValue?, of kind: InferenceTarget.Kind, nodes declared: [String], _ reader: inout YAMLReader
    ) -> [Identifier] {
        guard let value else { return [] }
        if kind != .questions {
            reader.report(
                value, "method.target-without-strata",
                "only the target '\(InferenceTarget.Kind.questions.rawValue)' has strata",
                found: "for: \(kind.rawValue)", fix: "take the key 'strata' out")
        }
        let names = reader.texts(value, "target: strata")
        for name in names where !declared.contains(name) {
            reader.report(
                value, "method.unknown-node", "target: strata must be nodes of the method", found: name,
                expected: declared.joined(separator: ", "),
                fix: nearest(to: name, among: declared).map { "did you mean '\($0)'?" })
        }
        return names.map { Identifier($0) }
    }
}
