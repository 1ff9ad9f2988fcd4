import Statistics
import Tables

/// Reads the node graph of the method file: a graph, not a tree, since a node may stand under several others.
enum NodeRules {
    private static let keys = [
        "label", "aggregate", "children", "weights", "floor", "fold", "needs", "cap", "gate", "normalise", "publish_as",
    ]
    /// More than any index has, and few enough to be walked through from parent to child.
    private static let most = 500

    static func read(_ value: YAMLValue?, _ reader: inout YAMLReader) -> [NodeRule] {
        guard let value else { return [] }
        let entries = reader.named(value, "nodes")
        let names = entries.map(\.name)
        guard names.count <= most else {
            reader.report(
                value, "method.too-many-nodes", "the method has \(names.count) nodes", expected: "at most \(most)")
            return []
        }
        var rules: [NodeRule] = []
        for entry in entries {
            if entry.name == Method.involvement.text {
                reader.report(
                    entry.key, "method.reserved-name", "'involvement' is the contracts' own index",
                    fix: "give this node another name")
                continue
            }
            if let rule = rule(entry.name, entry.key, entry.value, among: names, &reader) { rules.append(rule) }
        }
        reportCycles(rules, &reader)
        NodeStepsReader.reportBelowFolds(rules, &reader)
        return rules
    }

    private static func rule(
        _ name: String, _ key: YAMLValue, _ value: YAMLValue, among names: [String], _ reader: inout YAMLReader
    ) -> NodeRule? {
        let entries = reader.mapping(value, "node '\(name)'", known: keys)
        guard let aggregate = aggregate(name, entries, &reader) else { return nil }
        let children = children(name, entries["children"], among: names, &reader)
        if !children.isEmpty, children.allSatisfy({ $0.weight == 0 }), let place = entries["children"] {
            reader.report(
                place, "method.weights-sum-to-zero", "the weights under node '\(name)' sum to zero",
                fix: "give at least one child a weight above 0")
        }
        if !aggregate.usesWeights, let first = children.first, children.contains(where: { $0.weight != first.weight }),
            let place = entries["children"]
        {
            reader.report(
                place, "method.weights-not-used",
                "node '\(name)' gives its children different weights, but '\(aggregate.name)' does not weigh them",
                fix: nearestWeighted(to: aggregate.name).map { "write 'aggregate: \($0)'" }
                    ?? "give every child the weight 1")
        }
        return NodeRule(
            name: Identifier(name), label: reader.line(entries["label"], "node '\(name)': label") ?? name,
            aggregate: aggregate, children: children,
            fold: reader.texts(entries["fold"], "node '\(name)': fold"),
            needs: reader.number(entries["needs"], "node '\(name)': needs", atLeast: 0, atMost: 1),
            floor: NodeStepsReader.floor(name, entries["floor"], aggregate, &reader),
            caps: NodeStepsReader.caps(name, entries, among: names, &reader),
            weighting: NodeStepsReader.weighting(name, entries["weights"], aggregate, children, &reader),
            normalise: NormaliseReader.read(entries["normalise"], "node '\(name)': normalise", &reader),
            publishedCopy: publishedCopy(name, entries["publish_as"], among: names, &reader), place: key.place)
    }

    /// `publish_as: {name: score scaled, normalise: min-max, to: [0, 100]}`.
    private static func publishedCopy(
        _ node: String, _ value: YAMLValue?, among names: [String], _ reader: inout YAMLReader
    ) -> PublishedCopy? {
        guard let value else { return nil }
        let what = "node '\(node)': publish_as"
        let entries = reader.mapping(value, what, known: ["name", "normalise", "to"])
        let rule = NormaliseReader.read(entries["normalise"], "\(what): normalise", &reader)
        guard let name = reader.line(entries["name"], "\(what): name") else {
            reader.report(value, "method.missing-key", "\(what) has no 'name'")
            return nil
        }
        if names.contains(name) || name == Method.involvement.text {
            reader.report(value, "method.reserved-name", "\(what) has the name of a node", found: name)
        }
        let base = rule?.base ?? .named(MinMax().name)
        // What runs from 0 to 1 is read more easily from 0 to 100.
        let usual = NormaliseRule(base).results == 0...1 ? 0...100 : ClosedRange<Rational>?.none
        let range = NormaliseReader.range(entries["to"], what, &reader) ?? rule?.range ?? usual
        return PublishedCopy(name: Identifier(name), rule: NormaliseRule(base, to: range))
    }

    private static func nearestWeighted(to name: String) -> String? {
        let weighted = "weighted " + name
        return Aggregates.all.contains { $0.name == weighted } ? weighted : nil
    }

    private static func aggregate(_ node: String, _ entries: YAMLMapping, _ reader: inout YAMLReader)
        -> (any Aggregate)?
    {
        let names = Aggregates.all.map(\.name) + ["{power: p}"]
        guard let value = entries["aggregate"] else {
            reader.report(
                at: entries.place, "method.missing-key", "node '\(node)' does not say how it is aggregated",
                expected: names.joined(separator: ", "))
            return nil
        }
        if let named = value.entries, named.count == 1, named[0].key.scalar == "power" {
            guard let power = reader.number(named[0].value, "node '\(node)': power") else { return nil }
            return PowerMean(power: power)
        }
        guard let aggregate = Aggregates.all.first(where: { $0.name == value.scalar }) else {
            reader.report(
                value, "method.unknown-aggregate", "node '\(node)' has an aggregate that does not exist",
                found: value.kind, expected: names.joined(separator: ", "),
                fix: nearest(to: value.scalar ?? "", among: names).map { "did you mean '\($0)'?" })
            return nil
        }
        return aggregate
    }

    private static func children(
        _ node: String, _ value: YAMLValue?, among names: [String], _ reader: inout YAMLReader
    ) -> [(node: Identifier, weight: Rational)] {
        guard let value else { return [] }
        var children: [(node: Identifier, weight: Rational)] = []
        func add(_ name: YAMLValue, _ weight: Rational, _ reader: inout YAMLReader) {
            let text = name.scalar ?? ""
            guard names.contains(text) else {
                reader.report(
                    name, "method.unknown-node", "node '\(node)' has a child that is not a node of the method",
                    found: name.kind, expected: names.joined(separator: ", "),
                    fix: nearest(to: text, among: names).map { "did you mean '\($0)'?" }
                        ?? "a question is put under a node by the column 'under' of questions.csv")
                return
            }
            guard !children.contains(where: { $0.node == Identifier(text) }) else {
                reader.report(name, "method.named-twice", "node '\(node)' has the same child twice", found: name.kind)
                return
            }
            children.append((Identifier(text), weight))
        }
        if let items = value.items {
            for item in items { add(item, 1, &reader) }
            return children
        }
        for entry in reader.named(value, "node '\(node)': children") {
            let weight = reader.number(entry.value, "the weight of '\(entry.name)' under '\(node)'", atLeast: 0)
            add(entry.key, weight ?? 1, &reader)
        }
        return children
    }

    /// Says of each circle in the graph where it begins, once, by its first node in the file.
    private static func reportCycles(_ rules: [NodeRule], _ reader: inout YAMLReader) {
        let byName = Dictionary(rules.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var settled: Set<Identifier> = []
        func visit(_ name: Identifier, _ path: [Identifier]) {
            if let start = path.firstIndex(of: name) {
                let circle = (path[start...] + [name]).map(\.text).joined(separator: " → ")
                if let place = byName[name]?.place {
                    reader.report(
                        at: place, "method.circle", "node '\(name)' stands under itself", found: circle,
                        fix: "take one of these out of the children of the one before it")
                }
                return
            }
            guard !settled.contains(name), let rule = byName[name] else { return }
            // What limits a node has to be known before it, as what stands under it has.
            for child in rule.children.map(\.node) + rule.caps.map(\.node) { visit(child, path + [name]) }
            settled.insert(name)
        }
        for rule in rules { visit(rule.name, []) }
    }
}
