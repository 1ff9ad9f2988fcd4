import Tables

/// Makes cells of ours from records, and counts what it does to them.
struct CellMaker: Sendable {
    private var cell: [UInt8] = []
    private var piece: [UInt8] = []
    /// By the number of our column, what its words became; what names became is the same for all.
    private var memos: [Int: TextMemo] = [:]
    private static let slugs = -1

    init() {}

    /// Makes a cell that is one text, and lends its bytes; none where it is blank.
    mutating func withText<Result>(
        _ plan: CellPlan, _ record: borrowing Record, _ counts: inout MappingCounts, _ body: (Span<UInt8>) -> Result
    ) -> Result {
        makeText(plan, record, [], &counts)
        return body(cell.span)
    }

    private mutating func makeText(
        _ plan: CellPlan, _ record: borrowing Record, _ joined: [[String?]?], _ counts: inout MappingCounts
    ) {
        gather(plan, record, joined, &counts)
        for (step, counter) in plan.steps where !cell.isEmpty {
            if step.apply(to: &cell) { counts.touch(counter) }
        }
    }

    /// Makes a cell of one text or of several parts.
    mutating func make(
        _ plan: CellPlan, _ record: borrowing Record, _ joined: [[String?]?], _ counts: inout MappingCounts
    ) -> MadeCell {
        makeText(plan, record, joined, &counts)
        guard !cell.isEmpty else { return .blank }
        var parts = [cell]
        if let counter = plan.json, let items = CellParts.json(cell) {
            parts = items
            counts.touch(counter)
        } else if let separator = plan.separator {
            parts = CellParts.split(cell, by: separator.bytes)
            if parts.count != 1 { counts.touch(separator.counter) }
        }
        var texts: [String] = []
        for part in parts {
            var text: String?
            if let (words, counter) = plan.words {
                guard let ours = memos[words.column, default: TextMemo()].text(for: part, words.meaning) else {
                    let word = String(decoding: part, as: UTF8.self)
                    counts.addUnmapped(words.listsUnmapped ? word : "", column: words.column)
                    if words.otherwise == .blank { continue }
                    if words.otherwise == .refuse { counts.refusesRow = true }
                    texts.append(slugged(word, plan, &counts))
                    continue
                }
                if !ours.utf8.elementsEqual(part) { counts.touch(counter) }
                // A word that means nothing of ours is known to be left out.
                if ours.isEmpty { continue }
                text = ours
            }
            texts.append(slugged(text ?? String(decoding: part, as: UTF8.self), plan, &counts))
        }
        guard let first = texts.first else { return .blank }
        if plan.makesList { return .text(texts.joined(separator: ";")) }
        return texts.count == 1 ? .text(first) : .parts(texts)
    }

    /// The identifier that a name becomes, where the rule asks for one.
    private mutating func slugged(_ text: String, _ plan: CellPlan, _ counts: inout MappingCounts) -> String {
        guard let counter = plan.slug else { return text }
        counts.touch(counter)
        let slug = memos[CellMaker.slugs, default: TextMemo()].text(for: Array(text.utf8)) { name in
            String(decoding: Slug.of(Array(name.utf8)), as: UTF8.self)
        }
        return slug ?? text
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
        if let (step, counter) = plan.missing, !piece.isEmpty, step.apply(to: &piece) { counts.touch(counter) }
    }

    /// Appends a cell of a record, tidied; whether it was tidy.
    static func append(_ record: borrowing Record, _ column: Int, to text: inout [UInt8]) -> Bool {
        record.withBytes(of: column) { bytes in
            Tidying.append(bytes, to: &text)
            // An empty cell, or one of blanks alone, is nothing that was changed.
            return text.isEmpty || Tidying.isTidy(bytes)
        }
    }
}
