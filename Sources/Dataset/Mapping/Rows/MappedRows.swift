import Statistics
import Tables

/// Makes the rows of a table from the records of a foreign file, and gives each to a sink as soon as it is made; tallies of
/// consecutive chunks merge in the file's order.
///
/// Only what a mapping asks to be held is held: groups, and rows that are unique.
struct MappedRows<Sink: MadeRowSink>: RowTally {
    private(set) var sink: Sink
    private(set) var findings = Findings()
    private(set) var flow = RowFlow()
    private let plan: TablePlan
    /// The bytes of the files that stand before this one.
    private let base: Int
    private var cells: [MappedCells]
    /// What the rules did in files that follow.
    private var laterCounts: MappingCounts
    private var row = RecordBuilder()
    private var groups: RowGroups
    // What the plan says, at hand for each row.
    private let isRowwise: Bool
    /// The columns of the schema that are made. What is held of a row are its cells of these, in their order.
    private let columns: [Int]
    /// For each item, the columns named for it.
    private let own: [[Int]]
    /// Rows that have to wait, because later ones may become part of them.
    private let waits: Bool

    init(_ plan: TablePlan, base: Int, sink: Sink) {
        self.plan = plan
        self.base = base
        self.sink = sink
        cells = plan.items.map { MappedCells($0.cells, counters: plan.counters) }
        laterCounts = MappingCounts(counters: plan.counters)
        groups = RowGroups(combine: plan.combine)
        isRowwise = plan.mapping.isRowwise
        columns = plan.columns
        own = plan.items.map(\.own)
        waits = !plan.mapping.groupBy.isEmpty || plan.mapping.isUnique
    }

    /// What the rules did, of all items together.
    var counts: MappingCounts {
        var counts = laterCounts
        for cells in cells { counts.merge(cells.counts) }
        return counts
    }

    mutating func add(_ record: borrowing Record) {
        let position = record.position.moved(by: base)
        for item in cells.indices {
            if !own[item].isEmpty, cells[item].isBlank(record, in: own[item]) { continue }
            flow.rowsIn += 1
            if isRowwise {
                row.begin()
                for column in columns { cells[item].append(column, of: record, to: &row) }
                if cells[item].takeRefusal() {
                    refuse(unknownWordAt: position, key: plan.keyCell.flatMap { row.text($0) })
                } else {
                    give(at: position)
                }
            } else {
                add(record, item, at: position)
            }
        }
    }

    /// Gives the row that was made last to the sink.
    private mutating func give(at position: RecordPosition) {
        flow.given += 1
        row.give(to: &sink, at: position)
    }

    private mutating func give(_ cells: [MadeCell], at position: RecordPosition) {
        row.begin()
        for cell in cells { row.append(cell.text ?? "") }
        give(at: position)
    }

    private mutating func give(_ cells: [String?], at position: RecordPosition) {
        row.begin()
        for cell in cells { row.append(cell ?? "") }
        give(at: position)
    }

    private mutating func add(_ record: borrowing Record, _ item: Int, at position: RecordPosition) {
        let keys = plan.items[item].keys.map { JoinKey.of(record, $0) }
        var folded: [Int: String] = [:]
        for (fold, key) in zip(plan.folds, keys.dropFirst(plan.joins.count)) {
            for (column, cell) in fold.cells(key) { folded[column] = cell }
        }
        var combinations: [[[String?]?]] = [[]]
        for (join, key) in plan.joins.indices.map({ ($0, keys[$0]) }) {
            let matches = plan.joins[join].matches(key)
            if matches.isEmpty { flow.unmatched[join, default: 0] += 1 }
            let choices: [[String?]?] = matches.isEmpty ? [nil] : matches.map { $0 }
            guard combinations.count * choices.count <= RowFlow.mostRows else {
                return fanOut(combinations.count * choices.count, at: position, key: nil)
            }
            combinations = combinations.flatMap { earlier in choices.map { earlier + [$0] } }
        }
        var made: [[MadeCell]] = []
        for joined in combinations {
            var row: [MadeCell] = []
            row.reserveCapacity(columns.count)
            for column in columns {
                var cell = cells[item].cell(column, in: record, joined)
                if cell == .blank, let text = folded[column] { cell = .text(text) }
                row.append(cell)
            }
            made.append(row)
        }
        if cells[item].takeRefusal() {
            return refuse(unknownWordAt: position, key: made.first.flatMap { key(of: $0) })
        }
        guard !plan.mapping.groupBy.isEmpty else { return finish(made, at: position) }
        let group = JoinKey.ofGroup(record, plan.items[item].group)
        for (number, row) in made.enumerated() {
            if number > 0 { flow.added += 1 }
            groups.add(row, key: group, at: position)
        }
    }

    /// Makes one row of each part of a cell that has several, and hands them on.
    private mutating func finish(_ made: [[MadeCell]], at position: RecordPosition) {
        // Most rows become one.
        if made.count == 1, !plan.mapping.isUnique, !made[0].contains(where: \.isParts) {
            return give(made[0], at: position)
        }
        var rows: [[String?]] = []
        for cells in made {
            guard let expanded = RowParts.rows(of: cells) else {
                return refuse(
                    finding(
                        position, nil, "mapping.uneven-parts",
                        "cells that become several rows have different numbers of parts",
                        found: cells.filter { if case .parts = $0 { true } else { false } }
                            .map(RowGroups.shown).joined(separator: " | ")),
                    key: key(of: cells))
            }
            for row in expanded where !rows.contains(row) { rows.append(row) }
            guard rows.count <= RowFlow.mostRows else {
                return fanOut(rows.count, at: position, key: key(of: cells))
            }
        }
        if rows.count > 1, let share = schema.index(of: "share") {
            switch plan.mapping.share {
            case nil: return fanOut(rows.count, at: position, key: plan.keyCell.flatMap { rows[0][$0] })
            case .stated, .unknown: break
            case .equal:
                let part = RowParts.equalShare(of: rows.count)
                // Where shares are equal, the column is made.
                let place = columns.firstIndex(of: share)
                for index in rows.indices { if let place { rows[index][place] = part } }
            }
        }
        flow.added += rows.count - 1
        for row in rows {
            if plan.mapping.isUnique {
                groups.add(row.map { $0.map(MadeCell.text) ?? .blank }, key: uniqueKey(row), at: position)
            } else {
                give(row, at: position)
            }
        }
    }

    private func uniqueKey(_ row: [String?]) -> [UInt8] {
        var key: [UInt8] = []
        for (column, cell) in zip(columns, row) where schema.columns[column].need == .key {
            key.append(lengthPrefixed: cell)
        }
        return key
    }

    /// What stands in the first column of a row; nil where that is blank or several texts.
    private func key(of cells: [MadeCell]) -> String? { plan.keyCell.flatMap { cells[$0].text } }

    private mutating func refuse(_ finding: Finding, key: String?) {
        flow.refused += 1
        findings.add(finding)
        sink.addRefused(finding.identifier, key: key)
    }

    private mutating func fanOut(_ count: Int, at position: RecordPosition, key: String?) {
        flow.fannedOut += count
        refuse(
            finding(
                position, nil, "mapping.fan-out",
                "one contract becomes \(count == RowFlow.mostRows + 1 ? "too many" : String(count)) rows, and nothing says how they share it",
                fix: "write 'share: equal', 'stated' or 'unknown' beside 'from' in \(Mapping.file)"),
            key: key)
    }

    private mutating func refuse(unknownWordAt position: RecordPosition, key: String?) {
        refuse(
            finding(
                position, nil, "mapping.unknown-word", "a word that the mapping does not know, and 'otherwise: refuse'",
                fix: "add the word to \(Mapping.file)"),
            key: key)
    }

    private var schema: TableSchema { plan.mapping.schema }

    private func finding(
        _ position: RecordPosition, _ column: Int?, _ identifier: String, _ summary: String, found: String? = nil,
        fix: String? = nil, rival: RecordPosition? = nil
    ) -> Finding {
        Finding(
            table: schema.name, position: position, column: column.map { schema.columns[$0].name },
            severity: .error, identifier: identifier, summary: summary, found: found, expected: nil, fix: fix,
            rival: rival)
    }

    mutating func merge(_ later: consuming MappedRows<Sink>) {
        laterCounts.merge(later.counts)
        findings.merge(later.findings)
        flow.merge(later.flow)
        groups.merge(later.groups)
        sink.merge(later.sink)
    }

    /// Makes the rows that had to wait for others.
    mutating func finish() {
        guard waits else { return }
        let wasGrouped = !plan.mapping.groupBy.isEmpty
        release(groups, asRows: !wasGrouped)
        // What was grouped may become the same row once more, by its key of ours.
        if wasGrouped, plan.mapping.isUnique { release(groups, asRows: true) }
    }

    private mutating func release(_ waiting: RowGroups, asRows: Bool) {
        groups = RowGroups(combine: plan.combine)
        flow.folded += waiting.folded
        var passedOver: [Int: Int] = [:]
        for place in 0..<waiting.count {
            let row = waiting.row(place, &passedOver)
            guard row.disagreements.isEmpty else {
                refuse(row)
                continue
            }
            if asRows {
                give(row.cells, at: row.position)
            } else {
                finish([row.cells], at: row.position)
            }
        }
        for (place, count) in passedOver { flow.passedOver[columns[place], default: 0] += count }
    }

    /// Refuses a row that several became which disagree.
    private mutating func refuse(_ row: RowGroups.Row) {
        flow.refused += 1
        let identifier = "mapping.rows-disagree"
        for other in row.disagreements {
            findings.add(
                finding(
                    other.position, columns[other.column], identifier,
                    "rows that become one disagree about '\(schema.columns[columns[other.column]].name)'",
                    found:
                        "\(RowGroups.shown(other.cell)); the first row has \(RowGroups.shown(row.cells[other.column]))",
                    fix: "say with 'combine' which of them counts, or group by more columns", rival: row.position))
        }
        sink.addRefused(identifier, key: key(of: row.cells))
    }
}
