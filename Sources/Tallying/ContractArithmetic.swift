import Dataset
import Scoring
import Statistics

/// What a row's cells come to, in the whole numbers of a tally.
///
/// ``facts(of:vendor:)`` takes the long way, by the very functions that score a dataset; the rest are the short ways for
/// cells that allow them, each of which gives the same figure or none.
final class ContractArithmetic: Sendable {
    /// Beyond 10¹⁸ in the base currency a value is no amount of money, and sums of many would not fit.
    static let mostWorth: Int128 = 1_000_000_000_000_000_000 * 1_000_000_000_000
    /// Longer terms are read the long way.
    static let mostYears = 1_000

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
    let power: InvolvementPower
    private let unitsOfHundred: UInt64
    private let byUnitsOfHundred: WideDivisor
    private let by365ths: WideDivisor?
    /// 365ths of a year × involvement, without so many of the last bits → years × involvement / 100, on the grid.
    private let yearsProduct: FixedProduct
    private let yearsDrop: UInt64

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
        power = InvolvementPower(rules.power, unitsPerPoint: scale.unitsPerPoint)
        unitsOfHundred = UInt64(scale.unitsPerPoint) * 100
        guard let divisor = WideDivisor(unitsOfHundred) else { throw .tooManyDigits }
        byUnitsOfHundred = divisor
        by365ths = ContractArithmetic.divisor(unitsOfHundred, 365)
        // So many bits that the largest product keeps 63.
        let most = UInt128(365 * ContractArithmetic.mostYears) * UInt128(unitsOfHundred)
        let drop = max(1, 65 - most.leadingZeroBitCount)
        yearsDrop = UInt64(min(drop, 63))
        do throws(ArithmeticError) {
            let steps = try Rational(1_000_000_000_000 << Int128(yearsDrop), over: 365 * Int128(unitsOfHundred))
            yearsProduct = FixedProduct(
                DoubleDouble(steps), places: 0, error: 1, largest: 1e12 * Double(ContractArithmetic.mostYears))
        } catch {
            throw .tooManyDigits
        }
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
        facts.lowerPower = try power(lower)
        facts.upperPower = try power(upper)
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

    /// Worth × involvement / 100, in units of 10⁻¹²; nil where it doesn't fit.
    @inline(__always)
    func money(_ worth: UInt128, _ units: Int64) -> Int128? {
        let units = UInt64(bitPattern: units)
        let low = UInt64(truncatingIfNeeded: worth).multipliedFullWidth(by: units)
        let (high, overflow) = UInt64(truncatingIfNeeded: worth >> 64).multipliedReportingOverflow(by: units)
        let (sum, isTooLarge) = high.addingReportingOverflow(low.high)
        if overflow || isTooLarge || sum >> 63 != 0 { return nil }
        return Int128(bitPattern: byUnitsOfHundred.rounded(UInt128(sum) << 64 | UInt128(low.low)))
    }

    /// Term × involvement / 100, in units of 10⁻¹²; nil where it doesn't fit.
    /// - Parameter days: 365ths of a year, at most those of ``mostYears``.
    @inline(__always)
    func termYears(of365ths days: Int64, _ units: Int64) -> Int64? {
        let product = UInt64(bitPattern: days).multipliedFullWidth(by: UInt64(bitPattern: units))
        let number = product.high &<< (64 &- yearsDrop) | product.low &>> yearsDrop
        if let years = yearsProduct(Int64(bitPattern: number)) { return years }
        return exactTermYears(UInt64(bitPattern: days) &* 1_000_000_000_000, over: by365ths, units)
    }

    /// The same of a term of so many units of 10⁻¹² over a divisor that takes in that of the involvement.
    func exactTermYears(_ steps: UInt64, over divisor: WideDivisor?, _ units: Int64) -> Int64? {
        guard let divisor else { return nil }
        let product = steps.multipliedFullWidth(by: UInt64(bitPattern: units))
        if product.high >> 63 != 0 { return nil }
        let years = divisor.rounded(UInt128(product.high) << 64 | UInt128(product.low))
        return years >> 63 == 0 ? Int64(truncatingIfNeeded: years) : nil
    }

    /// What terms that are given as a number over `denominator` are divided by; nil where that doesn't fit.
    func divisor(ofYearsOver denominator: Int64) -> WideDivisor? {
        ContractArithmetic.divisor(unitsOfHundred, UInt64(denominator))
    }

    private static func divisor(_ units: UInt64, _ denominator: UInt64) -> WideDivisor? {
        let (product, overflow) = units.multipliedReportingOverflow(by: denominator)
        return overflow ? nil : WideDivisor(product)
    }
}

extension PackedDay {
    init(_ day: Day) { number = Int32(day.year * 10_000 + day.month * 100 + day.day) }
}
