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
    /// What each risk can come to, where it is not known who bears it.
    private let whole: [Int64]
    /// The same of all risks that the file has no column for is known from the start.
    private static let mostTexts = 1_024

    init(_ arithmetic: ContractArithmetic, _ codelists: Codelists) {
        self.arithmetic = arithmetic
        self.codelists = codelists
        whole = Risk.allCases.map { risk in
            BearerWords.units(.bearer(.vendor), risk, arithmetic, isWhole: true)
        }
    }

    /// Adds the part of involvement that comes from risks; false where a cell has to be read the long way.
    mutating func add(_ record: borrowing Record, _ columns: ContractColumns, to facts: inout ContractFacts) -> Bool {
        for risk in columns.risks.indices {
            guard let column = columns.risks[risk], !record.isEmpty(column) else {
                facts.upper &+= whole[risk]
                continue
            }
            guard let number = number(record, column) else { return false }
            let units = units[number &* whole.count &+ risk]
            guard units >= 0 else { return false }
            facts.lower &+= units
            facts.upper &+= units
        }
        return true
    }

    private mutating func number(_ record: borrowing Record, _ column: Int) -> Int? {
        let known = texts.number(of: record, column)
        if let known { return known }
        guard texts.count < BearerWords.mostTexts, let text = record.text(column) else { return nil }
        let number = texts.add(text)
        guard number * whole.count == units.count else { return nil }
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
