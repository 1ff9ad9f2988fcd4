import Dataset
import Scoring
import Statistics

/// What turns the digits of a value in one currency, of one year and with so many decimals into its figures: each step is
/// worked out once, in full, and applied to millions of values in whole numbers.
struct WorthSteps: Sendable {
    /// Worth on the grid is digits × `gridUp` / `gridDown`, which is nil for 1.
    private let gridUp: UInt64
    private let gridDown: WideDivisor?
    /// At most so many digits are worth nothing; from so many on everything.
    private let zeroUpTo: UInt64
    private let fullFrom: UInt64
    /// ln(worth of one) − ln(zero value), in units of 2⁻⁵⁷.
    private let valueOffset: Int64
    /// 1 + v / v₀ is (digits × `weightUp` + `weightDown`) / `weightDown`.
    private let weightUp: UInt64
    private let weightDown: UInt128
    private let weightOffset: Int64
    /// The worth of one digit.
    private let one: Rational

    /// The figures of a value.
    struct Figures {
        var worth: UInt128 = 0
        /// Value's part of involvement, in units of 10⁻¹².
        var value: Int64 = 0
        var weight: Int64 = 0
    }

    /// Nil where a step doesn't fit into its whole numbers.
    /// - Parameters:
    ///   - perUnit: the units of the currency for one of the base currency.
    ///   - decimals: how many of the digits stand behind the point.
    init?(perUnit: Rational, decimals: Int, _ arithmetic: ContractArithmetic) {
        let rules = arithmetic.rules
        do throws(ArithmeticError) {
            let one = try Rational(1, over: (0..<decimals).reduce(1) { power, _ in power * 10 }) / perUnit
            let onGrid = try one * Rational(Int(1_000_000_000_000))
            self.one = one
            guard let up = UInt64(exactly: onGrid.numerator), let down = UInt64(exactly: onGrid.denominator),
                one > 0
            else { return nil }
            gridUp = up
            gridDown = down == 1 ? nil : WideDivisor(down)
            guard down == 1 || gridDown != nil else { return nil }
            let zero = try (rules.zeroValue / one).roundedDown.numerator
            let full = try rules.fullValue / one
            guard let zero = UInt64(exactly: zero),
                let full = UInt64(exactly: full.roundedDown.numerator + (full.isInteger ? 0 : 1))
            else { return nil }
            (zeroUpTo, fullFrom) = (zero, full)
            let offset = try DoubleDouble.log(DoubleDouble(one)) - DoubleDouble.log(DoubleDouble(rules.zeroValue))
            guard let valueOffset = WorthSteps.fixed(offset) else { return nil }
            self.valueOffset = valueOffset
            let part = try one / rules.typicalScale
            guard let weightUp = UInt64(exactly: part.numerator), part.denominator < 1 << 90 else { return nil }
            self.weightUp = weightUp
            weightDown = UInt128(part.denominator)
            guard
                let logarithm = WorthSteps.fixed(
                    try DoubleDouble.log(DoubleDouble(Rational(part.denominator, over: 1))))
            else { return nil }
            weightOffset = -logarithm
        } catch {
            return nil
        }
    }

    private static func fixed(_ value: DoubleDouble) -> Int64? {
        let unit = DoubleDouble(Rational(1 << FixedLogarithm.places))
        guard value.magnitude < 60, let scaled = try? value * unit else { return nil }
        return (try? Grid.rational(scaled))?.rounded(decimals: 0)
    }

    /// Works out the figures of a value of these digits; false where they are in doubt or do not fit.
    @inline(__always)
    func work(out figures: inout Figures, _ digits: UInt64, _ arithmetic: ContractArithmetic) -> Bool {
        let steps = digits.multipliedFullWidth(by: gridUp)
        if steps.high >> 63 != 0 { return false }
        let scaled = UInt128(steps.high) << 64 | UInt128(steps.low)
        let worth = gridDown.map { $0.rounded(scaled) } ?? scaled
        guard worth < UInt128(ContractArithmetic.mostWorth) else { return false }
        let value: Int64
        if digits <= zeroUpTo {
            value = 0
        } else if digits >= fullFrom {
            value = 1_000_000_000_000
        } else if let rounded = arithmetic.valueProduct(arithmetic.logarithm(digits) &+ valueOffset) {
            value = rounded
        } else if let rounded = WorthSteps.exactValue(digits, one, arithmetic) {
            value = rounded
        } else {
            return false
        }
        let product = digits.multipliedFullWidth(by: weightUp)
        let sum = (UInt128(product.high) << 64 | UInt128(product.low)) &+ weightDown
        guard product.high >> 27 == 0, sum >> 91 == 0,
            let weight = arithmetic.weightProduct(arithmetic.logarithm(sum) &+ weightOffset)
                ?? WorthSteps.exactWeight(digits, one, arithmetic)
        else { return false }
        (figures.worth, figures.value, figures.weight) = (worth, value, weight)
        return true
    }

    // Not of the steps, which would be copied to be handed over.
    /// Value's part of involvement as a run works it out, for where the short way leaves a doubt.
    private static func exactValue(_ digits: UInt64, _ one: Rational, _ arithmetic: ContractArithmetic) -> Int64? {
        (try? ValueFeature.value(of: Rational(Int128(digits), over: 1) * one, arithmetic.rules).gridUnits)
            .flatMap { Int64(exactly: $0) }
    }

    private static func exactWeight(_ digits: UInt64, _ one: Rational, _ arithmetic: ContractArithmetic) -> Int64? {
        (try? VendorInvolvement.weight(Rational(Int128(digits), over: 1) * one, arithmetic.rules).gridUnits)
            .flatMap { Int64(exactly: $0) }
    }
}

extension Rational {
    /// The nearest whole number as 64 bits.
    fileprivate func rounded(decimals: Int) -> Int64? {
        (try? self.rounded(decimals: decimals) as Rational).flatMap { Int64(exactly: $0.numerator) }
    }
}
