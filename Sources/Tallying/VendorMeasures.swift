public import Dataset
import Parallel
public import Scoring
package import Statistics

/// Every measure of a vendor's contracts in one quarter, as a tally gives them: the same figures as a run that keeps
/// every contract (design: method, "Involvement of a vendor").
public struct VendorMeasures: Sendable {
    public let vendor: Identifier
    /// Contracts that count.
    public let contracts: Int
    public let nameOnly: Int
    /// The largest lower and the largest upper bound of a contract.
    public let deepest: Interval
    public let deepestContract: String?
    /// Nil where every weight may be zero.
    public let typical: Interval?
    public let power: Interval?
    /// Share × value × involvement / 100 in the base currency; the upper end leaves unknown values out.
    public let money: Interval
    /// Years × involvement / 100; the upper end leaves unknown terms out.
    public let years: Interval
    public let unknownValues: Int
    public let unknownTerms: Int
    /// The contract with more than half of the known value, where there are several.
    public let dominantContract: String?
}

extension Tally {
    /// The measures of every vendor of which a contract is on record by the end of a quarter, in the order of their
    /// identifiers.
    ///
    /// - Parameters:
    ///   - frame: the dataset that the tally was made with; it says which companies belong to a vendor.
    ///   - period: one of the tally's quarters.
    /// - Returns: nil for a quarter that the tally is not for.
    /// - Throws: when a figure has more digits than can be computed exactly.
    package func measures(
        _ frame: ContractFrame, period: Period, threads: Int
    ) throws(ArithmeticError) -> [VendorMeasures]? {
        guard let place = terms.periods.firstIndex(of: period) else { return nil }
        let units = Units(frame.tables.vendors, frame.method.consolidation)
        let numbers = Dictionary(uniqueKeysWithValues: units.all.enumerated().map { ($1, Int32($0)) })
        let unitOf = (0..<vendors.count).map { number -> Int32? in
            let vendor = Identifier(String(decoding: vendors[number], as: UTF8.self))
            return units.unit(of: vendor).flatMap { numbers[$0] }
        }
        var sums = TallySums(vendors: units.all.count)
        sums.merge(self.sums) { key in
            guard key.from <= place, place < key.until, let unit = unitOf[Int(key.vendor)] else { return nil }
            return .init(vendor: unit, from: 0, until: 1)
        }
        let order = sums.sums.indices.sorted { sums.sums[$0].key.vendor < sums.sums[$1].key.vendor }
        var open = Array(repeating: [OpenWeight](), count: sums.sums.count)
        for item in sums.open { open[Int(item.sums)].append(item) }
        let openWeights = open
        let arithmetic = MeasureArithmetic(frame.method.contracts, unitsPerPoint: terms.unitsPerPoint)
        let all = sums
        return try concurrentMap(order.count, threads: threads) { index throws(ArithmeticError) in
            let place = order[index]
            return try arithmetic.measures(
                of: units.all[Int(all.sums[place].key.vendor)], all.sums[place], all.names, openWeights[place],
                all.weights)
        }
    }
}
