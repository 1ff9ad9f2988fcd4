import Statistics
import Tables

/// Reads `method.yaml`.
enum MethodFile {
    /// The keys of the file's top level, in the order in which `init` writes them.
    static let keys = [
        "candour", "title", "version", "authors", "summary", "licence", "base_currency", "consolidate", "coders",
        "target",
        "decimals", "basis", "panel", "missing", "scales", "nodes", "contracts", "indices", "bands",
        "sensitivity",
    ]

    /// The method that a text states, and everything that is wrong with it. The method is nil where an error
    /// leaves it without a meaning.
    static func read(_ text: String, file: String) -> (method: Method?, diagnostics: [Diagnostic]) {
        let document: YAMLDocument
        do {
            document = try YAMLDocument(text, file: file)
        } catch {
            return (nil, [error.diagnostic])
        }
        var reader = YAMLReader()
        guard document.root.entries != nil else {
            _ = reader.mapping(document.root, "the method", known: keys)
            return (nil, reader.diagnostics)
        }
        let method = method(document.root, &reader)
        let isSound = !reader.diagnostics.contains { $0.severity == .error }
        return (isSound ? method : nil, reader.diagnostics)
    }

    private static func method(_ root: YAMLValue, _ reader: inout YAMLReader) -> Method {
        let top = reader.mapping(root, "the method", known: keys)
        requireVersion(top, &reader)
        let title = reader.line(top["title"], "title")
        if top["title"] == nil, !top.misspells("title", among: keys) {
            reader.report(
                at: top.place, "method.missing-key", "the method has no 'title'", fix: "add a line 'title: …'")
        }
        let scales = scales(top["scales"], &reader)
        let nodes = NodeRules.read(top["nodes"], &reader)
        let declared = (top["nodes"]?.entries ?? []).compactMap(\.key.scalar)
        var method = Method(
            title: title ?? "",
            version: reader.line(top["version"], "version") ?? "1",
            authors: reader.texts(top["authors"], "authors"),
            summary: reader.text(top["summary"], "summary"),
            licence: reader.line(top["licence"], "licence"),
            baseCurrency: baseCurrency(top["base_currency"], &reader),
            consolidation: reader.choice(top["consolidate"], "consolidate", Consolidation.self) ?? .parent,
            coderNames: reader.choice(top["coders"], "coders", CoderNames.self) ?? .pseudonyms,
            target: InferenceTargetReader.read(top["target"], nodes: declared, &reader),
            decimals: decimals(top["decimals"], &reader),
            basis: reader.choice(top["basis"], "basis", Basis.self) ?? .exact,
            panel: PanelReader.read(top["panel"], scales, nodes, &reader),
            missing: missing(top["missing"], &reader),
            scales: scales,
            nodes: nodes,
            contracts: ContractRulesReader.read(top["contracts"], &reader),
            indices: [],
            bands: bands(top["bands"], &reader),
            sensitivity: SensitivityRulesReader.read(top["sensitivity"], &reader))
        method.indices = indices(top["indices"], nodes: nodes, named: declared, &reader)
        return method
    }

    private static func requireVersion(_ top: YAMLMapping, _ reader: inout YAMLReader) {
        guard let value = top["candour"] else {
            if top.misspells("candour", among: keys) { return }
            reader.report(
                at: top.place, "method.missing-key", "the method does not say which form it has",
                fix: "begin the file with the line 'candour: 1'")
            return
        }
        guard value.scalar == "1" else {
            reader.report(
                value, "method.unknown-form", "this release reads form 1 of the method file", found: value.kind,
                expected: "candour: 1")
            return
        }
    }

    private static func baseCurrency(_ value: YAMLValue?, _ reader: inout YAMLReader) -> Identifier {
        guard let value, let code = reader.text(value, "base_currency") else { return "USD" }
        if !Currency.codes.contains(code) {
            reader.report(
                value, "method.unknown-currency", "base_currency is no currency", found: value.kind,
                expected: "a code of ISO 4217",
                fix: nearest(to: code, among: Currency.codes).map { "did you mean '\($0)'?" })
        }
        return Identifier(code)
    }

    private static func decimals(_ value: YAMLValue?, _ reader: inout YAMLReader) -> Decimals {
        var decimals = Decimals(report: 1, tables: 6)
        guard let value else { return decimals }
        let entries = reader.mapping(value, "decimals", known: ["report", "tables"])
        decimals.report = reader.wholeNumber(entries["report"], "decimals: report", in: 0...6) ?? decimals.report
        decimals.tables = reader.wholeNumber(entries["tables"], "decimals: tables", in: 0...12) ?? decimals.tables
        return decimals
    }

    private static func missing(_ value: YAMLValue?, _ reader: inout YAMLReader) -> MissingRules {
        var rules = MissingRules(nonresponse: .minimum, unrated: .error)
        guard let value else { return rules }
        let entries = reader.mapping(value, "missing", known: ["nonresponse", "unrated"])
        rules.nonresponse =
            reader.choice(entries["nonresponse"], "missing: nonresponse", MissingRules.Nonresponse.self)
            ?? rules.nonresponse
        rules.unrated =
            reader.choice(entries["unrated"], "missing: unrated", MissingRules.Unrated.self) ?? rules.unrated
        return rules
    }

    private static func scales(_ value: YAMLValue?, _ reader: inout YAMLReader) -> [Scale] {
        guard let value else { return [] }
        return reader.named(value, "scales").compactMap { ScaleReader.read($0.name, $0.value, &reader) }
    }

    private static func bands(_ value: YAMLValue?, _ reader: inout YAMLReader) -> [Band] {
        guard let value else { return [] }
        var bands: [Band] = []
        for entry in reader.named(value, "bands") {
            guard let from = reader.number(entry.value, "bands: \(entry.name)") else { continue }
            if let last = bands.last, from <= last.from {
                reader.report(
                    entry.value, "method.bands-out-of-order", "bands must rise from one to the next",
                    found: entry.value.kind, expected: "more than \(last.from.plain), where '\(last.name)' begins")
            }
            bands.append(Band(name: entry.name, from: from))
        }
        return bands
    }

    private static func indices(
        _ value: YAMLValue?, nodes: [NodeRule], named declared: [String], _ reader: inout YAMLReader
    ) -> [Identifier] {
        // A node with a fault of its own is still one that the method names.
        let names = declared + [Method.involvement.text]
        guard let value else {
            // Without the key, every node that stands under no other is a headline, and the contracts' index with it.
            let children = Set(nodes.flatMap { $0.children.map(\.node) })
            return nodes.map(\.name).filter { !children.contains($0) } + [Method.involvement]
        }
        var indices: [Identifier] = []
        for item in value.items ?? [] {
            let name = item.scalar ?? ""
            guard names.contains(name) else {
                reader.report(
                    item, "method.unknown-node", "an index must be a node of the method or 'involvement'",
                    found: item.kind, expected: names.joined(separator: ", "),
                    fix: nearest(to: name, among: names).map { "did you mean '\($0)'?" })
                continue
            }
            guard !indices.contains(Identifier(name)) else {
                reader.report(item, "method.named-twice", "an index stands twice in 'indices'", found: item.kind)
                continue
            }
            indices.append(Identifier(name))
        }
        if value.items?.isEmpty ?? false {
            reader.report(
                value, "method.no-indices", "'indices' names no index, so there is nothing to report",
                expected: names.joined(separator: ", "), fix: "name one, or leave the key out for all of them")
        }
        if value.items == nil {
            reader.report(
                value, "method.not-a-list", "indices must be a list", found: value.kind,
                expected: "[transparency, involvement]")
        }
        return indices
    }
}
