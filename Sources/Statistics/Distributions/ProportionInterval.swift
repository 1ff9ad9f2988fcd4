/// Intervals for the probability behind a number of successes in independent trials.
///
/// Brown, Cai, DasGupta, "Interval estimation for a binomial proportion", Statistical Science 16 (2001).
public enum ProportionInterval: CaseIterable, Sendable {
    /// The probabilities that a test of the score does not reject (Wilson 1927); good for any number of trials.
    case wilson
    /// Those that the exact test does not reject (Clopper and Pearson 1934); never too short, often too long.
    case clopperPearson
    /// The middle of the posterior distribution after Jeffreys's prior, Beta(½, ½).
    case jeffreys
    /// The usual interval after z²/2 successes and failures were added (Agresti and Coull 1998).
    case agrestiCoull

    /// The interval, within 0 and 1.
    ///
    /// - Parameters:
    ///   - successes: From 0 to `trials`.
    ///   - trials: At least one, at most 10⁶.
    ///   - level: The confidence, above 0 and below 1.
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for no trials; ``NotAvailable/arithmetic(_:)`` with
    ///   ``ArithmeticError/outOfDomain`` for other numbers.
    public func bounds(
        successes: Int, trials: Int, level: Rational
    ) throws(NotAvailable) -> (lower: DoubleDouble, upper: DoubleDouble) {
        guard trials > 0 else { throw .tooFew(needed: 1) }
        return try NotAvailable.reason { () throws(ArithmeticError) in
            guard (0...trials).contains(successes), trials <= 1_000_000, level > 0, level < 1 else {
                throw .outOfDomain
            }
            let tail = DoubleDouble(try (1 - level) / 2)
            switch self {
            case .wilson, .agrestiCoull: return try normalBounds(successes, trials, tail)
            case .clopperPearson: return try betaBounds(successes, trials, tail, lowerShift: 0, upperShift: 1)
            case .jeffreys: return try betaBounds(successes, trials, tail, lowerShift: 0.5, upperShift: 0.5)
            }
        }
    }

    private func normalBounds(
        _ successes: Int, _ trials: Int, _ tail: DoubleDouble
    ) throws(ArithmeticError) -> (lower: DoubleDouble, upper: DoubleDouble) {
        let z = -(try NormalDistribution.quantile(tail))
        let square = try z * z
        let count = DoubleDouble(exactly: Double(trials))
        let total = try count + square
        let centre = try (DoubleDouble(exactly: Double(successes)) + square.timesPowerOfTwo(0.5)) / total
        let width: DoubleDouble
        if self == .wilson {
            let share = try DoubleDouble(exactly: Double(successes)) / count
            let variance = try share * (.one - share) / count + square / (count * count * 4)
            width = try z * .sqrt(variance) * count / total
        } else {
            width = try z * .sqrt(centre * (.one - centre) / total)
        }
        return (max(.zero, try centre - width), min(.one, try centre + width))
    }

    /// The tails of Beta(k + lower, n − k + 1 − lower) and Beta(k + upper, n − k + 1 − upper).
    private func betaBounds(
        _ successes: Int, _ trials: Int, _ tail: DoubleDouble, lowerShift: Double, upperShift: Double
    ) throws(ArithmeticError) -> (lower: DoubleDouble, upper: DoubleDouble) {
        let (hits, misses) = (Double(successes), Double(trials - successes))
        var bounds = (lower: DoubleDouble.zero, upper: DoubleDouble.one)
        if hits + lowerShift > 0 {
            let a = DoubleDouble(exactly: hits + lowerShift)
            let b = DoubleDouble(exactly: misses + 1 - lowerShift)
            bounds.lower = try BetaDistribution(a: a, b: b).quantile(tail)
        }
        if misses + 1 - upperShift > 0 {
            let a = DoubleDouble(exactly: hits + upperShift)
            let b = DoubleDouble(exactly: misses + 1 - upperShift)
            bounds.upper = try .one - BetaDistribution(a: b, b: a).quantile(tail)
        }
        return bounds
    }
}
