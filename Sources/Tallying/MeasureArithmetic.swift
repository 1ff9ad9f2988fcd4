import Dataset
import Scoring
import Statistics

/// Turns sums into measures.
struct MeasureArithmetic: Sendable {
    private let rules: ContractRules
    private let unitsPerPoint: Int128

    init(_ rules: ContractRules, unitsPerPoint: Int64) {
        self.rules = rules
        self.unitsPerPoint = Int128(unitsPerPoint)
    }

    func measures(
        of vendor: Identifier, _ sums: VendorSums, _ names: ByteTable, _ open: [OpenWeight], _ weights: [WeightBounds]
    ) throws(ArithmeticError) -> VendorMeasures {
        func name(_ name: ContractName) -> String? {
            name == .none ? nil : String(decoding: names[Int(name.number)], as: UTF8.self)
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
        var (lowers, uppers): ([WeightedMeanBounds.Item], [WeightedMeanBounds.Item]) = ([], [])
        for item in items {
            let weight = try interval(item.weights)
            lowers.append(.init(value: Interval(exactly: try points(item.lower)), weight: weight))
            uppers.append(.init(value: Interval(exactly: try points(item.upper)), weight: weight))
        }
        return Interval(
            try mean(sums, sums.lower, over: unitsPerPoint, lowers, isLeast: true),
            try mean(sums, sums.upper, over: unitsPerPoint, uppers, isLeast: false))
    }

    /// (Σ w Iᵖ / Σ w)^(1/p), as parts of 100.
    private func power(_ sums: VendorSums, _ items: [OpenItem]) throws(ArithmeticError) -> Interval? {
        guard hasWeight(sums, items) else { return nil }
        var (lowers, uppers): ([WeightedMeanBounds.Item], [WeightedMeanBounds.Item]) = ([], [])
        for item in items {
            let weight = try interval(item.weights)
            let lower = try VendorInvolvement.raised(points(item.lower) / 100, to: rules.power)
            let upper = try VendorInvolvement.raised(points(item.upper) / 100, to: rules.power)
            lowers.append(.init(value: Interval(exactly: lower), weight: weight))
            uppers.append(.init(value: Interval(exactly: upper), weight: weight))
        }
        let least = try mean(sums, sums.lowerPower, over: 1_000_000_000_000, lowers, isLeast: true)
        let most = try mean(sums, sums.upperPower, over: 1_000_000_000_000, uppers, isLeast: false)
        let root = try 1 / rules.power
        return Interval(
            try 100 * VendorInvolvement.raised(least, to: root), try 100 * VendorInvolvement.raised(most, to: root))
    }

    /// Whether at least one weight is certainly above zero, so that there is something to take a mean of.
    private func hasWeight(_ sums: VendorSums, _ items: [OpenItem]) -> Bool {
        sums.weight > 0 || items.contains { $0.weights.lower > 0 }
    }

    private func interval(_ bounds: WeightBounds) throws(ArithmeticError) -> Interval {
        Interval(try Rational(gridUnits: Int128(bounds.lower)), try Rational(gridUnits: Int128(bounds.upper)))
    }

    /// The extreme mean of the contracts with exact weights, which are taken together, and of those with open ones.
    private func mean(
        _ sums: VendorSums, _ products: Int128, over unit: Int128, _ open: [WeightedMeanBounds.Item], isLeast: Bool
    ) throws(ArithmeticError) -> Rational {
        let weight = try Rational(gridUnits: sums.weight)
        let product = try Rational(products, over: unit) / Rational(Int(1_000_000_000_000))
        return try WeightedMeanBounds.extreme(weight: weight, products: product, open, isLeast: isLeast)
    }
}
