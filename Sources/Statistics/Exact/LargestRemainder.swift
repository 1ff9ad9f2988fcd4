/// Rounds parts so that they add up to their rounded total (the method of the largest remainder, Hamilton's).
///
/// Every part is rounded down to a multiple of 10⁻ᵏ; the units that are missing from the total, rounded half to even,
/// go to the parts that lost most, one each, the earlier first where two lost the same. A part that is a multiple
/// already is not changed.
///
/// - Parameters:
///   - parts: The exact parts, of either sign.
///   - total: What they add up to.
///   - decimals: k, from 0 to 18.
/// - Returns: The rounded parts in the order given.
/// - Throws: ``ArithmeticError/outOfDomain`` for another k, or if no distribution of one unit at most to each part
///   reaches the total, as when the parts do not add up to it; ``ArithmeticError/overflow``.
public func largestRemainder(
    parts: [Rational], total: Rational, decimals: Int
) throws(ArithmeticError) -> [Rational] {
    guard (0...18).contains(decimals) else { throw .outOfDomain }
    let scale = try Rational(Int128(powerOfTen(decimals)), over: 1)
    var units: [Rational] = []
    var losses: [Rational] = []
    for part in parts {
        let scaled = try part * scale
        let unit = scaled.roundedDown
        units.append(unit)
        losses.append(try scaled - unit)
    }
    let missing = try total.rounded(decimals: decimals) * scale - Rational.sum(units)
    guard missing >= .zero, missing <= Rational(parts.count) else { throw .outOfDomain }
    let order = parts.indices.sorted { losses[$0] == losses[$1] ? $0 < $1 : losses[$0] > losses[$1] }
    for index in order.prefix(Int(missing.numerator)) { units[index] = try units[index] + .one }
    var rounded: [Rational] = []
    for unit in units { rounded.append(try unit / scale) }
    return rounded
}

extension Rational {
    /// The largest whole number that is not larger.
    public var roundedDown: Rational {
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        return Rational(reducedNumerator: remainder < 0 ? quotient - 1 : quotient, denominator: 1)
    }
}
