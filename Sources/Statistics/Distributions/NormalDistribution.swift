/// The standard normal distribution, in double-double numbers.
public enum NormalDistribution {
    /// Φ(x) = erfc(−x/√2) / 2, the probability of a value not above x, with a relative error below 2⁻⁹⁰ on either side
    /// as long as the result is above 10⁻²⁹⁰.
    public static func cumulative(_ x: DoubleDouble) -> DoubleDouble {
        DoubleDouble.erfc(-(x &* halfRoot)).timesPowerOfTwo(0.5)
    }

    /// φ(x) = exp(−x²/2) / √(2π).
    public static func density(_ x: DoubleDouble) -> DoubleDouble {
        let (significand, exponent) = DoubleDouble.exponentialParts((x &* x).timesPowerOfTwo(-0.5))
        let factor = DoubleDouble.twoBySquareRootOfPi.timesPowerOfTwo(0.5) &* halfRoot
        return (significand &* factor).scaledUnchecked(byPowerOfTwo: exponent)
    }

    /// Φ⁻¹(p), the value that is not exceeded with probability p.
    ///
    /// A start after Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.23, good to 0.00045, and Halley's
    /// steps, each of which makes the number of correct digits three times as large.
    ///
    /// - Parameter p: From 10⁻³⁰⁰ to below 1.
    /// - Throws: ``ArithmeticError/outOfDomain`` for another p.
    public static func quantile(_ p: DoubleDouble) throws(ArithmeticError) -> DoubleDouble {
        guard p.high >= 1e-300, p < .one else { throw .outOfDomain }
        let half = DoubleDouble(exactly: 0.5)
        if p == half { return .zero }
        guard p < half else { return -(try quantile(.one &- p)) }
        let t = try DoubleDouble.sqrt(.log(p) * -2).high
        let numerator = 2.515517 + t * (0.802853 + t * 0.010328)
        let denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
        var x = DoubleDouble(exactly: numerator / denominator - t)
        for _ in 0..<4 {
            let error = try (cumulative(x) - p) / density(x)
            x = try x - error / (.one + x * error * half)
        }
        return x
    }

    /// 1/√2.
    private static let halfRoot = DoubleDouble.rootNearOne(DoubleDouble(exactly: 0.5))
}
