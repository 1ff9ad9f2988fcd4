import Dataset
import Statistics

/// The intervals of involvement where the contracts on record stand for others: contracts are resampled within their vendor.
///
/// A measure that is a mean or a sum over contracts has one; the deepest contract and a power mean have not.
struct ContractIntervals {
    private let method: Method

    init(_ scored: ScoredPeriod) { method = scored.method }

    /// The interval of the lower end of a vendor's headline measure, which is its score.
    func interval(_ vendor: ScoredVendor) throws(ScoringFault) -> Available<ScoreInterval> {
        let contracts = vendor.involvement.contracts.filter(\.counts)
        guard let headline = vendor.involvement.headline(method.contracts.rollUp), !contracts.isEmpty else {
            return .none("not available: not scored")
        }
        guard contracts.count > 1 else { return .none("not available: one contract") }
        let measure: ContractMeasure
        switch method.contracts.rollUp {
        case .deepest, .power:
            return .none("not available: \(method.contracts.rollUp.rawValue) is no mean or sum over contracts")
        case .typical, .exposure:
            measure = try computing("the interval of vendor '\(vendor.vendor)'") {
                () throws(ArithmeticError) -> ContractMeasure in try ContractMeasure(contracts, method.contracts)
            }
        }
        let count = contracts.count
        let stream = method.target.stream(.resampledContracts, of: vendor.vendor.text)
        let replicates = (0..<method.target.replicates).map { replicate in
            var draws = stream.draws(replicate: UInt64(replicate))
            var counts = [Double](repeating: 0, count: count)
            for _ in 0..<count { if let drawn = draws.index(below: count) { counts[drawn] += 1 } }
            return measure.value(counts)
        }
        let without = (0..<count).map { left in measure.value((0..<count).map { $0 == left ? 0 : 1 }) }
        let mean = without.reduce(0) { $0 + $1 / Double(count) }
        do throws(NotAvailable) {
            let interval = try ReplicateInterval(
                estimate: (headline.lower.double() * ScoreProgram.unit).rounded(), replicates: replicates,
                influences: without.allSatisfy(\.isFinite) ? without.map { mean - $0 } : nil,
                level: method.target.confidence)
            var cautions: [ScoreInterval.Caution] = count < 15 ? [.fewItems] : []
            if interval.undefined > 0 { cautions.append(.undefinedResamples) }
            return .value(
                ScoreInterval(
                    lower: interval.lower, upper: interval.upper,
                    method: interval.isAccelerated ? .contractsAccelerated : .contractsPercentile, cautions: cautions,
                    items: count))
        } catch {
            return .none(error == .constant ? "not available: every contract is the same" : error.cell)
        }
    }
}

/// The lower end of a measure over contracts, each of which counts several times or not at all; in `Double`, with + − × ÷.
private struct ContractMeasure {
    private struct Item {
        let value: Double
        let least: Double
        let most: Double
    }

    /// By rising value, with the place of each contract.
    private let items: [(place: Int, item: Item)]
    private let isSum: Bool

    init(_ contracts: [VendorContract], _ rules: ContractRules) throws(ArithmeticError) {
        isSum = rules.rollUp == .exposure
        var items: [Item] = []
        if isSum {
            for contract in contracts {
                let money = try Exposure([contract]).money.lower.double()
                items.append(Item(value: money, least: 1, most: 1))
            }
        } else {
            for item in try VendorInvolvement.items(contracts, rules) {
                items.append(
                    Item(
                        value: item.value.lower.double(), least: item.weight.lower.double(),
                        most: item.weight.upper.double()))
            }
        }
        self.items = items.enumerated().map { (place: $0.offset, item: $0.element) }
            .sorted { ($0.item.value, $0.place) < ($1.item.value, $1.place) }
    }

    /// In billionths; NaN where every weight can be zero. The least mean gives the values below some switch point their
    /// largest weight, as ``WeightedMeanBounds`` does.
    func value(_ counts: [Double]) -> Double {
        var (sum, weights) = (0.0, 0.0)
        for (place, item) in items {
            sum += counts[place] * item.value * item.least
            weights += counts[place] * item.least
        }
        if isSum { return (sum * ScoreProgram.unit).rounded() }
        guard weights > 0 else { return .nan }
        var best = sum / weights
        for (place, item) in items {
            sum += counts[place] * (item.most - item.least) * item.value
            weights += counts[place] * (item.most - item.least)
            best = min(best, sum / weights)
        }
        return (best * ScoreProgram.unit).rounded()
    }
}
