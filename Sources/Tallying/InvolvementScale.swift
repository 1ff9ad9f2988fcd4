import Dataset
import Scoring
import Statistics

/// The whole numbers in which involvement is added up: a point of it is so many units.
///
/// A method's weights are decimals and everything computed lies on the grid of 10⁻¹², so there is a unit of which every
/// contract's involvement is a whole number. Sums of these are exact, and the same in any order.
struct InvolvementScale: Hashable, Sendable {
    /// The units of one point of involvement.
    let unitsPerPoint: Int64

    /// The decimals that a vendor's part of a risk, given as a number, may have.
    static let partDecimals = 6
    /// With so many, a weight below 2⁴⁵ times involvement can be added up for 2³⁰ contracts of one vendor.
    private static let most: Int128 = 1 << 45

    /// - Throws: ``TallyFault/tooManyDigits`` when the method's weights have more digits than fit.
    init(_ rules: ContractRules) throws(TallyFault) {
        var units = Int128(1)
        do throws(ArithmeticError) {
            let part = try Rational(1, over: InvolvementScale.tenTo(InvolvementScale.partDecimals))
            let grid = try Rational(1, over: InvolvementScale.tenTo(Grid.decimals))
            var steps: [Rational] = []
            for role in Role.allCases { steps.append(try 100 * rules.weights.roles * (rules.roles[role] ?? 0)) }
            for risk in Risk.allCases {
                let whole = try 100 * rules.weights.risk * (rules.risks[risk] ?? 0)
                for bearer in Bearer.allCases { steps.append(try whole * (rules.bearers[bearer] ?? 0)) }
                steps.append(try whole * part)
            }
            steps.append(try 100 * rules.weights.term * grid)
            steps.append(try 100 * rules.weights.value * grid)
            for step in steps {
                let together = try Rational(units) / Rational(step.denominator)
                // units / gcd × denominator: the least common multiple.
                units = try (Rational(together.numerator) * Rational(step.denominator)).numerator
                guard units <= InvolvementScale.most else { throw .overflow }
            }
        } catch {
            throw .tooManyDigits
        }
        unitsPerPoint = Int64(units)
    }

    private static func tenTo(_ exponent: Int) -> Int128 { (0..<exponent).reduce(1) { power, _ in power * 10 } }

    /// The units of so many points; nil where that is not a whole number of them.
    func units(ofPoints points: Rational) -> Int64? {
        guard let units = try? points * Rational(Int(unitsPerPoint)), units.isInteger else { return nil }
        return Int64(exactly: units.numerator)
    }

    /// The points that so many units are.
    func points(ofUnits units: Int64) throws(ArithmeticError) -> Rational {
        try Rational(Int128(units), over: Int128(unitsPerPoint))
    }
}

extension Rational {
    /// A whole number that fits.
    init(_ value: Int128) throws(ArithmeticError) { try self.init(value, over: 1) }

    /// The number of multiples of 10⁻¹² that a number on the grid is.
    var gridUnits: Int128 {
        get throws(ArithmeticError) {
            let units = try self * Rational(Int(1_000_000_000_000))
            guard units.isInteger else { throw .overflow }
            return units.numerator
        }
    }

    /// So many multiples of 10⁻¹².
    init(gridUnits: Int128) throws(ArithmeticError) { try self.init(gridUnits, over: 1_000_000_000_000) }
}
