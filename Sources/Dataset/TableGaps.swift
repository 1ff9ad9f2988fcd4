import Tables

/// What of a table's file could not be read as rows, so that a row elsewhere that refers to it isn't blamed for it.
package struct TableGaps: Sendable {
    /// The keys of rows that were refused for a fault in one of their cells.
    var refusedKeys: Set<[Identifier]> = []
    /// The line of the first record whose cells could not be told apart.
    var brokenLine: Int?
    /// Whether no row could be read, which has been said already.
    var isUnread = false
}

/// Something that rows refer to by its identifier, and how much is known of the table that describes it.
struct ReferenceTarget: Sendable {
    /// What it is, in a word: `vendor`.
    let what: String
    /// The file that describes it.
    let file: String
    let known: Set<Identifier>
    /// Described by a row that has a fault of its own.
    var refused: Set<Identifier> = []
    var state = State.whole

    /// How much of the file was read.
    enum State: Sendable {
        case whole
        /// A record, on this line, could not be read: it may be the one that is looked for.
        case broken(line: Int)
        /// Nothing, which has been said already.
        case unread
        /// There is no such file, or it has no rows.
        case absent, empty
    }

    /// What the method describes.
    init(_ what: String, inMethod known: some Sequence<Identifier>) {
        self.what = what
        file = DatasetFolder.methodFile
        self.known = Set(known)
    }

    /// What the rows of a table describe by the first column of their key.
    init(
        _ what: String, _ known: Set<Identifier>, of schema: TableSchema, _ tables: DatasetTables,
        _ gaps: [String: TableGaps]
    ) {
        let gap = gaps[schema.name] ?? TableGaps()
        self.what = what
        file = schema.file
        self.known = known
        refused = Set(gap.refusedKeys.compactMap(\.first))
        if gap.isUnread {
            state = .unread
        } else if let line = gap.brokenLine {
            state = .broken(line: line)
        } else if !tables.present.contains(schema.name) {
            state = .absent
        } else if known.isEmpty, refused.isEmpty {
            state = .empty
        }
    }
}

extension Findings {
    /// Reports a reference to something that no row describes, with the nearest identifier that one does.
    mutating func requireKnown<Row: DatasetRow>(
        _ row: Row, _ column: String, _ reference: Identifier?, in target: ReferenceTarget
    ) {
        guard let reference, !target.known.contains(reference), !target.refused.contains(reference) else { return }
        switch target.state {
        case .unread: return
        case .absent, .empty, .broken: return addUnanswered(reference, target)
        case .whole: break
        }
        let identifier = "reference.unknown-\(target.what)"
        // The nearest of many names takes long to find, and is not printed beyond the limit.
        guard !isFull(identifier) else { return count(identifier) }
        let names = target.known.map(\.text)
        add(
            row, column, identifier, "\(target.file) has no \(target.what) of this identifier",
            found: reference.text,
            expected: (1...12).contains(names.count) ? names.sorted(by: byBytes).joined(separator: ", ") : nil,
            fix: nearest(to: reference.text, among: names).map { "did you mean '\($0)'?" }
                ?? "add a row for it to \(target.file), or correct the cell")
    }

    /// A message for each file that could not answer references: one, instead of one for each reference.
    package var ofUnanswered: [Finding] {
        unanswered.sorted { byBytes($0.key, $1.key) }.map { file, unanswered in
            let what = unanswered.target.what
            let cells = unanswered.count == 1 ? "1 cell names" : "\(unanswered.count) cells name"
            let names = unanswered.names.sorted().prefix(12).map(\.text).joined(separator: ", ")
            var severity = Diagnostic.Severity.error
            var identifier = "reference.no-table"
            let summary: String
            let fix: String
            switch unanswered.target.state {
            case .broken(let line):
                // The row that they name may be the one that can't be read, which is an error of its own.
                (severity, identifier) = (.note, "reference.unanswered")
                summary = "\(cells) a \(what) that is not in what could be read of \(file)"
                fix = "mend line \(line) of \(file) first"
            case .empty:
                summary = "\(file) has no rows, yet \(cells) a \(what)"
                fix = "add a row for each \(what)"
            case .absent, .unread, .whole:
                summary = "there is no \(file), yet \(cells) a \(what)"
                fix = "add \(file) with a row for each \(what)"
            }
            return Finding(
                table: String(file.dropLast(".csv".utf8.count)), position: nil, column: nil, severity: severity,
                identifier: identifier, summary: summary,
                found: names + (unanswered.names.count > 12 ? ", …" : ""), expected: nil, fix: fix)
        }
    }
}
