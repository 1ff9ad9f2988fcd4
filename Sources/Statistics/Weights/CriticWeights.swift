/// In proportion to s_j Σᵢ (1 − rᵢⱼ): the deviation of a criterion between its least and greatest value, times how little
/// it goes with the others.
///
/// Diakoulaki, Mavrotas, Papayannakis, "Determining objective weights in multiple criteria problems: the CRITIC method",
/// Computers & Operations Research 22 (1995). s is the standard deviation, with n − 1, of the min-max values, r Pearson's
/// correlation. Every criterion must vary.
public struct CriticWeights: Weighting {
    /// The rule.
    public init() {}

    public var name: String { "critic" }

    public func shares(of criteria: [[Rational]]) throws(NotAvailable) -> [DoubleDouble] {
        try checkCriteria(criteria, units: 2)
        var sizes: [DoubleDouble] = []
        for (index, values) in criteria.enumerated() {
            let deviation = try scaledDeviation(values)
            var contrast = DoubleDouble.zero
            for (other, others) in criteria.enumerated() where other != index {
                let correlation = try pearsonCorrelation(values, others)
                contrast = try NotAvailable.reason { () throws(ArithmeticError) in try contrast + (.one - correlation) }
            }
            sizes.append(try NotAvailable.reason { () throws(ArithmeticError) in try deviation * contrast })
        }
        return try sharesOfSum(sizes)
    }
}

/// The standard deviation of min-max values: that of the values, divided by their range.
///
/// - Throws: ``NotAvailable/constant`` where the values do not vary.
func scaledDeviation(_ values: [Rational]) throws(NotAvailable) -> DoubleDouble {
    guard let least = values.min(), let greatest = values.max(), least != greatest else { throw .constant }
    let deviation = try standardDeviation(values)
    return try NotAvailable.reason { () throws(ArithmeticError) in
        try deviation / DoubleDouble(greatest - least)
    }
}
