import Statistics
import Tables

extension COINrMetadata {
    /// Keeps in the table all that is wrong between its rows: parents, levels, denominators.
    ///
    /// It waits for rows that can all be read, since otherwise it would name faults that only follow from those.
    func checkStructure(_ table: inout ImportedTable, denominates: Bool) {
        guard isWhole else { return }
        let aggregates = self.aggregates.map(\.code.text)
        guard !indicators.isEmpty, let highest = aggregates.first.flatMap({ entry(Identifier($0))?.level }) else {
            table.report(
                nil, "Type", "import.no-index", "there is no index: it takes an indicator and an aggregate at least")
            return
        }
        for entry in entries where entry.kind.isInIndex {
            checkParent(of: entry, highest: highest, aggregates, &table)
            if entry.kind == .aggregate { checkChildren(of: entry, &table) }
        }
        let divided = indicators.filter { $0.denominator != nil }
        if denominates {
            checkDenominators(divided, &table)
        } else if !divided.isEmpty {
            table.report(
                nil, "Denominator", "import.not-denominated", severity: .warning,
                "\(divided.count) of \(indicators.count) indicators name a denominator, and are not divided by it",
                fix: "ask for it with --denominate, unless the data is divided already")
        }
    }

    private func checkParent(of entry: Entry, highest: Int, _ aggregates: [String], _ table: inout ImportedTable) {
        guard let parent = entry.parent else {
            guard entry.level != highest else { return }
            table.report(
                entry.row, "Parent", "cell.blank", "'\(entry.code)' has no parent, and is not at the highest level",
                expected: "one of " + aggregates.joined(separator: ", "))
            return
        }
        guard let above = self.entry(parent), above.kind == .aggregate else {
            table.report(
                entry.row, "Parent", "import.unknown-parent", "no aggregate has this code", found: parent.text,
                expected: aggregates.joined(separator: ", "),
                fix: nearest(to: parent.text, among: aggregates).map { "did you mean '\($0)'?" })
            return
        }
        guard let level = entry.level, let levelAbove = above.level, levelAbove != level + 1 else { return }
        table.report(
            entry.row, "Parent", "import.wrong-level", "a parent must stand in the level immediately above",
            found: "'\(entry.code)' at level \(level), its parent '\(parent)' at level \(levelAbove)")
    }

    private func checkChildren(of entry: Entry, _ table: inout ImportedTable) {
        let children = children(of: entry.code)
        if children.isEmpty {
            table.report(
                entry.row, "iCode", "import.aggregate-without-children", "nothing goes into '\(entry.code)'",
                fix: "name it as the 'Parent' of something, or take its row away")
        } else if children.allSatisfy({ $0.weight?.value.isZero ?? true }) {
            table.report(
                entry.row, "iCode", "method.weights-sum-to-zero",
                "the weights of what goes into '\(entry.code)' are all 0", fix: "give one of them more than 0")
        }
    }

    private func checkDenominators(_ indicators: [Entry], _ table: inout ImportedTable) {
        let denominators = entries.filter { $0.kind == .denominator }.map(\.code.text)
        for entry in indicators {
            guard let name = entry.denominator, !denominators.contains(where: { Identifier($0) == name }) else {
                continue
            }
            table.report(
                entry.row, "Denominator", "import.unknown-denominator", "no denominator has this code",
                found: name.text, expected: denominators.joined(separator: ", "),
                fix: nearest(to: name.text, among: denominators).map { "did you mean '\($0)'?" })
        }
    }
}
