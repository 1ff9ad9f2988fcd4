import Scoring
import Statistics

/// (involvement / 100)ᵖ of the power mean, on the grid.
struct InvolvementPower: Sendable {
    private let power: Rational
    private let unitsOfHundred: Int128
    /// The exponent where it is a small whole number, for which the power is a product.
    private let smallPower: Int
    private let partOfHundred: Double
    /// How far from a whole number a product may be for its nearest one to be beyond doubt: each of the factors is off by
    /// less than 2⁻⁵² of itself and each product by 2⁻⁵³, which makes less than 0.0004 p of the 10¹² units that a power
    /// has at most.
    private let reach: Double

    /// - Parameters:
    ///   - power: the method's p.
    ///   - unitsPerPoint: the units of one point of involvement.
    init(_ power: Rational, unitsPerPoint: Int64) {
        self.power = power
        unitsOfHundred = Int128(unitsPerPoint) * 100
        smallPower = power.isInteger && power <= 8 ? Int(power.numerator) : 0
        partOfHundred = 1 / Double(unitsOfHundred)
        reach = 0.5 - 0.0005 * Double(smallPower)
    }

    /// The power of so many units of involvement, in units of 10⁻¹².
    @inline(__always)
    func callAsFunction(_ units: Int64) throws(ArithmeticError) -> Int64 {
        if let quick = product(units) { return quick }
        return try exactly(units)
    }

    private func exactly(_ units: Int64) throws(ArithmeticError) -> Int64 {
        let part = try Rational(Int128(units), over: unitsOfHundred)
        return Int64(try VendorInvolvement.raised(part, to: power).gridUnits)
    }

    /// The same as a product of floating-point numbers, where its error leaves no doubt how it is rounded.
    @inline(__always)
    private func product(_ units: Int64) -> Int64? {
        guard smallPower > 0 else { return nil }
        let part = Double(units) * partOfHundred
        var power = part
        for _ in 1..<smallPower { power *= part }
        let scaled = power * 1e12
        // The nearest whole number of one that is not negative, without a call.
        let nearest = Double(Int64(scaled + 0.5))
        return abs(scaled - nearest) < reach ? Int64(nearest) : nil
    }
}
