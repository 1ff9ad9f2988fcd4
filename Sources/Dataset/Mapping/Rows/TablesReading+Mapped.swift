import Tables

extension TablesReading {
    /// Makes the rows of a table from other people's files.
    mutating func readMapped<Row: DatasetRow>(
        _ type: Row.Type, _ table: TableMapping, isNeeded: Bool
    ) throws(FileFault) -> [Row] {
        guard let mapping else { return [] }
        let schema = Row.schema
        tables.present.insert(schema.name)
        gaps[schema.name] = TableGaps(isUnread: true)
        try reportTwoSources(table, mapping)
        var planner = TablePlanner(mapping, table, codelists)
        let joins = try table.joins.map { join throws(FileFault) in
            try index(of: join, slots: planner.slots(of: join), mapping)
        }
        let folds = try table.folds.map { fold throws(FileFault) in
            let rows = try index(of: fold.join, slots: [fold.category, fold.value], mapping)
            let codelists = codelists
            return FoldIndex(rows.index, fold) { codelists.knows($0, inColumn: schema.columns[$1].name) }
        }
        var files: [(file: TableFile, base: Int, items: [TablePlan.ItemPlan])] = []
        var base = 0
        for name in table.from {
            guard let (file, header) = try open(name, mapping), let foreign = mapping.files[name.text] else { continue }
            let items = planner.items(foreign, name.text, header, joins: joins.map(\.index))
            files.append((file, base, items))
            base += TableOrigin.length(of: file)
        }
        diagnostics.append(contentsOf: planner.diagnostics)
        let isSound = !planner.diagnostics.contains { $0.severity == .error } && joins.allSatisfy(\.isSound)
        guard isSound, files.count == table.from.count || mapping.mayLack else { return [] }
        let combine = table.columns.map { $0?.combine ?? .agree }
        var whole: MappedCollector<Row>?
        var rowsRefused = 0
        var broken: [Diagnostic] = []
        var parts: [TableOrigin.Part] = []
        for entry in files {
            let plan = TablePlan(
                mapping: table, counters: planner.labels.all.count, items: entry.items, joins: joins.map(\.index),
                folds: folds, combine: combine)
            parts.append(.init(file: entry.file, base: entry.base, columns: plan.shownColumns))
            let codelists = codelists
            let expected = (entry.file.byteCount ?? 0) / 32 / max(options.threads * 4, 1)
            let result = try entry.file.read(threads: options.threads) {
                MappedCollector<Row>(plan, base: entry.base, codelists: codelists, expected: expected)
            }
            broken += try entry.file.diagnostics(of: result.faults)
            furtherFaults.merge(result.furtherFaults, uniquingKeysWith: +)
            rowsRefused += result.refusedCount
            if whole == nil { whole = result.tally } else { whole?.merge(result.tally) }
        }
        guard var collector = whole else { return [] }
        collector.finish()
        sources[schema.name] = TableOrigin(foreign: parts, schema)
        diagnostics.append(contentsOf: broken)
        diagnostics.append(contentsOf: try located(collector.findings.kept))
        furtherFaults.merge(collector.findings.further, uniquingKeysWith: +)
        gaps[schema.name] = TableGaps(
            refusedKeys: Set(collector.refusedKeys), brokenLine: broken.compactMap(\.place.line).min(),
            isUnread: isNeeded && collector.rows.isEmpty)
        if isNeeded, collector.rows.isEmpty, !diagnostics.contains(where: { $0.severity == .error }) {
            diagnostics.append(
                Diagnostic(
                    severity: .error, identifier: "dataset.nothing-to-score", place: table.place,
                    summary: "the mapping makes no row of \(schema.file), so there is nothing to score",
                    expected: "a row for \(schema.row)"))
        }
        counts.append(
            (
                schema.file, collector.rows.count + collector.flow.refused + rowsRefused,
                collector.flow.refused + rowsRefused
            ))
        let account = MappingAccount(table, of: mapping, planner.labels, joins, folds)
        report.tables.append(
            account.table(collector.flow, collector.counts, rows: collector.rows.count, unreadable: rowsRefused))
        diagnostics.append(contentsOf: account.warnings(collector.flow, collector.counts))
        return collector.rows
    }

    /// A table can't be made from foreign files and be a file of its own as well.
    private mutating func reportTwoSources(_ table: TableMapping, _ mapping: Mapping) throws(FileFault) {
        let own = table.schema.file
        let isForeign = mapping.files.values.contains { $0.path.utf8.elementsEqual(own.utf8) }
        guard !isForeign, try FileKind.of(folder + "/" + own) != nil else { return }
        diagnostics.append(
            Diagnostic(
                severity: .error, identifier: "mapping.two-sources", place: Place(file: folder + "/" + own),
                summary: "\(Mapping.file) makes this table from other files, and here it stands as well",
                fix: "take the file away, or leave '\(table.schema.name)' out of the mapping"))
    }

    /// Where the rows of a table stand, without reading them.
    func source(of table: TableMapping, in mapping: Mapping) throws(FileFault) -> TableOrigin {
        var parts: [TableOrigin.Part] = []
        var base = 0
        for name in table.from {
            guard let foreign = mapping.files[name.text],
                try FileKind.of(folder + "/" + foreign.path) == .file
            else { continue }
            let file = try TableFile(path: folder + "/" + foreign.path, options: foreign.options(options))
            parts.append(.init(file: file, base: base, columns: table.columns.map { _ in nil }))
            base += TableOrigin.length(of: file)
        }
        return TableOrigin(foreign: parts, table.schema)
    }

    /// Opens a foreign file; nil where it can't be used, which is reported unless the mapping lets it lack.
    private mutating func open(
        _ name: MappedName, _ mapping: Mapping
    ) throws(FileFault) -> (TableFile, ForeignHeader)? {
        guard let foreign = mapping.files[name.text] else { return nil }
        let path = folder + "/" + foreign.path
        guard try FileKind.of(path) != nil else {
            guard !mapping.mayLack || !diagnostics.contains(where: { $0.place == Place(file: path) }) else {
                return nil
            }
            diagnostics.append(
                Diagnostic(
                    severity: mapping.mayLack ? .note : .error, identifier: "mapping.missing-file",
                    place: Place(file: path),
                    summary: "\(Mapping.file) makes rows from this file, and it is not there",
                    fix: "put it there, or say under 'files' by 'path' where it is"))
            return nil
        }
        let file = try TableFile(path: path, options: foreign.options(options))
        // A column without a name, or with that of another, matters only where a rule means it.
        let faults = file.headerFaults.filter {
            !["csv.blank-column-name", "csv.duplicate-column-name"].contains($0.identifier)
        }
        guard file.isReadable, faults.isEmpty else {
            diagnostics.append(contentsOf: try file.diagnostics(of: faults))
            return nil
        }
        return (file, ForeignHeader(file.header, prefixes: foreign.prefixes))
    }

    /// The rows of a joined file by their key.
    private mutating func index(
        of join: JoinRule, slots: [MappedName], _ mapping: Mapping
    ) throws(FileFault) -> (index: JoinIndex, isSound: Bool) {
        guard let (file, header) = try open(join.file, mapping) else { return (JoinIndex(), mapping.mayLack) }
        var planner = TablePlanner(
            mapping, TableMapping(schema: TableSchema.all[0], place: join.place, each: join.each, columns: []),
            codelists)
        let items = planner.columns(of: join, slots, header)
        diagnostics.append(contentsOf: planner.diagnostics)
        guard planner.diagnostics.isEmpty else { return (JoinIndex(), false) }
        let result = try file.read(threads: options.threads) { JoinTally(items: items) }
        diagnostics.append(contentsOf: try file.diagnostics(of: result.faults))
        furtherFaults.merge(result.furtherFaults, uniquingKeysWith: +)
        return (result.tally.index, true)
    }
}
