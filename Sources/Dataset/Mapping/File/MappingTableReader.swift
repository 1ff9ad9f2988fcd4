import Statistics
import Tables

/// Reads how one table of ours is made.
enum MappingTableReader {
    static let keys = ["from", "each", "join", "fold", "group_by", "unique", "share", "columns"]
    private static let joinKeys = ["file", "each", "on"]
    private static let foldKeys = ["category", "value", "into", "words"]

    static func read(
        _ value: YAMLValue, _ schema: TableSchema, words: [String: [String: String]], _ reader: inout YAMLReader
    ) -> TableMapping {
        let entries = reader.mapping(value, "the table '\(schema.name)'", known: keys)
        var table = TableMapping(schema: schema, place: value.place, columns: schema.columns.map { _ in nil })
        table.from = names(entries["from"], "from", &reader)
        if entries["from"] == nil, value.entries != nil, !entries.misspells("from", among: keys) {
            reader.report(
                at: entries.place, "method.missing-key",
                "the table '\(schema.name)' does not say from which file it is made",
                fix: "add a line 'from: …'")
        }
        table.each = name(entries["each"], "each", &reader)
        table.groupBy = names(entries["group_by"], "group_by", &reader)
        table.isUnique = reader.flag(entries["unique"], "unique")
        table.share = share(entries["share"], schema, &reader)
        if let joins = entries["join"] {
            for (name, key, value) in reader.named(joins, "join") {
                let inner = reader.mapping(value, "the join '\(name)'", known: joinKeys)
                if let join = join(name, at: key.place, inner, &reader) { table.joins.append(join) }
            }
        }
        if let folds = entries["fold"] {
            for (name, key, value) in reader.named(folds, "fold") {
                let inner = reader.mapping(value, "the fold '\(name)'", known: joinKeys + foldKeys)
                if let fold = fold(name, at: key.place, inner, schema, words, &reader) { table.folds.append(fold) }
            }
        }
        columns(entries["columns"], &table, words, &reader)
        return table
    }

    private static func columns(
        _ value: YAMLValue?, _ table: inout TableMapping, _ words: [String: [String: String]],
        _ reader: inout YAMLReader
    ) {
        let schema = table.schema
        guard let value else {
            reader.report(
                at: table.place, "method.missing-key", "the table '\(schema.name)' has no 'columns'",
                fix: "say for each column of ours what it is made from")
            return
        }
        let entries = reader.mapping(value, "the columns of '\(schema.name)'", known: schema.columns.map(\.name))
        for (index, column) in schema.columns.enumerated() {
            guard let value = entries[column.name] else {
                let mayLack = column.need == .optional || TablesReading.mayLack(column.name, in: schema)
                let isMade = table.folds.contains { $0.into.values.contains { $0.contains(index) } }
                guard !mayLack, !isMade, value.entries != nil,
                    !entries.misspells(column.name, among: schema.columns.map(\.name))
                else { continue }
                reader.report(
                    at: entries.place, "mapping.no-source",
                    "nothing feeds the column '\(column.name)': \(column.meaning)",
                    fix: "add a line '\(column.name): …'")
                continue
            }
            guard let rule = ColumnRuleReader.read(value, column, words, &reader) else { continue }
            if let join = rule.join, !table.joins.contains(where: { $0.name == join }) {
                let known = table.joins.map(\.name)
                reader.report(
                    at: rule.place, "mapping.unknown-join", "the table has no join of this name", found: join,
                    expected: known.joined(separator: ", "),
                    fix: nearest(to: join, among: known).map { "did you mean '\($0)'?" })
            }
            table.columns[index] = rule
        }
    }

    private static func share(
        _ value: YAMLValue?, _ schema: TableSchema, _ reader: inout YAMLReader
    ) -> ShareRule? {
        guard let value else { return nil }
        guard schema.index(of: "share") != nil else {
            reader.report(
                value, "method.stray-key", "only contracts are shared", found: value.kind, fix: "leave it out")
            return nil
        }
        return reader.choice(value, "share", ShareRule.self)
    }

    private static func join(
        _ name: String, at place: Place, _ entries: YAMLMapping, _ reader: inout YAMLReader
    ) -> JoinRule? {
        let file = self.name(entries["file"], "file", &reader)
        var on: [(here: MappedName, there: MappedName)] = []
        if let value = entries["on"] {
            for (here, key, value) in reader.named(value, "on") {
                guard let there = self.name(value, "on", &reader) else { continue }
                on.append((MappedName(text: here, place: key.place), there))
            }
        }
        guard let file, !on.isEmpty else {
            let missing = file == nil ? "file" : "on"
            if entries[missing] == nil {
                reader.report(
                    at: place, "method.missing-key", "'\(name)' has no '\(missing)'",
                    fix: "say which file it is, and 'on: {a column here: a column there}'")
            }
            return nil
        }
        return JoinRule(
            name: name, place: place, file: file, each: self.name(entries["each"], "each", &reader), on: on)
    }

    private static func fold(
        _ name: String, at place: Place, _ entries: YAMLMapping, _ schema: TableSchema,
        _ words: [String: [String: String]], _ reader: inout YAMLReader
    ) -> FoldRule? {
        let join = join(name, at: place, entries, &reader)
        let category = self.name(entries["category"], "category", &reader)
        let value = self.name(entries["value"], "value", &reader)
        let wordsRule = WordsReader.rule(entries["words"], otherwise: nil, known: words, &reader)
        var into: [String: [Int]] = [:]
        if let intoValue = entries["into"] {
            for (word, _, value) in reader.named(intoValue, "into") {
                let columns = names(value, "into", &reader)
                into[foldedASCII(word), default: []] += columns.compactMap { column in
                    if let index = schema.index(of: column.text) { return index }
                    reader.report(
                        at: column.place, "method.unknown-key", "\(schema.file) has no column of this name",
                        found: column.text,
                        fix: nearest(to: column.text, among: schema.columns.map(\.name)).map { "did you mean '\($0)'?" }
                    )
                    return nil
                }
            }
        }
        for key in ["category", "value", "into"] where entries[key] == nil {
            reader.report(at: place, "method.missing-key", "'\(name)' has no '\(key)'", fix: "add it")
        }
        guard let join, let category, let value else { return nil }
        return FoldRule(join: join, category: category, value: value, into: into, words: wordsRule)
    }

    /// One name.
    static func name(_ value: YAMLValue?, _ what: String, _ reader: inout YAMLReader) -> MappedName? {
        guard let value, let text = reader.line(value, what) else { return nil }
        return MappedName(text: text, place: value.place)
    }

    /// One name, or a list of them.
    static func names(_ value: YAMLValue?, _ what: String, _ reader: inout YAMLReader) -> [MappedName] {
        guard let value else { return [] }
        if value.scalar != nil { return name(value, what, &reader).map { [$0] } ?? [] }
        guard let items = value.items, !items.isEmpty else {
            reader.report(value, "method.not-a-list", "\(what) must be a name or a list of names", found: value.kind)
            return []
        }
        return items.compactMap { name($0, what, &reader) }
    }
}
