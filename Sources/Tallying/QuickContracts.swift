import Dataset
import Scoring
import Statistics
import Tables

/// Reads the facts of a contract straight from the bytes of its record, where every cell has a plain form.
///
/// It never judges: a cell that is not plain, a word that is on no list, a combination that `check` has something to say
/// about make the row one that is read the long way. Words repeat from row to row, so what they mean is kept by their
/// bytes.
struct QuickContracts: Sendable {
    private let arithmetic: ContractArithmetic
    private let columns: ContractColumns
    private var involvement: InvolvementWords
    private var words: PlainWords
    private var terms: TermTable
    private var worths: WorthTable
    private let sources: ByteTable

    init(
        _ arithmetic: ContractArithmetic, _ columns: ContractColumns, codelists: Codelists, rates: [RateRow],
        sources: ByteTable
    ) {
        self.arithmetic = arithmetic
        self.columns = columns
        involvement = InvolvementWords(arithmetic, codelists, columns)
        words = PlainWords(arithmetic, codelists, columns)
        terms = TermTable(arithmetic, columns)
        worths = WorthTable(arithmetic, rates: rates, columns)
        self.sources = sources
    }

    /// The facts of a record but for its vendor; false where it has to be read the long way.
    mutating func read(_ record: borrowing Record, into facts: inout ContractFacts) -> Bool {
        for column in columns.mustBeBlank where !record.isEmpty(column) { return false }
        guard let isLeftOut = words.isLeftOut(record), words.arePlain(record) else { return false }
        facts = ContractFacts()
        facts.isLeftOut = isLeftOut
        if let column = columns.version, !record.isEmpty(column) {
            guard let version = record.withBytes(of: column, { QuickCells.version($0) }) else { return false }
            facts.version = version
        }
        guard let part = involvement.part(record) else { return false }
        (facts.lower, facts.upper) = (part.lower, part.upper)
        if part.isAgainstForm { facts.notes.insert(.roleAgainstForm) }

        var last = (cell: DayCell.none, day: QuickDay.none)
        guard let signed = Self.day(record, columns.signed, &last),
            let starts = Self.day(record, columns.starts, &last),
            let ends = Self.day(record, columns.ends, &last), let first = signed.day ?? starts.day
        else { return false }
        facts.day = first.packed
        if arithmetic.rules.isInForceOnly {
            guard let last = ends.day else { return false }
            facts.endDay = last.packed
        }
        guard let term = terms.term(record, starts.day, ends.day) else { return false }
        if columns.constructionYears.map({ !record.isEmpty($0) }) ?? false {
            guard terms.isPlain(record, columns.constructionYears) else { return false }
        }
        switch term {
        case .between(_, let units), .stated(_, let units):
            facts.lower &+= units
            facts.upper &+= units
            facts.hasTerm = true
        case .unknown: facts.upper &+= arithmetic.wholeTerm
        }
        var figures = WorthSteps.Figures()
        guard let worth = worths.worth(record, year: first.year, &figures) else { return false }
        switch worth {
        case .known:
            let units = figures.value * arithmetic.unitsPerValueStep
            facts.lower += units
            facts.upper += units
            facts.hasWorth = true
            facts.worth = Int128(bitPattern: figures.worth)
            (facts.weightLower, facts.weightUpper) = (figures.weight, figures.weight)
            guard let lower = arithmetic.money(figures.worth, facts.lower),
                let upper = facts.lower == facts.upper ? lower : arithmetic.money(figures.worth, facts.upper)
            else { return false }
            (facts.moneyLower, facts.moneyUpper) = (lower, upper)
        case .unknown(let note):
            facts.upper += arithmetic.wholeValue
            facts.notes.formUnion(note)
            (facts.weightLower, facts.weightUpper) = arithmetic.unknownWeight
        }
        if facts.hasTerm {
            guard let lower = terms.years(term, facts.lower),
                let upper = facts.lower == facts.upper ? lower : terms.years(term, facts.upper)
            else { return false }
            (facts.yearsLower, facts.yearsUpper) = (lower, upper)
        }
        guard let low = try? arithmetic.power(facts.lower),
            let high = facts.lower == facts.upper ? low : try? arithmetic.power(facts.upper)
        else { return false }
        (facts.lowerPower, facts.upperPower) = (low, high)
        facts.isNameOnly = facts.lower == 0 && facts.upper == 100 * arithmetic.scale.unitsPerPoint
        if let column = columns.source, !record.isEmpty(column) {
            guard sources.holds(record, column) else { return false }
        } else {
            facts.notes.insert(.withoutSource)
        }
        return true
    }

    /// A day, or none where the cell is blank; nil where it must be read the long way.
    private struct MaybeDay {
        let day: QuickDay?
    }

    /// - Parameter last: the day that was read before: contracts often start on the day they were signed.
    @inline(__always)
    private static func day(
        _ record: borrowing Record, _ column: Int?, _ last: inout (cell: DayCell, day: QuickDay)
    ) -> MaybeDay? {
        guard let column else { return MaybeDay(day: nil) }
        return record.withBytes(of: column) { text in
            guard let cell = DayCell(text) else { return text.isEmpty ? MaybeDay(day: nil) : nil }
            if cell != last.cell {
                guard let day = cell.day else { return nil }
                last = (cell, day)
            }
            return MaybeDay(day: last.day)
        }
    }
}

extension ByteTable {
    /// Whether a cell is one of the texts.
    @inline(__always)
    func holds(_ record: borrowing Record, _ column: Int) -> Bool { number(of: record, column) != nil }

    /// The number of the text that a cell is.
    @inline(__always)
    func number(of record: borrowing Record, _ column: Int) -> Int? {
        record.withBytes(of: column) { number(of: $0, hash: ByteTable.hash($0)) }
    }
}
