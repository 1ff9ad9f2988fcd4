/// What a tally needs of one row, in whole numbers.
struct ContractFacts: Equatable, Sendable {
    /// The vendor's place in `vendors.csv`, sorted.
    var vendor: Int32 = 0
    var version: Int32 = 1
    /// The day at whose end the row counts, as ``PackedDay``.
    var day: PackedDay = .none
    /// The last day of its term, as far as it is known.
    var endDay: PackedDay = .none
    /// Whether the method leaves contracts with the row's status out.
    var isLeftOut = false
    /// Whether nothing but the contract's name is on record.
    var isNameOnly = false
    var hasWorth = false
    var hasTerm = false
    /// Involvement in units of the scale.
    var lower: Int64 = 0
    var upper: Int64 = 0
    /// (involvement / 100)ᵖ in units of 10⁻¹².
    var lowerPower: Int64 = 0
    var upperPower: Int64 = 0
    /// ln(1 + v / v₀) in units of 10⁻¹², at least and at most.
    var weightLower: Int64 = 0
    var weightUpper: Int64 = 0
    /// Years × involvement / 100 in units of 10⁻¹²; 0 where the term is not known.
    var yearsLower: Int64 = 0
    var yearsUpper: Int64 = 0
    /// The value in the base currency in units of 10⁻¹²; 0 where it is not known.
    var worth: Int128 = 0
    /// Value × involvement / 100 in units of 10⁻¹²; 0 where the value is not known.
    var moneyLower: Int128 = 0
    var moneyUpper: Int128 = 0
    /// Warnings that the row gives rise to.
    var notes: RowNotes = []
}

/// Warnings about a row that a tally counts.
struct RowNotes: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    /// How many sets of them there are.
    static let count = 16

    static let withoutSource = RowNotes(rawValue: 1)
    static let withoutRate = RowNotes(rawValue: 2)
    static let withoutRateYear = RowNotes(rawValue: 4)
    static let roleAgainstForm = RowNotes(rawValue: 8)

    /// Each, with the identifier of the warning that `check` gives.
    static let identifiers: [(note: RowNotes, identifier: String)] = [
        (.withoutSource, "contract.without-source"), (.withoutRate, "contract.no-rate"),
        (.withoutRateYear, "contract.rate-without-year"), (.roleAgainstForm, "contract.role-against-form"),
    ]
}

/// A day as the decimal number yyyymmdd, which orders as days do.
struct PackedDay: Hashable, Comparable, Sendable {
    let number: Int32

    /// No day is known.
    static let none = PackedDay(number: 0)

    static func < (left: PackedDay, right: PackedDay) -> Bool { left.number < right.number }
}
