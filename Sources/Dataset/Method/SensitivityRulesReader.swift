import Statistics

/// Reads the part of the method file that says how far its own choices are varied.
enum SensitivityRulesReader {
    static func read(_ value: YAMLValue?, _ reader: inout YAMLReader) -> SensitivityRules {
        var rules = SensitivityRules()
        guard let value else { return rules }
        if value.scalar == "off" {
            rules.isOn = false
            return rules
        }
        let entries = reader.mapping(value, "sensitivity", known: ["weights", "draws", "points", "seed", "vary"])
        if let share = reader.number(entries["weights"], "sensitivity: weights", atLeast: 0, atMost: 1) {
            if share > 0 {
                rules.weights = share
            } else if let place = entries["weights"] {
                reader.report(place, "method.out-of-range", "sensitivity: weights must be above 0", found: place.kind)
            }
        }
        rules.draws = reader.wholeNumber(entries["draws"], "sensitivity: draws", in: 100...60_000) ?? rules.draws
        rules.seed = reader.wholeNumber(entries["seed"], "sensitivity: seed", in: 0...Int.max) ?? rules.seed
        if let points = reader.wholeNumber(entries["points"], "sensitivity: points", in: 64...16_384) {
            if points & (points - 1) == 0 {
                rules.points = points
            } else if let place = entries["points"] {
                reader.report(
                    place, "method.out-of-range", "sensitivity: points must be a power of two", found: place.kind,
                    expected: "64, 128, 256, …, 16384")
            }
        }
        if let vary = entries["vary"] {
            guard let items = vary.items else {
                reader.report(
                    vary, "method.not-a-list", "sensitivity: vary must be a list", found: vary.kind,
                    expected: "[\(SensitivityRules.Choice.allCases.map(\.rawValue).joined(separator: ", "))]")
                return rules
            }
            rules.vary = Set(
                items.compactMap { reader.choice($0, "sensitivity: vary", SensitivityRules.Choice.self) })
        }
        return rules
    }
}
