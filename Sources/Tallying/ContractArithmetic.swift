import Dataset
import Scoring
import Statistics

/// What a row's cells come to, in the whole numbers of a tally.
///
/// ``facts(of:vendor:)`` takes the long way, by the very functions that score a dataset; the rest are the short ways for
/// cells that allow them, each of which gives the same figure or none.
struct ContractArithmetic: Sendable {
    /// Beyond 10¹⁸ in the base currency a value is no amount of money, and sums of many would not fit.
    static let mostWorth: Int128 = 1_000_000_000_000_000_000 * 1_000_000_000_000

    let rules: ContractRules
    let rates: Rates
    let baseCurrency: Identifier
    let scale: InvolvementScale
    /// The day on which each source was published.
    let published: [Identifier: CalendarDate]

    let logarithm = FixedLogarithm()
    /// ln v − ln zero → value's part of involvement, on the grid.
    let valueProduct: FixedProduct
    /// ln(1 + v / v₀) → weight, on the grid.
    let weightProduct: FixedProduct
    /// ln(1 + years) → term, on the grid.
    let termProduct: FixedProduct
    /// The units of involvement that a multiple of 10⁻¹² of the term, and of the value, is worth.
    let unitsPerTermStep: Int64
    let unitsPerValueStep: Int64
    /// The bounds of what is not known, in units.
    let wholeTerm: Int64
    let wholeValue: Int64
    /// ln(1 + v / v₀) of the least and the greatest value that an unknown one is taken for.
    let unknownWeight: (lower: Int64, upper: Int64)
    /// The exponent of the power mean where it is a small whole number, for which the power is a product.
    private let smallPower: Int?
    private let partOfHundred: Double
    private let unitsOfHundred: UInt64

    init(
        _ method: Method, rates: [RateRow], sources: [SourceRow]
    ) throws(TallyFault) {
        rules = method.contracts
        baseCurrency = method.baseCurrency
        self.rates = Rates(rates, base: method.baseCurrency)
        published = Dictionary(
            sources.compactMap { row in row.published.map { (row.source, $0) } },
            uniquingKeysWith: { first, _ in first })
        let scale = try InvolvementScale(method.contracts)
        self.scale = scale
        do throws(ArithmeticError) {
            let step = try Rational(1, over: 1_000_000_000_000)
            func units(_ points: Rational) throws(ArithmeticError) -> Int64 {
                guard let units = scale.units(ofPoints: points) else { throw .overflow }
                return units
            }
            unitsPerTermStep = try units(100 * rules.weights.term * step)
            unitsPerValueStep = try units(100 * rules.weights.value * step)
            wholeTerm = try units(100 * rules.weights.term)
            wholeValue = try units(100 * rules.weights.value)
            unknownWeight = (
                Int64(try VendorInvolvement.weight(rules.unknownValue.lowerBound, rules).gridUnits),
                Int64(try VendorInvolvement.weight(rules.unknownValue.upperBound, rules).gridUnits)
            )
            let range =
                try DoubleDouble.log(DoubleDouble(rules.fullValue)) - DoubleDouble.log(DoubleDouble(rules.zeroValue))
            let steps = DoubleDouble(integerLiteral: 1_000_000_000_000)
            let error = FixedLogarithm.largestError + 2
            valueProduct = FixedProduct(try steps / range, places: FixedLogarithm.places, error: error)
            weightProduct = FixedProduct(steps, places: FixedLogarithm.places, error: error)
            let fullTerm = try DoubleDouble.log(DoubleDouble(try 1 + rules.fullYears))
            termProduct = FixedProduct(try steps / fullTerm, places: FixedLogarithm.places, error: 2 * error)
        } catch {
            throw .tooManyDigits
        }
        smallPower = rules.power.isInteger && rules.power <= 8 ? Int(rules.power.numerator) : nil
        unitsOfHundred = UInt64(scale.unitsPerPoint) * 100
        partOfHundred = 1 / Double(unitsOfHundred)
    }
}

extension ContractArithmetic {
    /// The facts of a typed row. The vendor's place is the caller's.
    /// - Throws: when a figure has more digits than can be computed exactly, or a part of a risk more than
    ///   ``InvolvementScale/partDecimals``.
    func facts(of row: ContractRow) throws(ArithmeticError) -> ContractFacts {
        let contract = try ContractInvolvement(row, rules, rates)
        var facts = ContractFacts()
        facts.version = Int32(clamping: row.version)
        let source = row.source.flatMap { published[$0] }
        facts.day = row.countsFrom(published: source).map(PackedDay.init) ?? .none
        facts.endDay = endDay(of: row)
        facts.isLeftOut = row.status.map(rules.statusesLeftOut.contains) ?? false
        facts.isNameOnly = contract.isKnownByNameOnly
        facts.notes = notes(of: row, contract)
        guard let lower = scale.units(ofPoints: contract.involvement.lower),
            let upper = scale.units(ofPoints: contract.involvement.upper)
        else { throw .overflow }
        (facts.lower, facts.upper) = (lower, upper)
        facts.lowerPower = Int64(try power(lower))
        facts.upperPower = Int64(try power(upper))
        let points = try contract.involvement.scaled(by: Rational(1, over: 100))
        if let amount = contract.value.amount {
            let weight = Int64(try VendorInvolvement.weight(amount, rules).gridUnits)
            (facts.weightLower, facts.weightUpper) = (weight, weight)
            let worth = try Grid.rational(amount)
            facts.hasWorth = true
            facts.worth = try worth.gridUnits
            guard facts.worth < ContractArithmetic.mostWorth else { throw .overflow }
            facts.moneyLower = try Grid.rational(worth * points.lower).gridUnits
            facts.moneyUpper = try Grid.rational(worth * points.upper).gridUnits
        } else {
            (facts.weightLower, facts.weightUpper) = unknownWeight
        }
        if let years = contract.term.years {
            facts.hasTerm = true
            facts.yearsLower = Int64(try Grid.rational(years * points.lower).gridUnits)
            facts.yearsUpper = Int64(try Grid.rational(years * points.upper).gridUnits)
        }
        return facts
    }

    private func notes(of row: ContractRow, _ contract: ContractInvolvement) -> RowNotes {
        var notes: RowNotes = row.source == nil ? .withoutSource : []
        if case .noRate(_, let year) = contract.value.worth {
            notes.insert(year == nil ? .withoutRateYear : .withoutRate)
        }
        if !RoleChecks.denials(row.roles, form: row.form, rules).isEmpty { notes.insert(.roleAgainstForm) }
        return notes
    }

    private func endDay(of row: ContractRow) -> PackedDay {
        guard rules.isInForceOnly else { return .none }
        return ContractSelection.endDay(of: row).map(PackedDay.init) ?? .none
    }

    /// (units / 100 points)ᵖ on the grid, in units of 10⁻¹².
    func power(_ units: Int64) throws(ArithmeticError) -> Int128 {
        if let quick = quickPower(units) { return Int128(quick) }
        let part = try Rational(Int128(units), over: Int128(unitsOfHundred))
        return try VendorInvolvement.raised(part, to: rules.power).gridUnits
    }

    /// The same as a product of floating-point numbers, where its error leaves no doubt how it is rounded.
    @inline(__always)
    private func quickPower(_ units: Int64) -> Int64? {
        guard let smallPower else { return nil }
        let part = Double(units) * partOfHundred
        var power = part
        for _ in 1..<smallPower { power *= part }
        let scaled = power * 1e12
        // The nearest whole number of one that is not negative, without a call.
        let nearest = Double(Int64(scaled + 0.5))
        // The error of eight products is below 10⁻² of a unit; a tie is never within it of a whole number.
        return abs(scaled - nearest) < 0.48 ? Int64(nearest) : nil
    }

    /// Worth × involvement / 100, in units of 10⁻¹²; nil where it doesn't fit.
    @inline(__always)
    func money(_ worth: UInt128, _ units: Int64) -> Int128? {
        let (product, overflow) = worth.multipliedReportingOverflow(by: UInt128(UInt64(units)))
        if overflow { return nil }
        return Int128(exactly: WideDivision.rounded(product, by: unitsOfHundred))
    }

    /// Term × involvement / 100, in units of 10⁻¹², of a term of `numerator` / `denominator` years.
    @inline(__always)
    func termYears(_ numerator: Int64, _ denominator: Int64, _ units: Int64) -> Int64? {
        let steps = UInt128(UInt64(numerator)) * 1_000_000_000_000
        let (product, overflow) = steps.multipliedReportingOverflow(by: UInt128(UInt64(units)))
        let (divisor, tooLarge) = unitsOfHundred.multipliedReportingOverflow(by: UInt64(denominator))
        if overflow || tooLarge || divisor >> 63 != 0 { return nil }
        return Int64(exactly: WideDivision.rounded(product, by: divisor))
    }
}

extension PackedDay {
    init(_ day: Day) { number = Int32(day.year * 10_000 + day.month * 100 + day.day) }
}
