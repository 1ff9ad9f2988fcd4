import Tables

/// Makes cells of ours from records, and counts what it does to them.
struct CellMaker: Sendable {
    private var cell: [UInt8] = []
    private var piece: [UInt8] = []
    /// By the number of our column, what its cells became.
    private var memos: [CellMemo?] = []

    init() {}

    /// Makes a cell that is one text, and lends its bytes; none where it is blank, or becomes several rows.
    mutating func withText(
        _ plan: CellPlan, _ record: borrowing Record, _ counts: inout MappingCounts, _ body: (Span<UInt8>) -> Void
    ) {
        makeText(plan, record, [], &counts)
        guard !cell.isEmpty, !plan.isOneText else { return body(cell.span) }
        body(outcome(plan, &counts).text.span)
    }

    /// Makes a cell of one text or of several parts.
    mutating func make(
        _ plan: CellPlan, _ record: borrowing Record, _ joined: [[String?]?], _ counts: inout MappingCounts
    ) -> MadeCell {
        makeText(plan, record, joined, &counts)
        guard !cell.isEmpty else { return .blank }
        return plan.isOneText ? .text(String(decoding: cell, as: UTF8.self)) : outcome(plan, &counts).made
    }

    private mutating func makeText(
        _ plan: CellPlan, _ record: borrowing Record, _ joined: [[String?]?], _ counts: inout MappingCounts
    ) {
        gather(plan, record, joined, &counts)
        for counted in plan.steps where !cell.isEmpty {
            if counted.step.apply(to: &cell) { counts.touch(counted.counter) }
        }
    }

    /// What becomes of the cell that was gathered, counted.
    private mutating func outcome(_ plan: CellPlan, _ counts: inout MappingCounts) -> CellMemo.Outcome {
        while memos.count <= plan.column { memos.append(nil) }
        let outcome: CellMemo.Outcome
        if let known = memos[plan.column]?.outcome(of: cell) {
            outcome = known
        } else {
            outcome = CellMaker.outcome(plan, of: cell)
            if memos[plan.column] == nil { memos[plan.column] = CellMemo() }
            memos[plan.column]?.keep(outcome, of: cell)
        }
        for counter in outcome.touched { counts.touch(counter) }
        for word in outcome.unmapped { counts.addUnmapped(word, column: plan.column) }
        if outcome.refusesRow { counts.refusesRow = true }
        return outcome
    }

    /// Takes a cell apart and looks its parts up.
    private static func outcome(_ plan: CellPlan, of cell: [UInt8]) -> CellMemo.Outcome {
        var outcome = CellMemo.Outcome()
        var parts = [cell]
        if let counter = plan.json, let items = CellParts.json(cell) {
            parts = items
            outcome.touched.append(counter)
        } else if let separator = plan.separator {
            parts = CellParts.split(cell, by: separator.bytes)
            if parts.count != 1 { outcome.touched.append(separator.counter) }
        }
        var texts: [[UInt8]] = []
        for part in parts {
            guard let ours = word(plan, of: part, &outcome) else { continue }
            guard let counter = plan.slug else {
                texts.append(ours)
                continue
            }
            outcome.touched.append(counter)
            texts.append(Slug.of(ours))
        }
        if texts.count > 1, !plan.makesList {
            outcome.made = .parts(texts.map { String(decoding: $0, as: UTF8.self) })
        } else if !texts.isEmpty {
            outcome.text = Array(texts.joined(separator: [UInt8(ascii: ";")]))
            outcome.made = .text(String(decoding: outcome.text, as: UTF8.self))
        }
        return outcome
    }

    /// Our word for a part of a cell, or the part where it stays as it is; nil where nothing of it is known.
    private static func word(_ plan: CellPlan, of part: [UInt8], _ outcome: inout CellMemo.Outcome) -> [UInt8]? {
        guard let (words, counter) = plan.words else { return part }
        let text = String(decoding: part, as: UTF8.self)
        guard let ours = words.meaning(text) else {
            outcome.unmapped.append(words.listsUnmapped ? text : "")
            if words.otherwise == .refuse { outcome.refusesRow = true }
            return words.otherwise == .blank ? nil : part
        }
        if !ours.utf8.elementsEqual(part) { outcome.touched.append(counter) }
        // A word that means nothing of ours is known to be left out.
        return ours.isEmpty ? nil : Array(ours.utf8)
    }

    private mutating func gather(
        _ plan: CellPlan, _ record: borrowing Record, _ joined: [[String?]?], _ counts: inout MappingCounts
    ) {
        cell.removeAll(keepingCapacity: true)
        switch plan.source {
        case .constant(let bytes):
            cell.append(contentsOf: bytes)
        case .first(let origins):
            for origin in origins {
                load(origin, plan, record, joined, &counts)
                guard !piece.isEmpty else { continue }
                swap(&cell, &piece)
                return
            }
        case .template(let parts):
            var isBlank = true
            for part in parts {
                switch part {
                case .text(let bytes): cell.append(contentsOf: bytes)
                case .origin(let origin):
                    load(origin, plan, record, joined, &counts)
                    if !piece.isEmpty { isBlank = false }
                    cell.append(contentsOf: piece)
                }
            }
            if isBlank { cell.removeAll(keepingCapacity: true) }
        }
    }

    /// Takes a foreign cell, tidied; nothing where it is not known.
    private mutating func load(
        _ origin: CellPlan.Origin, _ plan: CellPlan, _ record: borrowing Record, _ joined: [[String?]?],
        _ counts: inout MappingCounts
    ) {
        piece.removeAll(keepingCapacity: true)
        switch origin {
        case .record(let column):
            let isTidy = CellMaker.append(record, column, to: &piece)
            if !isTidy { counts.touch(MappingCounts.tidied) }
        case .joined(let join, let slot):
            guard joined.indices.contains(join), let row = joined[join], let text = row[slot] else { return }
            piece.append(contentsOf: text.utf8)
        }
        if let missing = plan.missing, !piece.isEmpty, missing.step.apply(to: &piece) { counts.touch(missing.counter) }
    }

    /// Appends a cell of a record, tidied; whether it was tidy.
    static func append(_ record: borrowing Record, _ column: Int, to text: inout [UInt8]) -> Bool {
        record.withBytes(of: column) { bytes in
            // An empty cell, or one of blanks alone, is nothing that was changed.
            Tidying.append(bytes, to: &text) || text.isEmpty
        }
    }
}
