import Dataset
import Scoring
import Statistics
import Tables

/// How long contracts run, and what that comes to, for each length that has been met.
struct TermTable: Sendable {
    /// A length that is stated as years.
    private struct Length: Sendable {
        /// The years, as a fraction in lowest terms.
        let numerator: Int64
        let denominator: Int64
        /// The part of involvement that comes from the term.
        let units: Int64
        /// The numerator in units of 10⁻¹², and what it is divided by; nil where that doesn't fit.
        let steps: UInt64
        let divisor: WideDivisor?

        init(_ numerator: Int64, over denominator: Int64, units: Int64, divisor: WideDivisor?) {
            self.numerator = numerator
            self.denominator = denominator
            self.units = units
            let (steps, overflow) = UInt64(bitPattern: numerator).multipliedReportingOverflow(by: 1_000_000_000_000)
            self.steps = steps
            self.divisor = overflow ? nil : divisor
        }
    }

    /// A term, and the part of involvement that comes from it.
    enum Term {
        /// So many 365ths of a year between two days.
        case between(Int64, units: Int64)
        /// The number of a length that is stated.
        case stated(Int, units: Int64)
        case unknown
    }

    private let yearsColumn: Int?
    private let arithmetic: ContractArithmetic
    /// The 365ths of a year from which on a term counts in full.
    private let fullTerm: Int
    private var texts = ByteTable()
    private var lengths: [Length?] = []
    /// ln 365
    private let logarithmOf365: Int64
    /// By the 365ths of a year, the part of involvement that comes from a term below the full one; below 0: not worked out.
    private var unitsOf365ths: [Int64]

    private static let mostTexts = 8_192

    init(_ arithmetic: ContractArithmetic, _ columns: ContractColumns) {
        yearsColumn = columns.years
        self.arithmetic = arithmetic
        let full = (try? arithmetic.rules.fullYears * 365) ?? 0
        fullTerm = Int(clamping: full.roundedDown.numerator) + (full.isInteger ? 0 : 1)
        logarithmOf365 = arithmetic.logarithm(UInt64(365))
        unitsOf365ths = Array(repeating: -1, count: min(fullTerm, 365 * ContractArithmetic.mostYears + 1))
    }

    /// The term that a row's years or dates give; nil where it has to be read the long way.
    @inline(__always)
    mutating func term(_ record: borrowing Record, _ starts: QuickDay?, _ ends: QuickDay?) -> Term? {
        var between: Int32?
        if let starts, let ends {
            guard let days = starts.term(to: ends) else { return nil }
            between = days
        }
        if let years = yearsColumn, !record.isEmpty(years) { return stated(record, years, between) }
        guard let between else { return .unknown }
        guard between <= 365 * ContractArithmetic.mostYears, let units = units(of365ths: Int(between)) else {
            return nil
        }
        return .between(Int64(between), units: units)
    }

    private mutating func stated(_ record: borrowing Record, _ column: Int, _ between: Int32?) -> Term? {
        guard let number = number(record, column), let length = lengths[number] else { return nil }
        if let between {
            // More than a tenth of a year apart is an error that `check` names.
            let gap = length.numerator * 365 - Int64(between) * length.denominator
            guard gap.magnitude * 10 <= (365 * length.denominator).magnitude else { return nil }
        }
        return .stated(number, units: length.units)
    }

    /// Term × involvement / 100, in units of 10⁻¹²; nil where it doesn't fit.
    @inline(__always)
    func years(_ term: Term, _ units: Int64) -> Int64? {
        switch term {
        case .between(let days, _): arithmetic.termYears(of365ths: days, units)
        case .stated(let number, _):
            lengths[number].flatMap { arithmetic.exactTermYears($0.steps, over: $0.divisor, units) }
        case .unknown: 0
        }
    }

    /// Whether a cell is a number of years and nothing else.
    mutating func isPlain(_ record: borrowing Record, _ column: Int?) -> Bool {
        guard let column, let number = number(record, column) else { return false }
        return lengths[number] != nil
    }

    /// - Precondition: not below 0, and no more than those of ``ContractArithmetic/mostYears``.
    @inline(__always)
    private mutating func units(of365ths number: Int) -> Int64? {
        if number >= unitsOf365ths.count { return arithmetic.wholeTerm }
        let known = unitsOf365ths[number]
        return known >= 0 ? known : workedOutUnits(of365ths: number)
    }

    private mutating func workedOutUnits(of365ths number: Int) -> Int64? {
        // ln(1 + n / 365) = ln(365 + n) − ln 365
        let logarithm = arithmetic.logarithm(UInt64(365 + number)) - logarithmOf365
        let quick = arithmetic.termProduct(logarithm).map { $0 * arithmetic.unitsPerTermStep }
        guard let units = quick ?? exactUnits(of365ths: number) else { return nil }
        unitsOf365ths[number] = units
        return units
    }

    private func exactUnits(of365ths number: Int) -> Int64? {
        (try? Rational(Int128(number), over: 365)).flatMap { units(ofYears: $0) }
    }

    private func units(ofYears years: Rational) -> Int64? {
        guard let value = try? TermFeature.value(ofYears: years, arithmetic.rules), let steps = try? value.gridUnits
        else {
            return nil
        }
        return Int64(exactly: steps).map { $0 * arithmetic.unitsPerTermStep }
    }

    private mutating func number(_ record: borrowing Record, _ column: Int) -> Int? {
        let known = texts.number(of: record, column)
        if let known { return known }
        guard texts.count < TermTable.mostTexts, let text = record.text(column) else { return nil }
        guard texts.add(text) == lengths.count else { return nil }
        lengths.append(length(text))
        return lengths.count - 1
    }

    private func length(_ text: String) -> Length? {
        guard QuickCells.decimal(Array(text.utf8).span) != nil, let years = try? Rational.decimal(text),
            years <= Rational(ContractArithmetic.mostYears), years.denominator <= 1_000_000,
            let units = units(ofYears: years)
        else { return nil }
        let denominator = Int64(years.denominator)
        return Length(
            Int64(years.numerator), over: denominator, units: units,
            divisor: arithmetic.divisor(ofYearsOver: denominator))
    }
}
