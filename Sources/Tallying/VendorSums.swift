import Statistics

/// Exact sums over the contracts of one vendor that count in the same of the quarters asked for.
///
/// Adding is addition of whole numbers and choosing the larger: in any order, in any grouping, on any machine it comes to
/// the same.
struct VendorSums: Equatable, Sendable {
    /// Contracts on record, whether they count or not.
    var onRecord: Int64 = 0
    /// Contracts that count.
    var contracts: Int64 = 0
    var nameOnly: Int64 = 0
    var knownValues: Int64 = 0
    var knownTerms: Int64 = 0
    /// The largest lower bound in units, and which contract has it: the first by its bytes among equals. −1: none counts.
    var deepestLower: Int64 = -1
    var deepest = ContractName.none
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
    /// Of known values: Σ v, and the largest with its contract.
    var worth: Int128 = 0
    var mostWorth: Int128 = -1
    var mostWorthy = ContractName.none
}

/// Which contract is meant: a number of the tally's names.
struct ContractName: Hashable, Sendable {
    let number: Int32

    static let none = ContractName(number: -1)
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
