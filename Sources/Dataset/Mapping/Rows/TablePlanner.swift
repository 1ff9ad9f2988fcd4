import Statistics
import Tables

/// Finds the columns that a table's rules name in a foreign file, and says which are not there.
struct TablePlanner {
    let mapping: Mapping
    let table: TableMapping
    let codelists: Codelists
    var labels = RuleLabels()
    private(set) var diagnostics: [Diagnostic] = []
    /// Names that were reported already.
    private var reported: Set<MappedName> = []

    init(_ mapping: Mapping, _ table: TableMapping, _ codelists: Codelists) {
        self.mapping = mapping
        self.table = table
        self.codelists = codelists
    }

    /// The columns of a join that rules need, in the order of its slots.
    func slots(of join: JoinRule) -> [MappedName] {
        var slots: [MappedName] = []
        for rule in table.columns.compactMap({ $0 }) where rule.join == join.name {
            for name in rule.names where !slots.contains(where: { $0.text == name.text }) { slots.append(name) }
        }
        return slots
    }

    /// How the items of one of the table's files are found.
    mutating func items(
        _ file: ForeignFile, _ name: String, _ header: ForeignHeader, joins: [JoinIndex]
    ) -> [TablePlan.ItemPlan] {
        numbers(header, name).map { item(file, name, header, $0, joins) }
    }

    /// For each item of a joined file, where its key and slots lie.
    mutating func columns(
        of join: JoinRule, _ slots: [MappedName], _ header: ForeignHeader
    ) -> [(key: [Int?], slots: [Int?])] {
        numbers(header, join.file.text).map { numbers in
            var own: Set<Int> = []
            let key = join.on.map { column($0.there, header, join.file.text, numbers, &own) }
            return (key, slots.map { column($0, header, join.file.text, numbers, &own) })
        }
    }

    /// The numbers of the items that columns are named for; one without numbers where there are none.
    private mutating func numbers(_ header: ForeignHeader, _ file: String) -> [[String]] {
        guard let each = table.each else { return [[]] }
        let numbers = header.items(each.text)
        guard numbers.isEmpty else { return numbers }
        missing(each, header, file, what: "no column of this pattern")
        return [[]]
    }

    private mutating func item(
        _ file: ForeignFile, _ name: String, _ header: ForeignHeader, _ numbers: [String], _ joins: [JoinIndex]
    ) -> TablePlan.ItemPlan {
        var own: Set<Int> = []
        var cells: [CellPlan?] = []
        for rule in table.columns {
            guard let rule else {
                cells.append(nil)
                continue
            }
            let style: ForeignFile
            if let join = table.joins.first(where: { $0.name == rule.join }) {
                style = mapping.files[join.file.text] ?? file
            } else {
                style = file
            }
            let source = source(rule, header, name, numbers, joins, &own)
            cells.append(source.map { plan(rule, $0, style, cells.count) })
        }
        let keys = (table.joins + table.folds.map(\.join)).map { join in
            join.on.map { column($0.here, header, name, numbers, &own) }
        }
        let group = table.groupBy.map { column($0, header, name, numbers, &own) }
        return TablePlan.ItemPlan(cells: cells, own: numbers.isEmpty ? [] : own.sorted(), keys: keys, group: group)
    }

    /// Where a rule's text comes from; nil where none of its columns is there.
    private mutating func source(
        _ rule: ColumnRule, _ header: ForeignHeader, _ file: String, _ numbers: [String], _ joins: [JoinIndex],
        _ own: inout Set<Int>
    ) -> CellPlan.Source? {
        func origin(
            _ name: MappedName, _ planner: inout TablePlanner, _ own: inout Set<Int>
        ) -> CellPlan.Origin? {
            guard let join = rule.join else {
                return planner.column(name, header, file, numbers, &own).map { .record($0) }
            }
            guard let index = planner.table.joins.firstIndex(where: { $0.name == join }),
                let slot = planner.slots(of: planner.table.joins[index]).firstIndex(where: { $0.text == name.text }),
                joins.indices.contains(index)
            else { return nil }
            return .joined(join: index, slot: slot)
        }
        switch rule.source {
        case .constant(let text): return .constant(Array(text.utf8))
        case .first(let names):
            let origins = names.compactMap { origin($0, &self, &own) }
            return origins.isEmpty ? nil : .first(origins)
        case .template(let parts):
            return .template(
                parts.compactMap { part in
                    switch part {
                    case .text(let text): .text(Array(text.utf8))
                    case .column(let name): origin(name, &self, &own).map { .origin($0) }
                    }
                })
        }
    }

    private mutating func column(
        _ name: MappedName, _ header: ForeignHeader, _ file: String, _ numbers: [String], _ own: inout Set<Int>
    ) -> Int? {
        guard !header.isAmbiguous(name.text, items: numbers) else {
            report(
                name, "mapping.ambiguous-column", "two columns of \(file) have this name, so neither can be meant",
                fix: "rename one of them in the file, or take another column")
            return nil
        }
        guard let column = header.index(of: name.text, items: numbers) else {
            // An item may lack what another has.
            let others = table.each.map { header.items($0.text) } ?? []
            if !others.contains(where: { header.index(of: name.text, items: $0) != nil }) {
                missing(name, header, file, what: "no column of this name")
            }
            return nil
        }
        if name.text.utf8.contains(UInt8(ascii: "*")) { own.insert(column) }
        return column
    }

    mutating func missing(_ name: MappedName, _ header: ForeignHeader, _ file: String, what: String) {
        guard !mapping.mayLack else { return }
        report(
            name, "mapping.unknown-column", "\(file) has \(what)", found: name.text,
            expected: header.names.prefix(12).joined(separator: ", ") + (header.names.count > 12 ? ", …" : ""),
            fix: nearest(to: name.text, among: header.names).map { "did you mean '\($0)'?" })
    }

    mutating func report(
        _ name: MappedName, _ identifier: String, _ summary: String, found: String? = nil, expected: String? = nil,
        fix: String? = nil
    ) {
        guard reported.insert(name).inserted else { return }
        diagnostics.append(
            Diagnostic(
                severity: .error, identifier: identifier, place: name.place, summary: summary,
                found: found ?? name.text, expected: expected, fix: fix))
    }

    private mutating func plan(
        _ rule: ColumnRule, _ source: CellPlan.Source, _ file: ForeignFile, _ column: Int
    ) -> CellPlan {
        let names = rule.names.map(\.text)
        let on = " on " + (names.isEmpty ? table.schema.columns[column].name : names.joined(separator: ", "))
        func counted(_ step: any CellStep, _ labels: inout RuleLabels) -> CellPlan.Counted<any CellStep> {
            .init(step: step, counter: labels.counter(step.label + on))
        }
        var missing: CellPlan.Counted<MissingStep>?
        let blanks = file.missing + rule.missing
        if !blanks.isEmpty, !names.isEmpty {
            let step = MissingStep(blanks)
            missing = .init(step: step, counter: labels.counter(step.label + on, isOwn: !rule.missing.isEmpty))
        }
        var steps: [CellPlan.Counted<any CellStep>] = []
        if let part = rule.part { steps.append(counted(MoneyStep(part, symbols: rule.symbols), &labels)) }
        let isNumber = rule.kind == .decimal || rule.kind == .integer || rule.units != nil
        if isNumber, rule.part != .currency, let style = rule.numbers ?? file.numbers {
            steps.append(counted(NumberStep(style: style), &labels))
        }
        if !rule.placeholders.isEmpty { steps.append(counted(PlaceholderStep(numbers: rule.placeholders), &labels)) }
        if let units = rule.units { steps.append(counted(UnitsStep(factor: units), &labels)) }
        if !rule.dates.isEmpty {
            steps.append(counted(DateStep(forms: rule.dates.map(\.form), names: rule.dates.map(\.name)), &labels))
        }
        return CellPlan(
            column: column, source: source, missing: missing, steps: steps,
            separator: rule.separator.map { (Array($0.utf8), labels.counter("split at '\($0)'" + on)) },
            json: rule.isJSON ? labels.counter("JSON arrays" + on) : nil,
            words: rule.words.map { (words($0, column), labels.counter("words" + on)) },
            slug: rule.isSlug ? labels.counter(Slug.label + on) : nil, makesList: rule.makesList)
    }

    private func words(_ rule: WordsRule, _ column: Int) -> WordsPlan {
        let name = table.schema.columns[column].name
        let codelists = codelists
        return WordsPlan(
            meanings: rule.meanings, otherwise: rule.otherwise,
            isKnown: { codelists.knows($0, inColumn: name) },
            listsUnmapped: rule.otherwise != .keep || [.word, .list].contains(table.schema.columns[column].kind))
    }
}
