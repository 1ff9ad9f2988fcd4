import Statistics

/// Exact sums over the contracts of one vendor that count in the same of the quarters asked for.
///
/// Adding is addition of whole numbers and choosing the larger: in any order, in any grouping, on any machine it comes to
/// the same.
struct VendorSums: Equatable, Sendable {
    // In an order in which what is changed for every contract takes four of the processor's cache lines, in memory of which
    // the first element stands 16 bytes before the end of one, as that of a large array does here. What stands first is
    // seldom looked at.
    /// The place of the next sums of the same vendor; −1 after the last.
    var next: Int32
    /// The contract with the largest lower bound, the first by its bytes among equals.
    var deepest = ContractNames.Name.none
    /// The contract with the largest known value, the first among equals.
    var mostWorthy = ContractNames.Name.none
    private let vendor: Int32
    private let from: Int16
    private let until: Int16
    /// Contracts that count.
    var contracts: Int64 = 0
    var nameOnly: Int64 = 0
    var knownValues: Int64 = 0
    var knownTerms: Int64 = 0
    /// Contracts on record, whether they count or not.
    var onRecord: Int64 = 0
    /// The largest lower bound in units; −1: no contract counts.
    var deepestLower: Int64 = -1
    var deepestUpper: Int64 = 0
    /// Of contracts whose weight is exact: Σ w, Σ w × lower, Σ w × upper, and the same of the powers.
    var weight: Int128 = 0
    var lower: Int128 = 0
    var upper: Int128 = 0
    var lowerPower: Int128 = 0
    var upperPower: Int128 = 0
    /// Σ share × value × involvement / 100 and Σ years × involvement / 100, in units of 10⁻¹².
    var moneyLower: Int128 = 0
    var moneyUpper: Int128 = 0
    var yearsLower: Int128 = 0
    var yearsUpper: Int128 = 0
    /// Of known values: Σ v, and the largest.
    var worth: Int128 = 0
    var mostWorth: Int128 = -1

    /// Sums of nothing.
    init(_ key: TallySums.Key, next: Int32 = -1) {
        self.next = next
        vendor = key.vendor
        from = key.from
        until = key.until
    }

    /// Whose they are, and of which quarters.
    var key: TallySums.Key { TallySums.Key(vendor: vendor, from: from, until: until) }

    /// Whether they are of the quarters of a key, whose vendor they are known to be of.
    @inline(__always)
    func areOfQuarters(of key: TallySums.Key) -> Bool { from == key.from && until == key.until }

    /// How far from the beginning that stands what is changed for every contract.
    static let offsetOfChanged = 16
}

extension VendorSums {
    /// Adds a contract, but for its name and for a weight that is not exact.
    /// - Returns: whether the contract may be the one to be named, for its depth or for its worth.
    @inline(__always)
    mutating func add(_ facts: ContractFacts) -> (isDeepest: Bool, isMostWorthy: Bool) {
        onRecord &+= 1
        contracts &+= 1
        if facts.isNameOnly { nameOnly &+= 1 }
        deepestUpper = max(deepestUpper, facts.upper)
        if facts.weightLower == facts.weightUpper {
            weight &+= Int128(facts.weightLower)
            lower &+= VendorSums.product(facts.weightLower, facts.lower)
            upper &+= VendorSums.product(facts.weightLower, facts.upper)
            lowerPower &+= VendorSums.product(facts.weightLower, facts.lowerPower)
            upperPower &+= VendorSums.product(facts.weightLower, facts.upperPower)
        }
        if facts.hasTerm {
            knownTerms &+= 1
            yearsLower &+= Int128(facts.yearsLower)
            yearsUpper &+= Int128(facts.yearsUpper)
        }
        if facts.hasWorth {
            knownValues &+= 1
            worth &+= facts.worth
            moneyLower &+= facts.moneyLower
            moneyUpper &+= facts.moneyUpper
        }
        return (facts.lower >= deepestLower, facts.hasWorth && facts.worth >= mostWorth)
    }

    /// Adds other sums, but for their names.
    mutating func add(_ other: VendorSums) {
        onRecord += other.onRecord
        contracts += other.contracts
        nameOnly += other.nameOnly
        knownValues += other.knownValues
        knownTerms += other.knownTerms
        deepestUpper = max(deepestUpper, other.deepestUpper)
        weight += other.weight
        lower += other.lower
        upper += other.upper
        lowerPower += other.lowerPower
        upperPower += other.upperPower
        moneyLower += other.moneyLower
        moneyUpper += other.moneyUpper
        yearsLower += other.yearsLower
        yearsUpper += other.yearsUpper
        worth += other.worth
    }

    @inline(__always)
    private static func product(_ left: Int64, _ right: Int64) -> Int128 {
        let product = left.multipliedFullWidth(by: right)
        return Int128(product.high) << 64 | Int128(product.low)
    }
}

/// A contract whose weight is not exact, because its value or its share is not known: its figures are kept one by one, as
/// the bounds of a mean need them in order. Twenty-four bytes.
struct OpenWeight: Equatable, Sendable {
    /// The place of its vendor's sums.
    var sums: UInt32
    /// Which pair of weights, among those of the tally.
    var weights: UInt32
    /// Involvement in units.
    var lower: Int64
    var upper: Int64
}

/// The least and the greatest weight of a contract, in units of 10⁻¹².
struct WeightBounds: Hashable, Sendable {
    let lower: Int64
    let upper: Int64
}
