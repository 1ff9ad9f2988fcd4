/// An interval for the mean of values between 0 and 1 of which all n observed ones are equal, where no resampling can
/// say anything: [c p, c p + 1 − p] with p = α^(1/n).
///
/// With probability 1 − α at least the share p of all values is equal to c, or n of them would hardly be; the others lie
/// anywhere from 0 to 1.
///
/// - Parameters:
///   - value: c, from 0 to 1.
///   - count: n.
///   - level: The confidence 1 − α, above 0 and below 1.
/// - Throws: ``NotAvailable/tooFew(needed:)`` for n below 1; ``NotAvailable/arithmetic(_:)`` with
///   ``ArithmeticError/outOfDomain`` for another c or level.
public func allEqualInterval(
    _ value: Rational, count: Int, level: Rational
) throws(NotAvailable) -> (lower: DoubleDouble, upper: DoubleDouble) {
    guard count >= 1 else { throw .tooFew(needed: 1) }
    return try NotAvailable.reason { () throws(ArithmeticError) in
        guard !value.isNegative, value <= 1, level > 0, level < 1 else { throw .outOfDomain }
        let share = try DoubleDouble.pow(DoubleDouble(1 - level), Rational(1, over: Int128(count)))
        let lower = try DoubleDouble(value) * share
        return (lower, try lower + (.one - share))
    }
}
