import Dataset
import Scoring
import Statistics

/// Turns sums into measures.
struct MeasureArithmetic: Sendable {
    private let rules: ContractRules
    private let unitsPerPoint: Int128
    private let raised: InvolvementPower

    init(_ rules: ContractRules, unitsPerPoint: Int64) {
        self.rules = rules
        self.unitsPerPoint = Int128(unitsPerPoint)
        raised = InvolvementPower(rules.power, unitsPerPoint: unitsPerPoint)
    }

    func measures(
        of vendor: Identifier, _ sums: VendorSums, _ names: ContractNames, _ open: [OpenWeight],
        _ weights: [WeightBounds]
    ) throws(ArithmeticError) -> VendorMeasures {
        func name(_ name: ContractNames.Name) -> String? {
            name == .none ? nil : String(decoding: names[name], as: UTF8.self)
        }
        let gridSteps: Int128 = 1_000_000_000_000
        let items = open.map { item in
            OpenItem(lower: item.lower, upper: item.upper, weights: weights[Int(item.weights)])
        }
        let hasDominant = sums.knownValues > 1 && sums.mostWorth > sums.worth - sums.mostWorth
        return VendorMeasures(
            vendor: vendor, contracts: Int(sums.contracts), nameOnly: Int(sums.nameOnly),
            deepest: Interval(
                try points(max(0, sums.deepestLower)), try points(sums.deepestUpper)),
            deepestContract: name(sums.deepest),
            typical: try typical(sums, items), power: try power(sums, items),
            money: Interval(
                try Rational(sums.moneyLower, over: gridSteps), try Rational(sums.moneyUpper, over: gridSteps)),
            years: Interval(
                try Rational(sums.yearsLower, over: gridSteps), try Rational(sums.yearsUpper, over: gridSteps)),
            unknownValues: Int(sums.contracts - sums.knownValues), unknownTerms: Int(sums.contracts - sums.knownTerms),
            dominantContract: hasDominant ? name(sums.mostWorthy) : nil)
    }

    private struct OpenItem {
        let lower: Int64
        let upper: Int64
        let weights: WeightBounds
    }

    private func points(_ units: Int64) throws(ArithmeticError) -> Rational {
        try Rational(Int128(units), over: unitsPerPoint)
    }

    private func typical(_ sums: VendorSums, _ items: [OpenItem]) throws(ArithmeticError) -> Interval? {
        guard hasWeight(sums, items) else { return nil }
        let lowers = items.map { MeanBound.Item(value: $0.lower, weights: $0.weights) }
        let uppers = items.map { MeanBound.Item(value: $0.upper, weights: $0.weights) }
        let least = MeanBound.extreme(weight: sums.weight, products: sums.lower, lowers, isLeast: true)
        let most = MeanBound.extreme(weight: sums.weight, products: sums.upper, uppers, isLeast: false)
        return Interval(
            try least.onGrid(stepsPerUnit: 1_000_000_000_000, over: unitsPerPoint),
            try most.onGrid(stepsPerUnit: 1_000_000_000_000, over: unitsPerPoint))
    }

    /// (Σ w Iᵖ / Σ w)^(1/p), as parts of 100.
    private func power(_ sums: VendorSums, _ items: [OpenItem]) throws(ArithmeticError) -> Interval? {
        guard hasWeight(sums, items) else { return nil }
        var (lowers, uppers): ([MeanBound.Item], [MeanBound.Item]) = ([], [])
        for item in items {
            lowers.append(.init(value: try raised(item.lower), weights: item.weights))
            uppers.append(.init(value: try raised(item.upper), weights: item.weights))
        }
        let least = MeanBound.extreme(weight: sums.weight, products: sums.lowerPower, lowers, isLeast: true)
        let most = MeanBound.extreme(weight: sums.weight, products: sums.upperPower, uppers, isLeast: false)
        let root = try 1 / rules.power
        return Interval(
            try 100 * VendorInvolvement.raised(least.onGrid(stepsPerUnit: 1, over: 1), to: root),
            try 100 * VendorInvolvement.raised(most.onGrid(stepsPerUnit: 1, over: 1), to: root))
    }

    /// Whether at least one weight is certainly above zero, so that there is something to take a mean of.
    private func hasWeight(_ sums: VendorSums, _ items: [OpenItem]) -> Bool {
        sums.weight > 0 || items.contains { $0.weights.lower > 0 }
    }
}
