import Dataset
import Scoring
import Statistics
import Tables

/// What the cells that say who bears a risk come to.
struct BearerWords: Sendable {
    private let codelists: Codelists
    private let arithmetic: ContractArithmetic
    private var texts = ByteTable()
    /// For each text and risk the units of involvement; below 0: read the long way.
    private var units: [Int64] = []
    /// The risks that the file has a column for.
    private let stated: [(risk: Int, column: Int, whole: Int64)]
    /// What all others can come to together.
    private let wholeOfOthers: Int64
    private let riskCount = Risk.allCases.count
    private static let mostTexts = 1_024

    init(_ arithmetic: ContractArithmetic, _ codelists: Codelists, _ columns: ContractColumns) {
        self.arithmetic = arithmetic
        self.codelists = codelists
        var stated: [(risk: Int, column: Int, whole: Int64)] = []
        var wholeOfOthers: Int64 = 0
        for (number, risk) in Risk.allCases.enumerated() {
            // What the risk can come to where it is not known who bears it.
            let whole = BearerWords.units(.bearer(.vendor), risk, arithmetic, isWhole: true)
            if let column = columns.risks[number] {
                stated.append((number, column, whole))
            } else {
                wholeOfOthers += whole
            }
        }
        self.stated = stated
        self.wholeOfOthers = wholeOfOthers
    }

    /// The part of involvement that comes from risks; nil where a cell has to be read the long way.
    mutating func part(_ record: borrowing Record) -> (lower: Int64, upper: Int64)? {
        var (lower, upper) = (Int64(0), wholeOfOthers)
        for place in stated.indices {
            let column = stated[place].column
            if record.isEmpty(column) {
                upper &+= stated[place].whole
                continue
            }
            guard let number = number(record, column) else { return nil }
            let units = units[number &* riskCount &+ stated[place].risk]
            guard units >= 0 else { return nil }
            lower &+= units
            upper &+= units
        }
        return (lower, upper)
    }

    private mutating func number(_ record: borrowing Record, _ column: Int) -> Int? {
        let known = texts.number(of: record, column)
        if let known { return known }
        guard texts.count < BearerWords.mostTexts, let text = record.text(column) else { return nil }
        let number = texts.add(text)
        guard number * riskCount == units.count else { return nil }
        let bearing = bearing(text)
        for risk in Risk.allCases {
            units.append(bearing.map { BearerWords.units($0, risk, arithmetic, isWhole: false) } ?? -1)
        }
        return number
    }

    private func bearing(_ text: String) -> RiskBearing? {
        if let bearer = codelists.word(text, of: Bearer.self) { return .bearer(bearer) }
        guard let cell = QuickCells.decimal(Array(text.utf8).span), let part = try? Rational.decimal(text),
            part <= 1, cell.decimals <= InvolvementScale.partDecimals
        else { return nil }
        return .part(part)
    }

    private static func units(
        _ bearing: RiskBearing, _ risk: Risk, _ arithmetic: ContractArithmetic, isWhole: Bool
    ) -> Int64 {
        let rules = arithmetic.rules
        let part = isWhole ? Rational.one : RiskFeature.part(bearing, rules).lower
        guard let points = try? 100 * rules.weights.risk * (rules.risks[risk] ?? 0) * part else { return -1 }
        return arithmetic.scale.units(ofPoints: points) ?? -1
    }
}
