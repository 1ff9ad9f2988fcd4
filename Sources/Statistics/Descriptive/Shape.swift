/// How lopsided values are: √(n(n − 1)) / (n − 2) · m₃ / m₂^1.5, mₖ being the mean of (x − x̄)ᵏ.
///
/// The second of the three definitions in Joanes and Gill, "Comparing measures of sample skewness and kurtosis", The
/// Statistician 47 (1998), which is that of spreadsheets.
///
/// - Throws: ``NotAvailable/tooFew(needed:)`` for fewer than three values; ``NotAvailable/constant``.
public func skewness(_ values: [Rational]) throws(NotAvailable) -> DoubleDouble {
    guard values.count >= 3 else { throw .tooFew(needed: 3) }
    return try CentralMoments(values).skewness()
}

/// How heavy the ends of a distribution are, compared with the normal one, for which it is about 0:
/// (n − 1) / ((n − 2)(n − 3)) · ((n + 1)(m₄ / m₂² − 3) + 6).
///
/// The second definition in Joanes and Gill (1998), as ``skewness(_:)``.
///
/// - Throws: ``NotAvailable/tooFew(needed:)`` for fewer than four values; ``NotAvailable/constant``.
public func kurtosis(_ values: [Rational]) throws(NotAvailable) -> DoubleDouble {
    guard values.count >= 4 else { throw .tooFew(needed: 4) }
    return try CentralMoments(values).kurtosis()
}
