public import Dataset
import Parallel
public import Scoring
package import Statistics

/// Every measure of a vendor's contracts in one quarter, as a tally gives them: the same figures as a run that keeps
/// every contract (design: method, "Involvement of a vendor").
// An object, since there are many, each too large to be moved more often than need be.
public final class VendorMeasures: Sendable {
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

    init(
        vendor: Identifier, contracts: Int, nameOnly: Int, deepest: Interval, deepestContract: String?,
        typical: Interval?, power: Interval?, money: Interval, years: Interval, unknownValues: Int, unknownTerms: Int,
        dominantContract: String?
    ) {
        self.vendor = vendor
        self.contracts = contracts
        self.nameOnly = nameOnly
        self.deepest = deepest
        self.deepestContract = deepestContract
        self.typical = typical
        self.power = power
        self.money = money
        self.years = years
        self.unknownValues = unknownValues
        self.unknownTerms = unknownTerms
        self.dominantContract = dominantContract
    }
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
        let (units, places) = Units.places(of: frame.tables.vendors, frame.method.consolidation)
        var unitOf = [Int?](repeating: nil, count: vendors.count)
        for (row, unit) in zip(frame.tables.vendors, places) {
            // A tally numbers its vendors in the order of their identifiers, in which their rows stand too.
            let text = row.vendor.text
            let guess = unit ?? 0
            if vendors.holds(text, at: guess) {
                unitOf[guess] = unit
            } else if let number = vendors.number(of: Array(text.utf8)) {
                unitOf[number] = unit
            }
        }
        let unitOfVendor = unitOf
        let sums = self.sums
        let ofUnits = Grouped(sums.sums.indices, into: units.count) { number in
            let key = sums.sums[number].key
            return key.from <= place && place < key.until ? unitOfVendor[Int(key.vendor)] : nil
        }
        let open = Grouped(sums.open.indices, into: sums.sums.count) { Int(sums.open[$0].sums) }
        let arithmetic = MeasureArithmetic(frame.method.contracts, unitsPerPoint: terms.unitsPerPoint)
        let onRecord = units.indices.filter { !ofUnits[$0].isEmpty }
        return try concurrentMap(onRecord.count, threads: threads) {
            place throws(ArithmeticError) -> VendorMeasures in
            let unit = onRecord[place]
            let weights = ofUnits[unit].flatMap { open[$0].map { sums.open[$0] } }
            return try arithmetic.measures(
                of: units[unit], sums.together(ofUnits[unit]), sums.names, weights, sums.weights)
        }
    }
}
