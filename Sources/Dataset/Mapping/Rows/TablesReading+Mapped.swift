import Tables

extension TablesReading {
    /// Makes the rows of a table from other people's files.
    mutating func readMapped<Row: DatasetRow>(
        _ type: Row.Type, _ rules: TableMapping, isNeeded: Bool
    ) throws(FileFault) -> [Row] {
        let schema = Row.schema
        tables.present.insert(schema.name)
        gaps[schema.name] = TableGaps(isUnread: true)
        guard let table = try plan(rules), !table.files.isEmpty else { return [] }
        let codelists = codelists
        let columns = schema.columns.map { table.header.firstIndex(of: $0.name) }
        var reading = try table.read(threads: options.threads) {
            RowCollector<Row>(columns: columns, codelists: codelists)
        }
        let rows = reading.sink.takeRows(threads: options.threads)
        let collector = reading.sink
        sources[schema.name] = table.origin
        diagnostics.append(contentsOf: reading.broken)
        diagnostics.append(contentsOf: try located(reading.findings.kept + collector.findings.kept))
        furtherFaults.merge(reading.furtherFaults, uniquingKeysWith: +)
        furtherFaults.merge(reading.findings.further, uniquingKeysWith: +)
        furtherFaults.merge(collector.findings.further, uniquingKeysWith: +)
        gaps[schema.name] = TableGaps(
            refusedKeys: Set(collector.refusedKeys), brokenLine: reading.broken.compactMap(\.place.line).min(),
            isUnread: isNeeded && rows.isEmpty)
        if isNeeded, rows.isEmpty, !diagnostics.contains(where: { $0.severity == .error }) {
            diagnostics.append(
                Diagnostic(
                    severity: .error, identifier: "dataset.nothing-to-score", place: rules.place,
                    summary: "the mapping makes no row of \(schema.file), so there is nothing to score",
                    expected: "a row for \(schema.row)"))
        }
        let made = table.report(reading, refusedBySink: collector.refusedKeys.count)
        counts.append((schema.file, made.rowsOut + made.refused, made.refused))
        report.tables.append(made)
        diagnostics.append(contentsOf: table.warnings(reading))
        return rows
    }

    /// Finds what the rules of a table name in the foreign files; nil where anything of it is not there.
    mutating func plan(_ table: TableMapping) throws(FileFault) -> MappedTable? {
        guard let mapping else { return nil }
        let earlier = diagnostics.count
        try reportTwoSources(table, mapping)
        var planner = TablePlanner(mapping, table, codelists)
        let joins = try table.joins.map { join throws(FileFault) in
            try index(of: join, slots: planner.slots(of: join), mapping)
        }
        let folds = try table.folds.map { fold throws(FileFault) in
            let rows = try index(of: fold.join, slots: [fold.category, fold.value], mapping)
            let codelists = codelists
            return FoldIndex(rows.index, fold) { codelists.knows($0, inColumn: table.schema.columns[$1].name) }
        }
        var files: [(file: TableFile, items: [TablePlan.ItemPlan])] = []
        for name in table.from {
            guard let (file, header) = try open(name, mapping), let foreign = mapping.files[name.text] else { continue }
            files.append((file, planner.items(foreign, name.text, header, joins: joins.map(\.index))))
        }
        diagnostics.append(contentsOf: planner.diagnostics)
        let isSound = !planner.diagnostics.contains { $0.severity == .error } && joins.allSatisfy(\.isSound)
        guard isSound, files.count == table.from.count || mapping.mayLack else { return nil }
        return MappedTable(
            mapping, table, planner.labels, joins.map(\.index), folds, files,
            notes: diagnostics[earlier...].filter { $0.severity != .error })
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
