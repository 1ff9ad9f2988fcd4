/// (Σ w xᵖ / Σw)^(1/p), the generalised mean; exact for p = 1, otherwise rounded once to the ``Grid``.
///
/// p = 0 is the limit, the geometric mean; p = −1 the harmonic mean as ``HarmonicMean`` computes it. A zero makes the
/// mean zero where p ≤ 0; a negative value is out of its domain for every p but 1. Equal values have the mean that
/// they are.
public struct PowerMean: Aggregate {
    /// p.
    public let power: Rational

    /// The mean of power p.
    public init(power: Rational) {
        self.power = power
    }

    public var name: String { "power" }
    public var usesWeights: Bool { true }

    public func value(of values: [Rational], weights: [Rational]) throws(ArithmeticError) -> Rational {
        switch power {
        case 1: return try WeightedMean().value(of: values, weights: weights)
        case 0: return try GeometricMean().value(of: values, weights: weights)
        case -1: return try HarmonicMean().value(of: values, weights: weights)
        default: break
        }
        let weighted = try WeightedValues(values, weights: weights)
        if let decided = try weighted.decidedMean(zeroDecides: power.isNegative) { return decided }
        // Relative to the value that rules for a large |p|, no power is above 1, so that none overflows.
        let leading = power.isNegative ? weighted.values.min() : weighted.values.max()
        guard let leading else { throw .outOfDomain }
        let unit = DoubleDouble(leading)
        let mean = try weighted.mean { value throws(ArithmeticError) in
            try .pow(DoubleDouble(value) / unit, power)
        }
        return try Grid.rational(unit * .pow(mean, power.reciprocal()))
    }
}
