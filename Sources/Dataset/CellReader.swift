import Statistics
import Tables

/// Reads the cells of one row into typed values and keeps every fault that it meets on the way.
public struct CellReader: Sendable {
    /// Where the row stands.
    private(set) var position = RecordPosition.start
    /// What is wrong with the row.
    private(set) var findings: [Finding] = []

    private let schema: TableSchema
    private let codelists: Codelists
    private let names: [String]
    /// The columns that the file has.
    private let present: [PresentColumn]
    /// The row's cells by the schema's columns: of those that repeat from row to row as identifiers, of others as texts.
    private var texts: [String?]
    private var identifiers: [Identifier?]
    private let isRepeating: [Bool]
    private var caches: [IdentifierCache]
    /// The column after the one asked for last: a row asks for its columns in the schema's order.
    private var nextColumn = 0
    /// The last column of the schema whose cell is not blank; below 0: all are.
    private var lastFilled = -1
    private var lastPeriod: (text: Identifier, period: Period)?

    /// A reader of the rows of a table, one after the other.
    ///
    /// - Parameter columns: for each column of the schema, where the file has it.
    init(schema: TableSchema, columns: [Int?], codelists: Codelists) {
        self.schema = schema
        names = schema.columns.map(\.name)
        self.codelists = codelists
        texts = Array(repeating: nil, count: columns.count)
        identifiers = Array(repeating: nil, count: columns.count)
        let isRepeating = schema.columns.map { [.identifier, .period, .word].contains($0.kind) }
        self.isRepeating = isRepeating
        caches = isRepeating.map { IdentifierCache(isUsed: $0) }
        present = columns.indices.compactMap { column in
            columns[column].map { PresentColumn(column: column, ofFile: $0, isRepeating: isRepeating[column]) }
        }
    }

    /// A column that the file has: where it stands in the schema and in the file, and whether its cells repeat.
    private struct PresentColumn {
        let column: Int
        let ofFile: Int
        let isRepeating: Bool
    }

    /// Goes on to a row, and forgets the one before.
    mutating func begin(_ record: borrowing Record) {
        start(at: record.position)
        for cell in present {
            if cell.isRepeating {
                let identifier = caches[cell.column].identifier(record, cell.ofFile)
                identifiers[cell.column] = identifier
                if identifier != nil { lastFilled = cell.column }
            } else {
                let text = record.text(cell.ofFile).map(SpreadsheetGuard.unguarded)
                texts[cell.column] = text
                if text != nil { lastFilled = cell.column }
            }
        }
    }

    private mutating func start(at position: RecordPosition) {
        self.position = position
        if !findings.isEmpty { findings = [] }
        nextColumn = 0
        lastFilled = -1
    }

    /// Where the row stands and its cells as they were written.
    public var origin: RowOrigin {
        RowOrigin(position: position, cells: texts.indices.map { identifiers[$0]?.text ?? texts[$0] })
    }

    /// Whether a column of the schema, by its place, and all after it are blank.
    func isBlank(from place: Int) -> Bool { lastFilled < place }

    private mutating func index(of column: String) -> Int? {
        var index = nextColumn
        if index >= names.count || names[index] != column {
            guard let found = names.firstIndex(of: column) else { return nil }
            index = found
        }
        nextColumn = index + 1
        return index
    }

    /// Whether anything has been said of the row so far.
    var hasFindings: Bool { !findings.isEmpty }

    /// Whether no error has been met so far; a warning does not count.
    var isSound: Bool { findings.isEmpty || !findings.contains { $0.severity == .error } }

    /// The text of a cell, nil when blank.
    mutating func text(_ column: String) -> String? { index(of: column).flatMap(text(at:)) }

    /// The same of a column by its place in the schema.
    func text(at place: Int) -> String? { texts[place] ?? identifiers[place]?.text }

    /// A cell as an identifier, nil when blank.
    mutating func identifier(_ column: String) -> Identifier? { index(of: column).flatMap(identifier(at:)) }

    /// The same of a column by its place in the schema.
    func identifier(at place: Int) -> Identifier? { identifiers[place] ?? texts[place].map { Identifier($0) } }

    /// The text of a cell that must not be blank. A blank is a fault, and reads as an empty identifier.
    mutating func required(_ column: String) -> Identifier {
        guard let place = index(of: column) else { return missing(column) }
        return required(at: place)
    }

    /// The same of a column by its place in the schema.
    mutating func required(at place: Int) -> Identifier { identifier(at: place) ?? missing(names[place]) }

    /// As ``required(_:)``, of a cell that seldom repeats another.
    mutating func requiredText(_ column: String) -> String { text(column) ?? required(column).text }

    /// The same of a column by its place in the schema.
    mutating func requiredText(at place: Int) -> String { text(at: place) ?? missing(names[place]).text }

    private mutating func missing(_ column: String) -> Identifier {
        report(
            column, "cell.blank", "'\(column)' must not be blank",
            expected: schema.columns.first { $0.name == column }?.meaning)
        return RowKey.blank
    }

    /// A decimal number. A blank is nil; anything else that is not a number is a fault.
    mutating func decimal(_ column: String, atLeast lowest: Rational? = nil, atMost highest: Rational? = nil)
        -> Rational?
    {
        guard let text = text(column) else { return nil }
        let value: Rational
        do throws(DecimalFault) {
            value = try Rational.decimal(text)
        } catch {
            report(
                column, "cell.not-a-number", "'\(column)' is not a decimal number", found: text,
                expected: "digits with '.' as the decimal mark, such as 335990000 or 0.25", fix: error.advice(on: text))
            return nil
        }
        if let lowest, value < lowest {
            report(
                column, "cell.out-of-range", "'\(column)' is below \(lowest)", found: text,
                expected: highest.map { "a number from \(lowest) to \($0)" } ?? "\(lowest) or more")
            return nil
        }
        if let highest, value > highest {
            report(
                column, "cell.out-of-range", "'\(column)' is above \(highest)", found: text,
                expected: lowest.map { "a number from \($0) to \(highest)" } ?? "\(highest) or less",
                fix: highest == 1 && value <= 100 ? percentAdvice(value) : nil)
            return nil
        }
        return value
    }

    mutating func integer(_ column: String, atLeast lowest: Int) -> Int? {
        guard let text = text(column) else { return nil }
        guard let value = Int(text), text.utf8.first != UInt8(ascii: "+"), value >= lowest else {
            report(
                column, "cell.not-a-whole-number", "'\(column)' is not a whole number from \(lowest) up", found: text,
                expected: "a whole number, such as \(max(lowest, 1))")
            return nil
        }
        return value
    }

    mutating func date(_ column: String) -> CalendarDate? {
        guard let text = text(column) else { return nil }
        guard let date = CalendarDate(text) else {
            report(
                column, "cell.not-a-date", "'\(column)' is not a date", found: text,
                expected: "a date that exists, as 2017, 2017-05 or 2017-05-04")
            return nil
        }
        return date
    }

    mutating func period(_ column: String) -> Period? { index(of: column).flatMap { period(at: $0) } }

    /// The same of a column by its place in the schema.
    mutating func period(at place: Int) -> Period? {
        let cell = required(at: place)
        if let lastPeriod, lastPeriod.text == cell { return lastPeriod.period }
        let text = cell.text
        guard !text.isEmpty else { return nil }
        let column = names[place]
        guard let period = Period(text) else {
            report(
                column, "cell.not-a-period", "'\(column)' is not a quarter", found: text,
                expected: "a calendar quarter, such as 2021-Q3",
                fix: Period(nearly: text).map { "did you mean '\($0)'?" })
            return nil
        }
        lastPeriod = (cell, period)
        return period
    }

    /// A word of a fixed list, in the list's spelling or as one of its synonyms.
    mutating func word<W: Word>(_ column: String, _ type: W.Type) -> W? {
        guard let text = text(column) else { return nil }
        if let word = codelists.word(text, of: type) { return word }
        reportUnknown(column, text, among: codelists.spellings(of: type), list: W.allCases.map(\.rawValue))
        return nil
    }

    /// Words of a fixed list between `;` or `|`; a leading `!` says "explicitly not".
    mutating func signedWords<W: Word>(_ column: String, _ type: W.Type) -> SignedWords<W> {
        guard let text = text(column) else { return SignedWords() }
        var words = SignedWords<W>()
        for part in splitList(text, separators: [UInt8(ascii: ";"), UInt8(ascii: "|")]) {
            let isDenied = part.hasPrefix("!")
            let bare = isDenied ? trimmed(String(part.dropFirst())) : part
            guard let word = codelists.word(bare, of: type) else {
                reportUnknown(column, part, among: codelists.spellings(of: type), list: W.allCases.map(\.rawValue))
                continue
            }
            if isDenied { words.denied.insert(word) } else { words.stated.insert(word) }
        }
        for word in W.allCases where words.stated.contains(word) && words.denied.contains(word) {
            report(
                column, "cell.contradicts-itself", "'\(column)' says both '\(word.rawValue)' and '!\(word.rawValue)'",
                found: text, fix: "leave one of them out")
        }
        return words
    }

    /// Identifiers between `;`.
    mutating func identifiers(_ column: String) -> [Identifier] {
        guard let text = text(column) else { return [] }
        return splitList(text, separators: [UInt8(ascii: ";")]).map { Identifier($0) }
    }

    /// The columns that the row says are inference, each with its reason: `signed: the tender's number; form: …`.
    mutating func inferences(_ column: String = "inferred") -> [Inference] {
        guard let text = text(column) else { return [] }
        var inferences: [Inference] = []
        for part in splitList(text, separators: [UInt8(ascii: ";")]) {
            guard let colon = part.firstIndex(of: ":") else {
                report(
                    column, "cell.inference-without-reason",
                    "a part of '\(column)' is not 'column: reason'; a ';' ends a reason", found: part,
                    expected: "column: reason, with ';' between several",
                    fix: inferences.isEmpty ? nil : "if this belongs to the reason before it, write ',' for the ';'")
                continue
            }
            let name = trimmed(String(part[..<colon]))
            let reason = trimmed(String(part[part.index(after: colon)...]))
            guard !reason.isEmpty else {
                report(
                    column, "cell.inference-without-reason", "'\(column)' gives no reason for '\(name)'", found: part,
                    expected: "column: reason, with ';' between several")
                continue
            }
            guard schema.index(of: name) != nil, name != column else {
                let names = schema.columns.map(\.name).filter { $0 != column }
                report(
                    column, "cell.unknown-column", "'\(column)' names a column that \(schema.file) can't have",
                    found: name, expected: names.joined(separator: ", "),
                    fix: nearest(to: name, among: names).map { "did you mean '\($0)'?" })
                continue
            }
            inferences.append(Inference(column: name, reason: reason))
        }
        return inferences
    }

    mutating func report(
        _ column: String?, _ identifier: String, severity: Diagnostic.Severity = .error, _ summary: String,
        found: String? = nil, expected: String? = nil, fix: String? = nil
    ) {
        findings.append(
            Finding(
                table: schema.name, position: position, column: column, severity: severity,
                identifier: identifier, summary: summary, found: found, expected: expected, fix: fix))
    }

    private func percentAdvice(_ value: Rational) -> String? {
        guard let part = try? value / 100 else { return nil }
        return "write \(value.plain) % as \(part.plain)"
    }

    private mutating func reportUnknown(_ column: String, _ text: String, among spellings: [String], list: [String]) {
        report(
            column, "cell.unknown-word", "'\(column)' holds a word that is not on its list", found: text,
            expected: list.joined(separator: ", "),
            fix: nearest(to: text, among: spellings).map { "did you mean '\($0)'?" })
    }
}

/// Words that a cell states, and words that it explicitly denies.
public struct SignedWords<W: Word>: Hashable, Sendable {
    public var stated: Set<W> = []
    public var denied: Set<W> = []

    /// No words at all.
    package init() {}

    public var isEmpty: Bool { stated.isEmpty && denied.isEmpty }
}

/// A column of a row that is inference rather than a document's fact, and why it is thought to hold.
public struct Inference: Hashable, Sendable {
    public let column: String
    public let reason: String
}
