import Tables

/// Puts what a mapping did into words: the report, and warnings about what it could not place.
struct MappingAccount {
    private let table: TableMapping
    private let mapping: Mapping
    private let labels: RuleLabels
    private let joins: [JoinIndex]
    private let folds: [FoldIndex]

    init(
        _ table: TableMapping, of mapping: Mapping, _ labels: RuleLabels, _ joins: [JoinIndex], _ folds: [FoldIndex]
    ) {
        self.table = table
        self.mapping = mapping
        self.labels = labels
        self.joins = joins
        self.folds = folds
    }

    /// The table's part of the report.
    ///
    /// - Parameters:
    ///   - refusedBySink: the rows that were made and could not be used.
    ///   - unreadable: the records whose cells could not be told apart.
    func table(
        _ flow: RowFlow, _ counts: MappingCounts, refusedBySink: Int, unreadable: Int
    ) -> MappingReport.Table {
        var rules: [MappingReport.Count] = []
        for (counter, label) in labels.all.enumerated() {
            let count = counts.touched[counter]
            if label.isOwn || count > 0 { rules.append(.init(what: label.text, count: count)) }
        }
        for (column, count) in flow.passedOver.sorted(by: { $0.key < $1.key }) {
            rules.append(.init(what: "first of several kept in \(name(column))", count: count))
        }
        for (column, words) in counts.unmapped.sorted(by: { $0.key < $1.key }) {
            // Names that were kept, which are not listed one by one.
            if let count = words[""] {
                rules.append(.init(what: "words kept as they are in \(name(column))", count: count))
            }
        }
        for (fold, rule) in zip(folds, table.folds) {
            rules.append(.init(what: "rows of \(rule.join.file.text) folded into columns", count: fold.placed))
        }
        return MappingReport.Table(
            file: table.schema.file, from: paths(table.from),
            beside: paths(table.joins.map(\.file) + table.folds.map(\.join.file)), rowsIn: flow.rowsIn + unreadable,
            added: flow.added,
            folded: flow.folded, refused: flow.refused + refusedBySink + unreadable,
            rowsOut: flow.given - refusedBySink, rules: rules, notPlaced: notPlaced(flow, counts))
    }

    private func notPlaced(_ flow: RowFlow, _ counts: MappingCounts) -> [MappingReport.Count] {
        var left: [MappingReport.Count] = []
        for (column, words) in counts.unmapped.sorted(by: { $0.key < $1.key }) {
            left += MappingAccount.sorted(words.filter { !$0.key.isEmpty }).map {
                .init(what: "\(name(column)) '\($0.key)'", count: $0.value)
            }
        }
        for (fold, rule) in zip(folds, table.folds) {
            left += MappingAccount.sorted(fold.strangers).map {
                .init(what: "\(rule.join.name) category '\($0.key)'", count: $0.value)
            }
            left += MappingAccount.sorted(fold.unmapped).map {
                .init(what: "\(rule.join.name) value '\($0.key)'", count: $0.value)
            }
            if fold.blank > 0 { left.append(.init(what: "\(rule.join.name) rows that say nothing", count: fold.blank)) }
        }
        for (join, count) in flow.unmatched.sorted(by: { $0.key < $1.key }) {
            left.append(
                .init(
                    what: "rows without a row of \(table.joins[join].file.text) (\(table.joins[join].name))",
                    count: count))
        }
        if flow.fannedOut > 0 {
            left.append(.init(what: "rows that would have come of a fan-out", count: flow.fannedOut))
        }
        return left
    }

    /// What a person should look at.
    func warnings(_ flow: RowFlow, _ counts: MappingCounts) -> [Diagnostic] {
        var warnings: [Diagnostic] = []
        for (column, words) in counts.unmapped.sorted(by: { $0.key < $1.key }) {
            let total = words.reduce(0) { $1.key.isEmpty ? $0 : $0 + $1.value }
            guard total > 0 else { continue }
            let what =
                switch table.columns[column]?.words?.otherwise {
                case .keep: "kept as it is"
                case .refuse: "its row is refused"
                default: "read as not known"
                }
            warnings.append(
                warning(
                    "mapping.unmapped-word", table.columns[column]?.place ?? table.place,
                    "'\(name(column))' is made from \(total == 1 ? "1 cell" : "\(total) cells") with a word that the mapping does not know: \(what)",
                    found: MappingAccount.list(words), fix: "add them to 'words'"))
        }
        for (fold, rule) in zip(folds, table.folds) {
            let strangers = fold.strangers.values.reduce(0, +)
            if strangers > 0 {
                warnings.append(
                    warning(
                        "mapping.unmapped-category", rule.join.place,
                        "\(strangers == 1 ? "1 row" : "\(strangers) rows") of \(rule.join.file.text) \(strangers == 1 ? "has a category" : "have categories") that no column of ours is for",
                        found: MappingAccount.list(fold.strangers), fix: "add them to 'into', or leave them out"))
            }
            let unmapped = fold.unmapped.values.reduce(0, +)
            if unmapped > 0 {
                warnings.append(
                    warning(
                        "mapping.unmapped-word", rule.join.place,
                        "\(unmapped == 1 ? "1 row" : "\(unmapped) rows") of \(rule.join.file.text) \(unmapped == 1 ? "holds a word" : "hold words") that the mapping has no word of ours for: they read as not known",
                        found: MappingAccount.list(fold.unmapped), fix: "add them to 'words'"))
            }
            if fold.disagreements > 0 {
                warnings.append(
                    warning(
                        "mapping.fold-disagrees", rule.join.place,
                        "rows of \(rule.join.file.text) disagree about \(fold.disagreements == 1 ? "1 cell" : "\(fold.disagreements) cells"), which read as not known",
                        found: nil, fix: "see which row counts, and leave the other's category out of 'into'"))
            }
        }
        for (join, count) in flow.unmatched.sorted(by: { $0.key < $1.key }) {
            let rule = table.joins[join]
            warnings.append(
                warning(
                    "mapping.no-match", rule.place,
                    "\(count == 1 ? "1 row" : "\(count) rows") of \(table.from.map(\.text).joined(separator: ", ")) \(count == 1 ? "has" : "have") no row in \(rule.file.text)",
                    found: nil, fix: "see whether 'on' names the right columns"))
        }
        return warnings
    }

    private func warning(
        _ identifier: String, _ place: Place, _ summary: String, found: String?, fix: String
    ) -> Diagnostic {
        Diagnostic(
            severity: .warning, identifier: identifier, place: place, summary: summary, found: found, fix: fix)
    }

    private func paths(_ names: [MappedName]) -> [String] { names.map { mapping.files[$0.text]?.path ?? $0.text } }

    private func name(_ column: Int) -> String { table.schema.columns[column].name }

    /// The most frequent first, those as frequent by their bytes.
    private static func sorted(_ counts: [String: Int]) -> [(key: String, value: Int)] {
        counts.sorted { $0.value == $1.value ? byBytes($0.key, $1.key) : $0.value > $1.value }
    }

    private static func list(_ counts: [String: Int]) -> String {
        sorted(counts).prefix(12).map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
            + (counts.count > 12 ? ", …" : "")
    }
}
