/// How lopsided values are: √(n(n − 1)) / (n − 2) · m₃ / m₂^1.5, mₖ being the mean of (x − x̄)ᵏ.
///
/// The second of the three definitions in Joanes and Gill, "Comparing measures of sample skewness and kurtosis", The
/// Statistician 47 (1998), which is that of spreadsheets.
///
/// - Throws: ``NotAvailable/tooFew(needed:)`` for fewer than three values; ``NotAvailable/constant``.
public func skewness(_ values: [Rational]) throws(NotAvailable) -> DoubleDouble {
    guard values.count >= 3 else { throw .tooFew(needed: 3) }
    guard !values.isConstant else { throw .constant }
    return try NotAvailable.reason { () throws(ArithmeticError) in
        let count = Rational(values.count)
        let (second, third) = try (powerMean(values, 2), powerMean(values, 3))
        let correction = try DoubleDouble.sqrt(DoubleDouble(count * (count - 1))) / DoubleDouble(count - 2)
        return try correction * third / (second * .sqrt(second))
    }
}

/// How heavy the ends of a distribution are, compared with the normal one, for which it is about 0:
/// (n − 1) / ((n − 2)(n − 3)) · ((n + 1)(m₄ / m₂² − 3) + 6).
///
/// The second definition in Joanes and Gill (1998), as ``skewness(_:)``.
///
/// - Throws: ``NotAvailable/tooFew(needed:)`` for fewer than four values; ``NotAvailable/constant``.
public func kurtosis(_ values: [Rational]) throws(NotAvailable) -> DoubleDouble {
    guard values.count >= 4 else { throw .tooFew(needed: 4) }
    guard !values.isConstant else { throw .constant }
    return try NotAvailable.reason { () throws(ArithmeticError) in
        let count = Rational(values.count)
        let (second, fourth) = try (powerMean(values, 2), powerMean(values, 4))
        let excess = try fourth / (second * second) - 3
        let factor = try DoubleDouble((count - 1) / ((count - 2) * (count - 3)))
        return try factor * (DoubleDouble(count + 1) * excess + 6)
    }
}

/// The mean of (x − x̄)ᵏ for k from 2 to 4.
private func powerMean(_ values: [Rational], _ power: Int) throws(ArithmeticError) -> DoubleDouble {
    var sum = DoubleDouble.zero
    for deviation in try CentredSums.deviations(values) {
        var product = deviation
        for _ in 1..<power { product = try product * deviation }
        sum = try sum + product
    }
    return try sum / DoubleDouble(Rational(values.count))
}
