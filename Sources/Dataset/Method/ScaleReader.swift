import Statistics
import Tables

/// Reads one scale of the method file.
///
/// In its short form a scale maps each label to its points or to a status, and is ordinal. The long form states
/// `kind`, `consensus`, `labels` and, for numbers, `minimum` and `maximum`.
enum ScaleReader {
    private static let keys = [
        "kind", "consensus", "labels", "minimum", "maximum", "points", "logarithm", "clip", "mean", "deviation",
        "normalise", "treat",
    ]

    static func read(_ name: String, _ value: YAMLValue, _ reader: inout YAMLReader) -> Scale? {
        guard let entries = value.entries else {
            reader.report(
                value, "method.not-a-mapping", "scale '\(name)' must map labels to points", found: value.kind,
                expected: "{full: 100, partial: 50, refused: nonresponse}")
            return nil
        }
        let isLong = entries.contains { $0.key.scalar == "kind" || $0.key.scalar == "labels" }
        return isLong ? long(name, value, &reader) : short(name, value, value, .ordinal, nil, &reader)
    }

    private static func long(_ name: String, _ value: YAMLValue, _ reader: inout YAMLReader) -> Scale? {
        let entries = reader.mapping(value, "scale '\(name)'", known: keys)
        let kind = reader.choice(entries["kind"], "scale '\(name)': kind", Scale.Kind.self) ?? .ordinal
        let consensus = reader.choice(
            entries["consensus"], "scale '\(name)': consensus", Scale.Consensus.self)
        guard kind == .numeric else {
            for key in keys.dropFirst(3) {
                if let stray = entries[key] {
                    reader.report(
                        stray, "method.stray-key", "scale '\(name)' has labels, so '\(key)' has no meaning",
                        fix: "leave it out, or write 'kind: numeric'")
                }
            }
            guard let labels = entries["labels"] else {
                reader.report(value, "method.missing-key", "scale '\(name)' has no 'labels'")
                return nil
            }
            return short(name, labels, value, kind, consensus, &reader)
        }
        return numeric(name, value, entries, consensus ?? .median, &reader)
    }

    private static func numeric(
        _ name: String, _ value: YAMLValue, _ entries: YAMLMapping, _ consensus: Scale.Consensus,
        _ reader: inout YAMLReader
    ) -> Scale? {
        let labels = entries["labels"].map { self.labels(name, $0, &reader) } ?? []
        let minimum = reader.number(entries["minimum"], "scale '\(name)': minimum")
        let maximum = reader.number(entries["maximum"], "scale '\(name)': maximum")
        let clips = reader.flag(entries["clip"], "scale '\(name)': clip")
        let treats = reader.choice(entries["treat"], "scale '\(name)': treat", Treatment.self) == .outliers
        func scale(_ ratings: ClosedRange<Rational>?, _ points: ClosedRange<Rational>?, _ curve: Scale.Curve) -> Scale {
            Scale(
                name: Identifier(name), kind: .numeric, consensus: consensus, labels: labels, ratings: ratings,
                points: points, curve: curve, clips: clips, treatsOutliers: treats)
        }
        // A treated number may become its logarithm, which the scale's own ends say nothing of.
        func ends(_ points: ClosedRange<Rational>) -> ClosedRange<Rational>? { treats ? nil : points }
        if let step = entries["normalise"] {
            guard let rule = NormaliseReader.read(step, "scale '\(name)': normalise", &reader) else { return nil }
            for key in ["points", "logarithm", "mean", "deviation"] {
                guard let stray = entries[key] else { continue }
                reader.report(
                    stray, "method.stray-key", "scale '\(name)' is normalised, so '\(key)' has no meaning",
                    fix: "leave it out, or state it within 'normalise'")
            }
            guard entries["minimum"] != nil || entries["maximum"] != nil else {
                reportStray(["clip"], in: entries, "scale '\(name)' has no ends", &reader)
                return scale(nil, rule.results, .normalised(rule))
            }
            guard let range = range(name, minimum, maximum, value, &reader) else { return nil }
            return scale(range, rule.results ?? (treats ? nil : rule.image(of: range)), .normalised(rule))
        }
        if entries["mean"] != nil || entries["deviation"] != nil {
            let mean = reader.number(entries["mean"], "scale '\(name)': mean")
            let deviation = reader.number(entries["deviation"], "scale '\(name)': deviation")
            guard let mean, let deviation, deviation > 0, minimum == nil, maximum == nil else {
                reader.report(
                    value, "method.scale-without-range",
                    "scale '\(name)' needs a 'mean' and a 'deviation' above 0, and neither 'minimum' nor 'maximum'",
                    expected: "{kind: numeric, mean: 33.256, deviation: 19.954}")
                return nil
            }
            reportStray(["points", "logarithm", "clip"], in: entries, "scale '\(name)' has no ends", &reader)
            return scale(nil, nil, .zScore(mean: mean, deviation: deviation))
        }
        guard entries["minimum"] != nil || entries["maximum"] != nil else {
            reportStray(["points", "logarithm", "clip"], in: entries, "scale '\(name)' has no ends", &reader)
            return scale(nil, nil, .identity)
        }
        guard let range = range(name, minimum, maximum, value, &reader) else { return nil }
        let points = points(name, entries["points"], &reader) ?? range
        if reader.flag(entries["logarithm"], "scale '\(name)': logarithm") {
            guard range.lowerBound > 0 else {
                reader.report(
                    value, "method.scale-without-range", "scale '\(name)': a logarithm needs a 'minimum' above 0")
                return nil
            }
            return scale(range, ends(points), .logarithm(from: range, to: points))
        }
        return scale(range, ends(points), points == range ? .identity : .line(from: range, to: points))
    }

    /// What `treat` can say.
    private enum Treatment: String, CaseIterable { case outliers, none }

    private static func range(
        _ name: String, _ minimum: Rational?, _ maximum: Rational?, _ value: YAMLValue, _ reader: inout YAMLReader
    ) -> ClosedRange<Rational>? {
        guard let minimum, let maximum, minimum < maximum else {
            reader.report(
                value, "method.scale-without-range", "scale '\(name)' needs a 'minimum' below a 'maximum'",
                expected: "minimum: 0, maximum: 10; neither for numbers without ends")
            return nil
        }
        return minimum...maximum
    }

    /// Keys that say something of ends that the scale doesn't have.
    private static func reportStray(
        _ keys: [String], in entries: YAMLMapping, _ why: String, _ reader: inout YAMLReader
    ) {
        for key in keys {
            guard let stray = entries[key] else { continue }
            reader.report(
                stray, "method.stray-key", "\(why), so '\(key)' has no meaning",
                fix: "leave it out, or give 'minimum' and 'maximum'")
        }
    }

    /// The points at the two ends of a numeric scale, `points: [0, 100]`.
    private static func points(_ name: String, _ value: YAMLValue?, _ reader: inout YAMLReader) -> ClosedRange<
        Rational
    >? {
        guard let value else { return nil }
        let ends = (value.items ?? []).compactMap { reader.number($0, "scale '\(name)': points") }
        guard ends.count == 2, ends[0] < ends[1] else {
            reader.report(
                value, "method.scale-without-range", "scale '\(name)': points must be the lowest and the highest",
                found: value.kind, expected: "[0, 100]")
            return nil
        }
        return ends[0]...ends[1]
    }

    private static func short(
        _ name: String, _ labels: YAMLValue, _ whole: YAMLValue, _ kind: Scale.Kind, _ consensus: Scale.Consensus?,
        _ reader: inout YAMLReader
    ) -> Scale? {
        let faults = reader.diagnostics.count
        let labels = self.labels(name, labels, &reader)
        // With one of them unreadable, what the others span says nothing.
        guard reader.diagnostics.count == faults else { return nil }
        let points = labels.compactMap { label -> Rational? in
            if case .points(let points) = label.meaning { points } else { nil }
        }
        guard let lowest = points.min(), let highest = points.max(), lowest < highest else {
            reader.report(
                whole, "method.scale-without-range", "scale '\(name)' needs labels with at least two different points",
                expected: "{full: 100, partial: 50, evaded: 0}")
            return nil
        }
        return Scale(
            name: Identifier(name), kind: kind, consensus: consensus ?? (kind == .nominal ? .majority : .median),
            labels: labels, ratings: lowest...highest, points: lowest...highest, curve: .identity, clips: false,
            treatsOutliers: false)
    }

    private static func labels(_ scale: String, _ value: YAMLValue, _ reader: inout YAMLReader) -> [Scale.Label] {
        reader.named(value, "scale '\(scale)'").compactMap { name, _, value in
            let word = value.scalar ?? ""
            if let status = Scale.Meaning.statuses.first(where: { $0.word == word }) {
                return Scale.Label(text: name, meaning: status.meaning)
            }
            let fault: DecimalFault
            do throws(DecimalFault) {
                return Scale.Label(text: name, meaning: .points(try Rational.decimal(word)))
            } catch {
                fault = error
            }
            let words = Scale.Meaning.statuses.map(\.word)
            reader.report(
                value, "method.label-without-points",
                "label '\(name)' of scale '\(scale)' has neither points nor a status",
                found: value.kind, expected: "a number, or one of " + words.joined(separator: ", "),
                fix: fault == .exponent
                    ? "write all its digits" : nearest(to: word, among: words).map { "did you mean '\($0)'?" })
            return nil
        }
    }
}
