public import Dataset
package import Statistics

/// A contract of a vendor, whether it counts, and for how much of it the vendor stands.
public struct VendorContract: Sendable {
    public let involvement: ContractInvolvement
    public let standing: ContractStanding
    /// The part of the contract that is the signing company's, 0 to 1.
    public let share: Interval
    /// The day at whose end it counts.
    public let countsFrom: Day
    /// Its involvement if what the row marks as inferred were not known; nil where no feature of it is inferred.
    public let withoutInference: Interval?

    public var row: ContractRow { involvement.row }
    public var counts: Bool { standing == .counts }
}

/// How deeply its contracts involve a vendor (design: method, "Involvement of a vendor").
public struct VendorInvolvement: Sendable {
    /// Every contract of the vendor known by the quarter's end, in the order of contract and company.
    public let contracts: [VendorContract]
    /// The most it is shown to do anywhere: [largest lower, largest upper].
    public let deepest: Interval
    /// The contract with the largest lower bound, the first by its identifier among equals.
    public var deepestContract: VendorContract? { deepestPlace.map { contracts[$0] } }
    private let deepestPlace: Int?
    /// Weighted by ln(1 + value / v₀); nil where every weight may be zero.
    public let typical: Interval?
    /// The power mean with the same weights.
    public let power: Interval?
    public let exposure: Exposure
    /// The contracts of which nothing but the name is known.
    public let nameOnly: Int
    /// A contract with more than half of the vendor's known value.
    public var dominant: VendorContract? { dominantPlace.map { contracts[$0] } }
    private let dominantPlace: Int?

    /// The measure that the method names.
    public func headline(_ rollUp: ContractRules.RollUp) -> Interval? {
        switch rollUp {
        case .deepest: deepest
        case .typical: typical
        case .power: power
        case .exposure: exposure.money
        }
    }
}

/// How much involvement there is: of money and of years.
public struct Exposure: Sendable {
    /// Σ share × value × involvement / 100, in the base currency. The upper end leaves unknown values out.
    public let money: Interval
    /// Σ years × involvement / 100. The upper end leaves unknown terms out.
    public let years: Interval
    /// Of how many contracts the value, or the term, is not known, so that the sum is "at least".
    public let unknownValues: Int
    public let unknownTerms: Int
}

extension VendorInvolvement {
    init(_ contracts: [VendorContract], _ rules: ContractRules) throws(ArithmeticError) {
        self.contracts = contracts
        let places = contracts.indices.filter { contracts[$0].counts }
        let counting = places.map { contracts[$0] }
        var deepestPlace: Int?
        var most = Interval(exactly: 0)
        for place in places {
            let involvement = contracts[place].involvement.involvement
            let isDeeper = deepestPlace == nil || involvement.lower > most.lower
            if isDeeper { deepestPlace = place }
            most = Interval(isDeeper ? involvement.lower : most.lower, max(most.upper, involvement.upper))
        }
        self.deepestPlace = deepestPlace
        deepest = most
        let items = try VendorInvolvement.items(counting, rules)
        typical = try WeightedMeanBounds.of(items)
        power = try VendorInvolvement.powerMean(items, rules.power)
        exposure = try Exposure(counting)
        nameOnly = counting.count { $0.involvement.isKnownByNameOnly }
        dominantPlace = try VendorInvolvement.dominant(counting).map { places[$0] }
    }

    /// What is averaged: each contract's involvement, weighed by share × ln(1 + v / v₀).
    static func items(
        _ contracts: [VendorContract], _ rules: ContractRules
    ) throws(ArithmeticError) -> [WeightedMeanBounds.Item] {
        var items: [WeightedMeanBounds.Item] = []
        for contract in contracts {
            let amount = contract.involvement.value.amount
            let least = try weight(amount ?? rules.unknownValue.lowerBound, rules)
            let most = try weight(amount ?? rules.unknownValue.upperBound, rules)
            let lower = try Grid.rational(contract.share.lower * least)
            let upper = try Grid.rational(contract.share.upper * most)
            items.append(.init(value: contract.involvement.involvement, weight: Interval(lower, upper)))
        }
        return items
    }

    package static func weight(_ amount: Rational, _ rules: ContractRules) throws(ArithmeticError) -> Rational {
        try Grid.rational(DoubleDouble.log(DoubleDouble(try 1 + amount / rules.typicalScale)))
    }

    /// (Σ w Iᵖ / Σ w)^(1/p): the bounds of the mean of the powers, taken back.
    private static func powerMean(
        _ items: [WeightedMeanBounds.Item], _ power: Rational
    ) throws(ArithmeticError) -> Interval? {
        var powers: [WeightedMeanBounds.Item] = []
        for item in items {
            // As parts of 100, so that a high power keeps within the digits that are exact.
            let lower = try raised(item.value.lower / 100, to: power)
            let upper = try raised(item.value.upper / 100, to: power)
            powers.append(.init(value: Interval(lower, upper), weight: item.weight))
        }
        guard let mean = try WeightedMeanBounds.of(powers) else { return nil }
        let root = try 1 / power
        return Interval(try 100 * raised(mean.lower, to: root), try 100 * raised(mean.upper, to: root))
    }

    /// xᵖ on the grid; 0 for 0.
    package static func raised(_ value: Rational, to exponent: Rational) throws(ArithmeticError) -> Rational {
        guard value > 0 else { return 0 }
        return try Grid.rational(DoubleDouble.pow(DoubleDouble(value), exponent))
    }

    /// The place of the contract that carries more than half of the known value, where there are several.
    private static func dominant(_ contracts: [VendorContract]) throws(ArithmeticError) -> Int? {
        let known = contracts.indices.filter { contracts[$0].involvement.value.amount != nil }
        guard known.count > 1 else { return nil }
        var sum = Rational.zero
        for place in known { sum = try sum + Grid.rational(contracts[place].involvement.value.amount ?? 0) }
        for place in known {
            let amount = try Grid.rational(contracts[place].involvement.value.amount ?? 0)
            if try amount * 2 > sum { return place }
        }
        return nil
    }
}

extension Exposure {
    init(_ contracts: [VendorContract]) throws(ArithmeticError) {
        var money = Interval(exactly: 0)
        var years = Interval(exactly: 0)
        for contract in contracts {
            let points = try contract.involvement.involvement.scaled(by: Rational(1) / 100)
            if let amount = contract.involvement.value.amount {
                let worth = try Grid.rational(amount)
                money =
                    try money
                    + Interval(
                        Grid.rational(contract.share.lower * Grid.rational(worth * points.lower)),
                        Grid.rational(contract.share.upper * Grid.rational(worth * points.upper)))
            }
            if let term = contract.involvement.term.years {
                years = try years + Interval(Grid.rational(term * points.lower), Grid.rational(term * points.upper))
            }
        }
        self.money = money
        self.years = years
        unknownValues = contracts.count { $0.involvement.value.amount == nil }
        unknownTerms = contracts.count { $0.involvement.term.years == nil }
    }
}
