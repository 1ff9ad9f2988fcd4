import Dataset
import Scoring
import Statistics
import Tables

/// What values come to, for each currency, year and number of decimals that has been met.
struct WorthTable: Sendable {
    enum Worth {
        /// The figures were set.
        case known
        case unknown(RowNotes)
    }

    /// What stands for a currency, a year and a number of decimals: where the steps stand, or one of these.
    private enum Place {
        static let notWorkedOut: Int32 = -1
        static let noRate: Int32 = -2
        static let longWay: Int32 = -3
    }

    private let valueColumn: Int?
    private let currencyColumn: Int?
    private let arithmetic: ContractArithmetic
    private let rates: [Key: Rational]
    private var texts = ByteTable()
    private var currencies: [Identifier?] = []
    /// By the letters of codes that were met last: the code, and its number.
    private var lastCodes = Array(repeating: (code: UInt32(0), number: Int32(0)), count: WorthTable.codeSlots)
    /// By currency, year and decimals.
    private var places: [Int32] = []
    private var steps: [WorthSteps] = []

    private struct Key: Hashable {
        let currency: Identifier
        let year: Int
    }

    private static let firstYear: Int32 = 1900
    private static let years = 256
    private static let decimals = 8
    private static let mostCurrencies = 256
    private static let codeSlots = 64
    /// The number of no currency.
    private static let blank = -1

    init(_ arithmetic: ContractArithmetic, rates: [RateRow], _ columns: ContractColumns) {
        valueColumn = columns.value
        currencyColumn = columns.currency
        self.arithmetic = arithmetic
        self.rates = Dictionary(
            rates.map { (Key(currency: $0.currency, year: $0.year), $0.perUnit) },
            uniquingKeysWith: { first, _ in first })
    }

    /// What a row's value comes to; nil where it has to be read the long way.
    /// - Parameter figures: set where the value is known: a result of so many parts would be put together and taken apart.
    @inline(__always)
    mutating func worth(_ record: borrowing Record, year: Int32, _ figures: inout WorthSteps.Figures) -> Worth? {
        guard let currency = currency(record) else { return nil }
        guard let column = valueColumn, !record.isEmpty(column) else { return .unknown([]) }
        // A value without a currency is an error that `check` names.
        guard currency != WorthTable.blank, let cell = record.withBytes(of: column, { QuickCells.decimal($0) }),
            cell.decimals < WorthTable.decimals, let place = place(currency, year, cell.decimals)
        else { return nil }
        guard place >= 0 else { return place == Place.noRate ? .unknown(.withoutRate) : nil }
        precondition(Int(place) < steps.count)
        // The place is one of the steps'. An element of the buffer would be copied, what a pointer points to is not.
        let isKnown = unsafe steps.withUnsafeBufferPointer { steps in
            unsafe steps.baseAddress.map { first in
                unsafe (first + Int(place)).pointee.work(out: &figures, cell.digits, arithmetic)
            }
        }
        return isKnown == true ? .known : nil
    }

    /// The number of a row's currency; nil where it has to be read the long way.
    @inline(__always)
    private mutating func currency(_ record: borrowing Record) -> Int? {
        guard let column = currencyColumn else { return WorthTable.blank }
        let code = record.withBytes(of: column) { cell -> UInt32 in
            if cell.count == 3 { return UInt32(truncatingIfNeeded: TextEnds.all(ofShort: cell)) }
            return cell.isEmpty ? 0 : .max
        }
        if code == 0 { return WorthTable.blank }
        let slot = Int(truncatingIfNeeded: (code &* 0x9E37_79B1) &>> 26)
        if lastCodes[slot].code == code { return Int(lastCodes[slot].number) }
        return currency(record, column, code, slot)
    }

    private mutating func currency(_ record: borrowing Record, _ column: Int, _ code: UInt32, _ slot: Int) -> Int? {
        guard let number = number(record, column), currencies[number] != nil else { return nil }
        if code != .max { lastCodes[slot] = (code, Int32(number)) }
        return number
    }

    private mutating func number(_ record: borrowing Record, _ column: Int) -> Int? {
        let known = texts.number(of: record, column)
        if let known { return known }
        guard texts.count < WorthTable.mostCurrencies, let text = record.text(column) else { return nil }
        guard texts.add(text) == currencies.count else { return nil }
        currencies.append(Currency.codes.contains(text) ? Identifier(text) : nil)
        return currencies.count - 1
    }

    /// Nil for a year outside of those that are kept.
    @inline(__always)
    private mutating func place(_ currency: Int, _ year: Int32, _ decimals: Int) -> Int32? {
        let years = UInt32(bitPattern: year &- WorthTable.firstYear)
        guard years < UInt32(WorthTable.years) else { return nil }
        let index = (currency &* WorthTable.years &+ Int(years)) &* WorthTable.decimals &+ decimals
        if index < places.count, places[index] != Place.notWorkedOut { return places[index] }
        return place(currency, year, decimals, at: index)
    }

    private mutating func place(_ currency: Int, _ year: Int32, _ decimals: Int, at index: Int) -> Int32 {
        if index >= places.count {
            let count = currencies.count * WorthTable.years * WorthTable.decimals
            places.append(contentsOf: repeatElement(Place.notWorkedOut, count: count - places.count))
        }
        let place = workedOut(currency, year, decimals)
        places[index] = place
        return place
    }

    private mutating func workedOut(_ currency: Int, _ year: Int32, _ decimals: Int) -> Int32 {
        guard let currency = currencies[currency] else { return Place.longWay }
        let perUnit: Rational
        if currency == arithmetic.baseCurrency {
            perUnit = 1
        } else if let rate = rates[Key(currency: currency, year: Int(year))] {
            perUnit = rate
        } else {
            return Place.noRate
        }
        guard let known = WorthSteps(perUnit: perUnit, decimals: decimals, arithmetic) else { return Place.longWay }
        steps.append(known)
        return Int32(steps.count - 1)
    }
}
