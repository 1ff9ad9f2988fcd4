import Statistics
import Tables

/// Makes the rows of a table from the records of a foreign file; tallies of consecutive chunks merge in the file's order.
struct MappedCollector<Row: DatasetRow>: RowTally {
    private(set) var rows: [Row] = []
    private(set) var refusedKeys: [[Identifier]] = []
    private(set) var findings = Findings()
    private(set) var flow = RowFlow()
    private let plan: TablePlan
    /// The bytes of the files that stand before this one.
    private let base: Int
    private var cells: [MappedCells]
    private var reader: CellReader
    private var groups: RowGroups
    /// Rows that have to wait, because later ones may become part of them.
    private let waits: Bool

    init(_ plan: TablePlan, base: Int, codelists: Codelists, expected: Int) {
        self.plan = plan
        self.base = base
        cells = plan.items.map { MappedCells($0.cells, counters: plan.counters) }
        reader = CellReader(schema: Row.schema, columns: Row.schema.columns.map { _ in nil }, codelists: codelists)
        groups = RowGroups(combine: plan.combine)
        waits = !plan.mapping.groupBy.isEmpty || plan.mapping.isUnique
        if !waits { rows.reserveCapacity(expected) }
    }

    /// What the rules did, of all items together.
    var counts: MappingCounts {
        var counts = MappingCounts(counters: plan.counters)
        for cells in cells { counts.merge(cells.counts) }
        return counts
    }

    mutating func add(_ record: borrowing Record) {
        let position = record.position.moved(by: base)
        for item in plan.items.indices {
            let own = plan.items[item].own
            if !own.isEmpty, cells[item].isBlank(record, in: own) { continue }
            flow.rowsIn += 1
            if plan.mapping.isRowwise {
                reader.begin(record, at: position, &cells[item])
                if cells[item].takeRefusal() { refuse(unknownWordAt: position) } else { take() }
            } else {
                add(record, item, at: position)
            }
        }
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
                return fanOut(combinations.count * choices.count, at: position)
            }
            combinations = combinations.flatMap { earlier in choices.map { earlier + [$0] } }
        }
        var made: [[MadeCell]] = []
        for joined in combinations {
            var row: [MadeCell] = []
            for column in plan.mapping.columns.indices {
                var cell = cells[item].cell(column, in: record, joined)
                if cell == .blank, let text = folded[column] { cell = .text(text) }
                row.append(cell)
            }
            made.append(row)
        }
        if cells[item].takeRefusal() { return refuse(unknownWordAt: position) }
        guard !plan.mapping.groupBy.isEmpty else { return finish(made, at: position) }
        let group = JoinKey.ofGroup(record, plan.items[item].group)
        for (number, row) in made.enumerated() {
            if number > 0 { flow.added += 1 }
            groups.add(row, key: group, at: position)
        }
    }

    /// Makes one row of each part of a cell that has several, and hands them on.
    private mutating func finish(_ made: [[MadeCell]], at position: RecordPosition) {
        var rows: [[String?]] = []
        for cells in made {
            guard let expanded = RowParts.rows(of: cells) else {
                flow.refused += 1
                return findings.add(
                    finding(
                        position, nil, "mapping.uneven-parts",
                        "cells that become several rows have different numbers of parts",
                        found: cells.filter { if case .parts = $0 { true } else { false } }
                            .map(RowGroups.shown).joined(separator: " | ")))
            }
            for row in expanded where !rows.contains(row) { rows.append(row) }
            guard rows.count <= RowFlow.mostRows else { return fanOut(rows.count, at: position) }
        }
        if rows.count > 1, let share = Row.schema.index(of: "share") {
            switch plan.mapping.share {
            case nil: return fanOut(rows.count, at: position)
            case .stated, .unknown: break
            case .equal:
                let part = RowParts.equalShare(of: rows.count)
                for index in rows.indices { rows[index][share] = part }
            }
        }
        flow.added += rows.count - 1
        for row in rows {
            if plan.mapping.isUnique {
                groups.add(row.map { $0.map(MadeCell.text) ?? .blank }, key: uniqueKey(row), at: position)
            } else {
                reader.begin(at: position, row)
                take()
            }
        }
    }

    private func uniqueKey(_ row: [String?]) -> [UInt8] {
        var key: [UInt8] = []
        for column in Row.schema.columns.indices where Row.schema.columns[column].need == .key {
            key.append(lengthPrefixed: row[column])
        }
        return key
    }

    private mutating func take() {
        if let row = Row(&reader) {
            rows.append(row)
        } else {
            flow.refused += 1
            refusedKeys.append(Row.key(of: reader.origin))
        }
        for finding in reader.findings { findings.add(finding) }
    }

    private mutating func fanOut(_ count: Int, at position: RecordPosition) {
        flow.refused += 1
        flow.fannedOut += count
        findings.add(
            finding(
                position, nil, "mapping.fan-out",
                "one contract becomes \(count == RowFlow.mostRows + 1 ? "too many" : String(count)) rows, and nothing says how they share it",
                fix: "write 'share: equal', 'stated' or 'unknown' beside 'from' in \(Mapping.file)"))
    }

    private mutating func refuse(unknownWordAt position: RecordPosition) {
        flow.refused += 1
        findings.add(
            finding(
                position, nil, "mapping.unknown-word", "a word that the mapping does not know, and 'otherwise: refuse'",
                fix: "add the word to \(Mapping.file)"))
    }

    private func finding(
        _ position: RecordPosition, _ column: Int?, _ identifier: String, _ summary: String, found: String? = nil,
        fix: String? = nil, rival: RecordPosition? = nil
    ) -> Finding {
        Finding(
            table: Row.schema.name, position: position, column: column.map { Row.schema.columns[$0].name },
            severity: .error, identifier: identifier, summary: summary, found: found, expected: nil, fix: fix,
            rival: rival)
    }

    mutating func merge(_ later: consuming MappedCollector<Row>) {
        if rows.isEmpty { rows = later.rows } else { rows.append(contentsOf: later.rows) }
        refusedKeys.append(contentsOf: later.refusedKeys)
        findings.merge(later.findings)
        flow.merge(later.flow)
        groups.merge(later.groups)
        for item in cells.indices where later.cells.indices.contains(item) { cells[item].merge(later.cells[item]) }
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
        let (released, passedOver) = waiting.finished()
        flow.passedOver.merge(passedOver, uniquingKeysWith: +)
        for row in released {
            guard row.disagreements.isEmpty else {
                flow.refused += 1
                for other in row.disagreements {
                    findings.add(
                        finding(
                            other.position, other.column, "mapping.rows-disagree",
                            "rows that become one disagree about '\(Row.schema.columns[other.column].name)'",
                            found:
                                "\(RowGroups.shown(other.cell)); the first row has \(RowGroups.shown(row.cells[other.column]))",
                            fix: "say with 'combine' which of them counts, or group by more columns",
                            rival: row.position))
                }
                continue
            }
            if asRows {
                reader.begin(at: row.position, row.cells.map(\.text))
                take()
            } else {
                finish([row.cells], at: row.position)
            }
        }
    }
}

/// Where the rows of foreign files went: `rowsIn + added = out + refused + folded`.
struct RowFlow: Sendable {
    /// Above so many rows from one, something else is wrong than that several vendors share a contract.
    static let mostRows = 10_000

    var rowsIn = 0
    /// Rows that a row became beyond the first.
    var added = 0
    /// Rows that became part of another.
    var folded = 0
    var refused = 0
    /// The rows that rows would have become which are refused because nothing says how to share them.
    var fannedOut = 0
    /// By the number of a join, rows for which it has none.
    var unmatched: [Int: Int] = [:]
    /// By the number of our column, cells that differ from the first, which counts.
    var passedOver: [Int: Int] = [:]

    mutating func merge(_ later: RowFlow) {
        rowsIn += later.rowsIn
        added += later.added
        folded += later.folded
        refused += later.refused
        fannedOut += later.fannedOut
        unmatched.merge(later.unmatched, uniquingKeysWith: +)
        passedOver.merge(later.passedOver, uniquingKeysWith: +)
    }
}
