import Statistics
import Tables

/// Reads `mapping.yaml`.
enum MappingFile {
    /// The keys of the file's top level.
    static let keys = [
        "candour", "mapping", "folder", "absent", "source", "missing", "prefixes", "files", "words", "tables",
    ]

    /// What becomes of a column or file that is not there.
    private enum Absent: String, CaseIterable { case error, blank }

    /// The mapping that a text states, and everything that is wrong with it; nil where an error leaves it without a
    /// meaning.
    static func read(_ text: String, file: String) -> (mapping: Mapping?, diagnostics: [Diagnostic]) {
        let document: YAMLDocument
        do {
            document = try YAMLDocument(text, file: file)
        } catch {
            return (nil, [error.diagnostic])
        }
        var reader = YAMLReader()
        let mapping = mapping(document.root, &reader)
        let isSound = !reader.diagnostics.contains { $0.severity == .error }
        return (isSound ? mapping : nil, reader.diagnostics)
    }

    private static func mapping(_ root: YAMLValue, _ reader: inout YAMLReader) -> Mapping {
        let top = reader.mapping(root, "the mapping", known: keys)
        if top["candour"]?.scalar != "1", root.entries != nil {
            reader.report(
                at: top["candour"]?.place ?? top.place, "method.unknown-form",
                "the mapping does not begin with 'candour: 1'",
                found: top["candour"]?.kind, fix: "write 'candour: 1' as its first line")
        }
        let folder = path(top["folder"], "folder", &reader).map { $0 + "/" } ?? ""
        var mapping = Mapping()
        if let value = top["mapping"], let name = reader.line(value, "mapping") {
            mapping = shipped(name, at: value, folder: folder, &reader)
        }
        if let absent = reader.choice(top["absent"], "absent", Absent.self) { mapping.mayLack = absent == .blank }
        let defaults = ForeignFile(
            path: "", missing: reader.texts(top["missing"], "missing"),
            prefixes: reader.texts(top["prefixes"], "prefixes"))
        let words = words(top["words"], &reader)
        var own: [TableMapping] = []
        if let tables = top["tables"] {
            let entries = reader.mapping(tables, "tables", known: TableSchema.all.map(\.name))
            for schema in TableSchema.all {
                guard let value = entries[schema.name] else { continue }
                let table = MappingTableReader.read(value, schema, words: words, &reader)
                own.append(table)
            }
        }
        mapping.tables = TableSchema.all.compactMap { schema in
            own.first { $0.schema == schema } ?? mapping.table(schema)
        }
        if let value = top["source"], let source = reader.line(value, "source") {
            for index in mapping.tables.indices { mapping.tables[index].take(source: source, at: value.place) }
        }
        if mapping.tables.isEmpty, root.entries != nil, reader.diagnostics.isEmpty {
            reader.report(
                at: top.place, "mapping.no-tables", "the mapping makes no table",
                fix: "add 'tables:', or name a mapping that ships with 'mapping: ocds'")
        }
        files(top["files"], folder: folder, defaults, &mapping, &reader)
        return mapping
    }

    private static func shipped(
        _ name: String, at value: YAMLValue, folder: String, _ reader: inout YAMLReader
    ) -> Mapping {
        guard let text = ShippedMappings.text(name) else {
            reader.report(
                value, "mapping.unknown-mapping", "no mapping of this name ships with Candour", found: name,
                expected: ShippedMappings.names.joined(separator: ", "),
                fix: nearest(to: name, among: ShippedMappings.names).map { "did you mean '\($0)'?" })
            return Mapping()
        }
        let place = value.place.file + " (mapping: \(name))"
        var (mapping, faults) = read(text, file: place)
        precondition(faults.isEmpty, "a mapping that Candour ships has a fault: \(faults)")
        for name in mapping?.files.keys.map({ $0 }) ?? [] {
            guard let path = mapping?.files[name]?.path else { continue }
            mapping?.files[name]?.path = folder + path
        }
        return mapping ?? Mapping()
    }

    /// How each file that a table names is read: as `files` says, and as the top level says for all.
    private static func files(
        _ value: YAMLValue?, folder: String, _ defaults: ForeignFile, _ mapping: inout Mapping,
        _ reader: inout YAMLReader
    ) {
        var wanted: [MappedName] = []
        for table in mapping.tables {
            wanted += table.from + table.joins.map(\.file) + table.folds.map(\.join.file)
        }
        for name in wanted where mapping.files[name.text] == nil {
            var file = defaults
            file.path = folder + name.text
            if isOutside(name.text) { reportOutside(at: name.place, name.text, &reader) }
            mapping.files[name.text] = file
        }
        guard let value else { return }
        for (name, key, value) in reader.named(value, "files") {
            guard let known = mapping.files[name] else {
                reader.report(
                    key, "mapping.unused-file", "no table is made from a file of this name", found: name,
                    expected: mapping.files.keys.sorted(by: byBytes).joined(separator: ", "),
                    fix: nearest(to: name, among: mapping.files.keys).map { "did you mean '\($0)'?" })
                continue
            }
            mapping.files[name] = ForeignFileReader.read(value, known, folder: folder, &reader)
        }
        for (name, file) in mapping.files {
            mapping.files[name]?.missing = file.missing + defaults.missing.filter { !file.missing.contains($0) }
            mapping.files[name]?.prefixes = file.prefixes + defaults.prefixes.filter { !file.prefixes.contains($0) }
        }
    }

    /// Named tables of words.
    private static func words(_ value: YAMLValue?, _ reader: inout YAMLReader) -> [String: [String: String]] {
        guard let value else { return [:] }
        var words: [String: [String: String]] = [:]
        for (name, _, value) in reader.named(value, "words") {
            words[name] = WordsReader.meanings(value, "words", &reader)
        }
        return words
    }

    /// A path below the dataset's folder.
    static func path(_ value: YAMLValue?, _ what: String, _ reader: inout YAMLReader) -> String? {
        guard let value, let path = reader.line(value, what) else { return nil }
        if isOutside(path) { reportOutside(at: value.place, path, &reader) }
        return path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    private static func isOutside(_ path: String) -> Bool {
        path.hasPrefix("/") || path.split(separator: "/", omittingEmptySubsequences: false).contains("..")
    }

    private static func reportOutside(at place: Place, _ path: String, _ reader: inout YAMLReader) {
        reader.report(
            at: place, "mapping.outside", "a file must lie in the dataset's folder", found: path,
            fix: "put it there, or a symbolic link to it")
    }
}
