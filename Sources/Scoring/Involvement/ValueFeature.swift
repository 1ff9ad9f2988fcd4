public import Dataset
public import Statistics

/// V: how much a contract is worth, 0 to 1.
public struct ValueFeature: Sendable {
    /// What is known of the value in the base currency.
    public enum Worth: Hashable, Sendable {
        /// The value over the rate; exact.
        case known(Rational, rate: Rational, rateSource: Identifier?)
        case noValue
        /// A value, but no rate of its currency for the year, or no year to choose a rate by.
        case noRate(currency: Identifier, year: Int?)
    }

    public let worth: Worth
    /// clamp((ln v − ln zero) / (ln full − ln zero)); [0, 1] where the value is not known.
    public let value: Interval

    init(_ row: ContractRow, _ rules: ContractRules, _ rates: Rates) throws(ArithmeticError) {
        worth = try rates.worth(of: row)
        guard case .known(let amount, _, _) = worth else {
            value = .unknownShare
            return
        }
        value = Interval(exactly: try ValueFeature.value(of: amount, rules))
    }

    /// The value in the base currency, nil where it isn't known.
    public var amount: Rational? {
        if case .known(let amount, _, _) = worth { amount } else { nil }
    }

    package static func value(of amount: Rational, _ rules: ContractRules) throws(ArithmeticError) -> Rational {
        if amount <= rules.zeroValue { return 0 }
        if amount >= rules.fullValue { return 1 }
        let zero = try DoubleDouble.log(DoubleDouble(rules.zeroValue))
        let top = try DoubleDouble.log(DoubleDouble(amount)) - zero
        return try Grid.rational(top / (try DoubleDouble.log(DoubleDouble(rules.fullValue)) - zero))
    }
}

/// The rates that take a contract's value to the base currency.
package struct Rates: Sendable {
    private let base: Identifier
    private let rates: [Key: RateRow]

    private struct Key: Hashable {
        let currency: Identifier
        let year: Int
    }

    package init(_ rows: [RateRow], base: Identifier) {
        self.base = base
        rates = Dictionary(
            rows.map { (Key(currency: $0.currency, year: $0.year), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The value at the rate of the year of signing, or else of the start.
    package func worth(of row: ContractRow) throws(ArithmeticError) -> ValueFeature.Worth {
        guard let value = row.value, let currency = row.currency else { return .noValue }
        if currency == base { return .known(value, rate: 1, rateSource: nil) }
        guard let year = row.rateYear, let rate = rates[Key(currency: currency, year: year)] else {
            return .noRate(currency: currency, year: row.rateYear)
        }
        return .known(try value / rate.perUnit, rate: rate.perUnit, rateSource: rate.source)
    }
}
