import Dataset
import Scoring
import Statistics
import Tables

/// What values come to, for each currency, year and number of decimals that has been met.
struct WorthTable: Sendable {
    enum Worth {
        case known(WorthSteps.Figures)
        case unknown(RowNotes)
    }

    /// What is known of a currency, a year and a number of decimals.
    private enum Place {
        /// Where the steps stand.
        case known(Int)
        case noRate
        case longWay
    }

    private let valueColumn: Int?
    private let currencyColumn: Int?
    private let arithmetic: ContractArithmetic
    private let rates: [Key: Rational]
    private var texts = ByteTable()
    private var currencies: [Identifier?] = []
    /// By currency, year and decimals; nil where it is not worked out yet.
    private var places: [Place?] = []
    private var steps: [WorthSteps] = []

    private struct Key: Hashable {
        let currency: Identifier
        let year: Int
    }

    private static let firstYear: Int32 = 1900
    private static let years = 256
    private static let decimals = 8
    private static let mostCurrencies = 256

    init(_ arithmetic: ContractArithmetic, rates: [RateRow], _ columns: ContractColumns) {
        valueColumn = columns.value
        currencyColumn = columns.currency
        self.arithmetic = arithmetic
        self.rates = Dictionary(
            rates.map { (Key(currency: $0.currency, year: $0.year), $0.perUnit) },
            uniquingKeysWith: { first, _ in first })
    }

    /// What a row's value comes to; nil where it has to be read the long way.
    mutating func worth(_ record: borrowing Record, year: Int32) -> Worth? {
        let currency: Int?
        if let column = currencyColumn, !record.isEmpty(column) {
            guard let number = number(record, column), currencies[number] != nil else { return nil }
            currency = number
        } else {
            currency = nil
        }
        guard let column = valueColumn, !record.isEmpty(column) else { return .unknown([]) }
        // A value without a currency is an error that `check` names.
        guard let currency, let cell = record.withBytes(of: column, { QuickCells.decimal($0) }),
            cell.decimals < WorthTable.decimals, let place = place(currency, year, cell.decimals)
        else { return nil }
        switch place {
        case .known(let number): return steps[number].figures(cell.digits, arithmetic).map { .known($0) }
        case .noRate: return .unknown(.withoutRate)
        case .longWay: return nil
        }
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
    private mutating func place(_ currency: Int, _ year: Int32, _ decimals: Int) -> Place? {
        guard year >= WorthTable.firstYear, year < WorthTable.firstYear + Int32(WorthTable.years) else { return nil }
        let index = (currency * WorthTable.years + Int(year - WorthTable.firstYear)) * WorthTable.decimals + decimals
        if index < places.count, let place = places[index] { return place }
        if index >= places.count {
            let count = currencies.count * WorthTable.years * WorthTable.decimals
            places.append(contentsOf: repeatElement(nil, count: count - places.count))
        }
        let place = workedOut(currency, year, decimals)
        places[index] = place
        return place
    }

    private mutating func workedOut(_ currency: Int, _ year: Int32, _ decimals: Int) -> Place {
        guard let currency = currencies[currency] else { return .longWay }
        let perUnit: Rational
        if currency == arithmetic.baseCurrency {
            perUnit = 1
        } else if let rate = rates[Key(currency: currency, year: Int(year))] {
            perUnit = rate
        } else {
            return .noRate
        }
        guard let known = WorthSteps(perUnit: perUnit, decimals: decimals, arithmetic) else { return .longWay }
        steps.append(known)
        return .known(steps.count - 1)
    }
}
