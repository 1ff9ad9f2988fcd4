import Statistics

/// Reads the part of the method file that says what a contract's features are worth.
enum ContractRulesReader {
    private static let keys = [
        "weights", "roles", "bearers", "risks", "term", "value", "forms", "in_force", "leave_out", "rollup", "typical",
        "power",
    ]

    static func read(_ value: YAMLValue?, _ reader: inout YAMLReader) -> ContractRules {
        var rules = ContractRules()
        guard let value else { return rules }
        let entries = reader.mapping(value, "contracts", known: keys)
        readWeights(entries, &rules, &reader)
        readCurves(entries, &rules, &reader)
        readForms(entries["forms"], &rules, &reader)
        rules.isInForceOnly = reader.choice(entries["in_force"], "contracts: in_force", InForce.self) == .only
        if let leftOut = entries["leave_out"] {
            rules.statusesLeftOut = Set(words(leftOut, "contracts: leave_out", ContractStatus.self, &reader))
        }
        rules.rollUp = reader.choice(entries["rollup"], "contracts: rollup", ContractRules.RollUp.self) ?? rules.rollUp
        if let power = reader.number(entries["power"], "contracts: power") {
            if power > 0 {
                rules.power = power
            } else if let place = entries["power"] {
                reader.report(place, "method.out-of-range", "contracts: power must be above 0", found: place.kind)
            }
        }
        return rules
    }

    private enum InForce: String, CaseIterable { case only, any }
    private enum Feature: String, CaseIterable, Hashable { case roles, risk, term, value }

    private static func readWeights(_ entries: YAMLMapping, _ rules: inout ContractRules, _ reader: inout YAMLReader) {
        if let features = weights(entries["weights"], "contracts: weights", Feature.self, &reader) {
            rules.weights = .init(
                roles: features[.roles] ?? 0, risk: features[.risk] ?? 0, term: features[.term] ?? 0,
                value: features[.value] ?? 0)
        }
        rules.roles = weights(entries["roles"], "contracts: roles", Role.self, &reader) ?? rules.roles
        rules.risks = weights(entries["risks"], "contracts: risks", Risk.self, &reader) ?? rules.risks
        if let bearers = reader.numbers(entries["bearers"], "contracts: bearers", Bearer.self, atMost: 1) {
            rules.bearers.merge(bearers) { _, stated in stated }
        }
    }

    /// Weights that sum to 1: only then does involvement run from 0 to 100.
    private static func weights<C: RawRepresentable<String> & CaseIterable & Hashable>(
        _ value: YAMLValue?, _ what: String, _ type: C.Type, _ reader: inout YAMLReader
    ) -> [C: Rational]? {
        let faults = reader.diagnostics.count
        guard let value, let weights = reader.numbers(value, what, type) else { return nil }
        // With one of them unreadable, what the others sum to says nothing.
        guard reader.diagnostics.count == faults else { return weights }
        guard let sum = try? Rational.sum(C.allCases.compactMap { weights[$0] }) else {
            reader.report(value, "method.out-of-range", "\(what) are too large to be summed")
            return weights
        }
        guard sum != 1 else { return weights }
        let identifier = sum == 0 ? "method.weights-sum-to-zero" : "method.weights-sum"
        reader.report(
            value, identifier, "\(what) must sum to 1", found: "a sum of \(sum.plain)",
            fix: "change the weights so that they sum to 1")
        return weights
    }

    private static func readCurves(_ entries: YAMLMapping, _ rules: inout ContractRules, _ reader: inout YAMLReader) {
        if let term = entries["term"] {
            let curve = reader.mapping(term, "contracts: term", known: ["full_years"])
            rules.fullYears = positive(curve["full_years"], "contracts: term: full_years", &reader) ?? rules.fullYears
        }
        if let value = entries["value"] {
            let curve = reader.mapping(value, "contracts: value", known: ["zero", "full"])
            rules.zeroValue = positive(curve["zero"], "contracts: value: zero", &reader) ?? rules.zeroValue
            rules.fullValue = positive(curve["full"], "contracts: value: full", &reader) ?? rules.fullValue
            if rules.fullValue <= rules.zeroValue {
                reader.report(value, "method.out-of-range", "contracts: value: 'full' must be above 'zero'")
            }
        }
        if let typical = entries["typical"] {
            let known = reader.mapping(typical, "contracts: typical", known: ["scale", "unknown_low", "unknown_high"])
            rules.typicalScale = positive(known["scale"], "contracts: typical: scale", &reader) ?? rules.typicalScale
            let low = positive(known["unknown_low"], "contracts: typical: unknown_low", &reader)
            let high = positive(known["unknown_high"], "contracts: typical: unknown_high", &reader)
            let lowest = low ?? rules.unknownValue.lowerBound
            let highest = high ?? rules.unknownValue.upperBound
            if lowest <= highest {
                rules.unknownValue = lowest...highest
            } else {
                reader.report(
                    typical, "method.out-of-range",
                    "contracts: typical: 'unknown_low' must not be above 'unknown_high'")
            }
        }
    }

    private static func positive(_ value: YAMLValue?, _ what: String, _ reader: inout YAMLReader) -> Rational? {
        guard let value, let number = reader.number(value, what) else { return nil }
        guard number > 0 else {
            reader.report(value, "method.out-of-range", "\(what) must be above 0", found: value.kind)
            return nil
        }
        return number
    }

    private static func readForms(_ value: YAMLValue?, _ rules: inout ContractRules, _ reader: inout YAMLReader) {
        guard let value else { return }
        let entries = reader.mapping(value, "contracts: forms", known: Form.allCases.map(\.rawValue))
        for form in Form.allCases {
            guard let value = entries[form.rawValue] else { continue }
            let what = "contracts: forms: \(form.rawValue)"
            let rule = reader.mapping(value, what, known: ["certain", "possible"])
            rules.forms[form] = .init(
                certain: Set(rule["certain"].map { words($0, what + ": certain", Role.self, &reader) } ?? []),
                possible: Set(rule["possible"].map { words($0, what + ": possible", Role.self, &reader) } ?? []))
        }
    }

    private static func words<W: Word>(
        _ value: YAMLValue, _ what: String, _ type: W.Type, _ reader: inout YAMLReader
    ) -> [W] {
        guard let items = value.items else {
            reader.report(
                value, "method.not-a-list", "\(what) must be a list", found: value.kind,
                expected: "[\(W.allCases.map(\.rawValue).joined(separator: ", "))]")
            return []
        }
        return items.compactMap { reader.choice($0, what, type) }
    }
}
