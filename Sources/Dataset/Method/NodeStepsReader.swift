import Statistics
import Tables

/// Reads what a node does beside its aggregate: limits, computed weights and a floor.
enum NodeStepsReader {
    /// `cap: {node: consistency, below: 40, at_most: 60}`, or a list of such; `gate` is a cap at 0.
    static func caps(
        _ node: String, _ entries: YAMLMapping, among names: [String], _ reader: inout YAMLReader
    ) -> [CapRule] {
        read(node, "cap", entries["cap"], among: names, &reader)
            + read(node, "gate", entries["gate"], among: names, &reader)
    }

    private static func read(
        _ node: String, _ key: String, _ value: YAMLValue?, among names: [String], _ reader: inout YAMLReader
    ) -> [CapRule] {
        guard let value else { return [] }
        let isGate = key == "gate"
        return (value.items ?? [value]).compactMap { item in
            let what = "node '\(node)': \(key)"
            let entries = reader.mapping(item, what, known: ["node", "below"] + (isGate ? [] : ["at_most"]))
            let below = reader.number(entries["below"], "\(what): below")
            let atMost = isGate ? 0 : reader.number(entries["at_most"], "\(what): at_most")
            guard let other = reader.line(entries["node"], "\(what): node"), let below, let atMost else {
                reader.report(
                    item, "method.missing-key", "\(what) must say which node decides, below what, and how much is left",
                    expected: isGate
                        ? "{node: consistency, below: 40}" : "{node: consistency, below: 40, at_most: 60}")
                return nil
            }
            guard names.contains(other), other != node else {
                reader.report(
                    entries["node"] ?? item, "method.unknown-node", "\(what) names no other node of the method",
                    found: other, expected: names.filter { $0 != node }.joined(separator: ", "),
                    fix: nearest(to: other, among: names).map { "did you mean '\($0)'?" })
                return nil
            }
            return CapRule(node: Identifier(other), below: below, atMost: atMost)
        }
    }

    /// `weights: critic`: the name of a rule that computes them.
    static func weighting(
        _ node: String, _ value: YAMLValue?, _ aggregate: any Aggregate,
        _ children: [(node: Identifier, weight: Rational)], _ reader: inout YAMLReader
    ) -> NodeWeighting? {
        guard let value else { return nil }
        let names = Weightings.all.map(\.name) + [NodeWeighting.benefitOfTheDoubt.name]
        guard let name = value.scalar, names.contains(name) else {
            reader.report(
                value, "method.unknown-word", "node '\(node)': weights are by a rule that does not exist",
                found: value.kind, expected: names.joined(separator: ", "),
                fix: nearest(to: value.scalar ?? "", among: names).map { "did you mean '\($0)'?" })
            return nil
        }
        let isOfDoubt = name == NodeWeighting.benefitOfTheDoubt.name
        if isOfDoubt ? !(aggregate is WeightedSum) : (!aggregate.usesWeights || aggregate is Ratio) {
            let fitting = isOfDoubt ? "weighted sum" : "weighted mean"
            reader.report(
                value, "method.weights-not-used",
                "node '\(node)' has weights by '\(name)', which '\(aggregate.name)' does not take",
                fix: "write 'aggregate: \(fitting)'")
        }
        if let stated = children.first(where: { $0.weight != 1 }) {
            reader.report(
                value, "method.weights-not-used",
                "the weights under node '\(node)' are computed, so the weight of '\(stated.node)' has no effect",
                fix: "leave 'weights' out, or give every child the weight 1")
        }
        return isOfDoubt ? .benefitOfTheDoubt : .named(name)
    }

    /// `floor: 1`: what a lesser value counts as, in a mean that a zero would take to zero.
    static func floor(
        _ node: String, _ value: YAMLValue?, _ aggregate: any Aggregate, _ reader: inout YAMLReader
    ) -> Rational? {
        guard let value, let floor = reader.number(value, "node '\(node)': floor", atLeast: 0) else { return nil }
        guard aggregate is GeometricMean || aggregate is HarmonicMean || aggregate is PowerMean else {
            reader.report(
                value, "method.stray-key",
                "node '\(node)': '\(aggregate.name)' needs no floor, since a zero does not decide it",
                fix: "leave 'floor' out, or take 'geometric', 'harmonic' or {power: p}")
            return nil
        }
        return floor
    }

    /// What stands under a node that folds is worked out part by part, where there are no other vendors to stand beside
    /// and no node of the whole to be held against.
    static func reportBelowFolds(_ rules: [NodeRule], _ reader: inout YAMLReader) {
        let byName = Dictionary(rules.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var below: Set<Identifier> = []
        func gather(_ name: Identifier) {
            for child in byName[name]?.children ?? [] where below.insert(child.node).inserted { gather(child.node) }
        }
        for rule in rules where !rule.fold.isEmpty { gather(rule.name) }
        for rule in rules {
            let isBelow = below.contains(rule.name)
            var steps: [String] = []
            if isBelow, rule.normalise?.dependsOnOthers ?? false { steps.append("normalise") }
            if isBelow, !rule.caps.isEmpty { steps.append("cap") }
            if isBelow || !rule.fold.isEmpty, rule.weighting != nil { steps.append("weights") }
            for step in steps {
                reader.report(
                    at: rule.place, "method.step-below-fold",
                    "node '\(rule.name)' is worked out for each part of a vendor, where '\(step)' has no meaning",
                    fix: "state it on a node above the one that folds")
            }
        }
    }
}
