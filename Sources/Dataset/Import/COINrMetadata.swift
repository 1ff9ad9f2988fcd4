import Statistics
import Tables

/// What a coin's `iMeta` says of each indicator, aggregate, group and denominator.
///
/// The rules are those of `check_iMeta` in COINr 1.1 (documentation of `new_coin`), but for what is harmless here: a code may
/// begin with a digit or hold a blank.
struct COINrMetadata {
    /// What an entry is; in COINr's spelling.
    enum Kind: String, CaseIterable, Sendable {
        case indicator = "Indicator"
        case aggregate = "Aggregate"
        case group = "Group"
        case denominator = "Denominator"
        case other = "Other"

        /// Whether it stands in the index.
        var isInIndex: Bool { self == .indicator || self == .aggregate }
    }

    /// A row of `iMeta`.
    struct Entry: Sendable {
        let code: Identifier
        let name: String?
        let kind: Kind
        /// 1 for an indicator, 2 and more for an aggregate; nil outside the index.
        let level: Int?
        /// Nil at the highest level.
        let parent: Identifier?
        let weight: ImportedNumber?
        /// Whether a high value means a low index.
        let isReversed: Bool
        let unit: String?
        let target: String?
        let denominator: Identifier?
        /// The row's number in the file, from 0.
        let row: Int
    }

    /// In the order of the file.
    private(set) var entries: [Entry] = []
    /// Whether every row could be read, so that what refers to other rows can be checked.
    private(set) var isWhole = false

    private static let required = [
        ("iCode", "the code of an indicator or aggregate"), ("Level", "1 for an indicator, 2 for what it goes into, …"),
        ("Parent", "the code of the aggregate that it goes into"), ("Direction", "1, or -1 where high is bad"),
        ("Weight", "its weight under its parent"), ("Type", "Indicator, Aggregate, Group, Denominator or Other"),
    ]
    private static let known = required.map(\.0) + ["iName", "Unit", "Target", "Denominator"]

    /// Reads the table and keeps in it all that is wrong with its rows.
    init(_ table: inout ImportedTable) {
        guard table.requireColumns(COINrMetadata.required, known: COINrMetadata.known) else { return }
        isWhole = true
        var seen: Set<Identifier> = []
        for row in table.rows.indices {
            guard let entry = COINrMetadata.entry(row, &table) else {
                isWhole = false
                continue
            }
            if seen.insert(entry.code).inserted {
                entries.append(entry)
            } else {
                isWhole = false
                table.report(row, "iCode", "key.duplicate", "a second row for '\(entry.code)'", found: entry.code.text)
            }
        }
    }

    /// The entry of a code.
    func entry(_ code: Identifier) -> Entry? { entries.first { $0.code == code } }

    /// The indicators, in the order of the file.
    var indicators: [Entry] { entries.filter { $0.kind == .indicator } }

    /// The aggregates from the highest level down, in each level in the order of the file.
    var aggregates: [Entry] {
        let found = entries.filter { $0.kind == .aggregate }
        return found.enumerated()
            .sorted { ($1.element.level ?? 0, $0.offset) < ($0.element.level ?? 0, $1.offset) }
            .map(\.element)
    }

    /// What goes into an aggregate.
    func children(of code: Identifier) -> [Entry] { entries.filter { $0.kind.isInIndex && $0.parent == code } }

    private static func entry(_ row: Int, _ table: inout ImportedTable) -> Entry? {
        var isSound = true
        func fault(_ column: String, _ identifier: String, _ summary: String, expected: String, fix: String? = nil) {
            isSound = false
            table.report(
                row, column, identifier, summary, found: table.text(row, column), expected: expected, fix: fix)
        }
        let code = table.text(row, "iCode")
        if code == nil { fault("iCode", "cell.blank", "'iCode' must not be blank", expected: "a code, such as LPI") }
        if let code, code.utf8.contains(UInt8(ascii: ";")) || code == Method.involvement.text {
            fault(
                "iCode", "import.unusable-code", "a code can't be 'involvement' or hold a ';'",
                expected: "another code, here and wherever it is named")
        }
        let kind = table.value(row, "Type").flatMap(Kind.init)
        let words = Kind.allCases.map(\.rawValue)
        if kind == nil {
            fault(
                "Type", "cell.unknown-word", "'Type' holds a word that is not on its list",
                expected: words.joined(separator: ", "),
                fix: table.text(row, "Type").flatMap { nearest(to: $0, among: words) }.map { "did you mean '\($0)'?" })
        }
        var level: Int?
        var weight: ImportedNumber?
        var isReversed = false
        // What a row of no known kind says of levels and weights is looked at all the same: all faults at once.
        if kind?.isInIndex ?? (table.value(row, "Level") != nil) {
            level = table.value(row, "Level").flatMap { Int($0) }
            if level == nil || !(1...100).contains(level ?? 0) {
                fault(
                    "Level", "cell.not-a-whole-number", "'Level' is not a whole number from 1 up",
                    expected: "1 for an indicator, 2 or more for an aggregate")
            } else if let kind, (level == 1) != (kind == .indicator) {
                fault(
                    "Level", "import.wrong-level",
                    kind == .indicator ? "an indicator stands above level 1" : "an aggregate stands at level 1",
                    expected: kind == .indicator ? "1" : "2 or more")
            }
            weight = table.value(row, "Weight").flatMap { try? ImportedNumber($0) }
            if weight.map({ $0.value < 0 }) ?? true {
                fault(
                    "Weight", "cell.not-a-number", "'Weight' is not a number from 0 up",
                    expected: "a decimal number, such as 1 or 0.25")
            }
            let direction = table.value(row, "Direction").flatMap { try? ImportedNumber($0) }?.value
            if direction != 1, direction != -1 {
                fault("Direction", "cell.out-of-range", "'Direction' is neither 1 nor -1", expected: "1 or -1")
            }
            isReversed = direction == -1
            if isReversed, kind == .aggregate {
                table.report(
                    row, "Direction", "import.direction-without-effect", severity: .warning,
                    "the direction of an aggregate has no effect",
                    fix: "COINr reads it of indicators only; turn the indicators round")
            }
        }
        guard isSound, let code, let kind else { return nil }
        return Entry(
            code: Identifier(code), name: table.text(row, "iName"), kind: kind, level: level,
            parent: kind.isInIndex ? table.value(row, "Parent").map { Identifier($0) } : nil, weight: weight,
            isReversed: isReversed && kind == .indicator, unit: table.value(row, "Unit"),
            target: table.value(row, "Target"),
            denominator: table.value(row, "Denominator").map { Identifier($0) }, row: row)
    }
}
