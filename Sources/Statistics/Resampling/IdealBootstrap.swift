/// The distribution of a sum of whole numbers over all samples with repetition, stratum by stratum: what a bootstrap
/// comes to with infinitely many replicates. There is no seed and no error of simulation.
///
/// Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapters 6 and 14. It is the convolution of the
/// strata's, each of which is the n-fold convolution of the shares of its values. Probabilities are double-double
/// numbers; a quantile counts as reached from 10⁻²⁵ beneath it on.
public struct IdealBootstrap: Sendable {
    /// The sum observed.
    public let observed: Int
    /// √(Σ nₛ σₛ²), σ being the deviation in a stratum as a population: the standard error of the sum.
    public let standardError: DoubleDouble
    /// Σ l³ / (6 (Σ l²)^1.5) with l = x − mean of its stratum; nil where nothing varies.
    public let acceleration: DoubleDouble?
    /// The least sum that is possible.
    private let least: Int
    /// How far apart sums that are possible lie: the greatest common divisor of the differences of values.
    private let step: Int
    /// The probabilities of the sums from the least on, a step apart.
    private let probabilities: [DoubleDouble]

    /// The distribution for strata of whole numbers.
    ///
    /// - Parameter strata: At least one stratum with at least one value; values up to 10⁶ in size.
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for no strata or an empty one; ``NotAvailable/gridTooFine`` where the
    ///   sums spread over more than 1,000,000 numbers; ``NotAvailable/arithmetic(_:)``.
    /// - Complexity: The number of values, times that of possible sums, times that of different values in a stratum.
    public init(strata: [[Int]]) throws(NotAvailable) {
        guard !strata.isEmpty, strata.allSatisfy({ !$0.isEmpty }) else { throw .tooFew(needed: 1) }
        guard strata.allSatisfy({ $0.allSatisfy { $0.magnitude <= 1_000_000 } }) else {
            throw .arithmetic(.outOfDomain)
        }
        var least = 0
        var spread = 0
        for stratum in strata {
            let low = stratum.min() ?? 0
            least += low * stratum.count
            spread += ((stratum.max() ?? 0) - low) * stratum.count
            guard spread <= 1_000_000 else { throw .gridTooFine }
        }
        self.least = least
        observed = strata.reduce(0) { $0 + $1.reduce(0, +) }
        let step = IdealBootstrap.step(of: strata)
        var probabilities = [DoubleDouble.one]
        for stratum in strata { probabilities = IdealBootstrap.convolved(probabilities, with: stratum, step: step) }
        self.step = step
        self.probabilities = probabilities
        let powers = try NotAvailable.reason { () throws(ArithmeticError) in
            try IdealBootstrap.deviationPowers(strata)
        }
        standardError = powers.root
        acceleration =
            powers.squares.high > 0
            ? powers.cubes.over((powers.squares &* powers.root).timesPowerOfTwo(2) &* 3.0) : nil
    }

    /// P(sum < observed) + ½ P(sum = observed).
    public var belowObserved: DoubleDouble {
        probability(below: observed) &+ probabilities[(observed - least) / step].timesPowerOfTwo(0.5)
    }

    /// The smallest sum that is not exceeded with probability p or more.
    ///
    /// - Parameter p: From 0 to 1.
    /// - Throws: ``NotAvailable/arithmetic(_:)`` with ``ArithmeticError/outOfDomain`` for another p.
    public func quantile(_ p: DoubleDouble) throws(NotAvailable) -> Int {
        guard p.high >= 0, p <= .one else { throw .arithmetic(.outOfDomain) }
        let needed = p &- DoubleDouble(exactly: 1e-25)
        var reached = DoubleDouble.zero
        for (index, probability) in probabilities.enumerated() {
            reached = reached &+ probability
            if probability.high > 0 && reached >= needed { return least + index * step }
        }
        return least + (probabilities.count - 1) * step
    }

    /// The percentile interval: the quantiles of α/2 and 1 − α/2 for the level 1 − α.
    ///
    /// - Throws: As ``quantile(_:)``.
    public func percentileInterval(level: Rational) throws(NotAvailable) -> (lower: Int, upper: Int) {
        let tail = try NotAvailable.reason { () throws(ArithmeticError) in DoubleDouble(try (1 - level) / 2) }
        return (try quantile(tail), try quantile(.one &- tail))
    }

    /// The interval corrected for bias and acceleration (Efron 1987), and the probabilities whose quantiles it takes.
    ///
    /// - Throws: ``NotAvailable/constant`` where nothing varies: see ``allEqualInterval(_:count:level:)``; else as
    ///   ``quantile(_:)``.
    public func acceleratedInterval(level: Rational) throws(NotAvailable) -> AcceleratedInterval {
        guard let acceleration else { throw .constant }
        let shares = try AcceleratedShares(below: belowObserved, acceleration: acceleration, level: level)
        return AcceleratedInterval(
            shares: shares, lower: try quantile(shares.lower), upper: try quantile(shares.upper))
    }

    /// An interval and the shares of the distribution at which it was cut.
    public struct AcceleratedInterval: Equatable, Sendable {
        /// Where the distribution was cut.
        public let shares: AcceleratedShares
        /// The lower end.
        public let lower: Int
        /// The upper end.
        public let upper: Int
    }

    private func probability(below sum: Int) -> DoubleDouble {
        probabilities[..<((sum - least) / step)].reduce(.zero) { $0 &+ $1 }
    }

    /// The distribution after as many draws from a stratum as it has values.
    private static func convolved(_ start: [DoubleDouble], with stratum: [Int], step: Int) -> [DoubleDouble] {
        let low = stratum.min() ?? 0
        var counts: [Int: Int] = [:]
        for value in stratum { counts[(value - low) / step, default: 0] += 1 }
        let size = DoubleDouble(exactly: Double(stratum.count))
        let shares = counts.sorted { $0.key < $1.key }
            .map { (step: $0.key, share: DoubleDouble(exactly: Double($0.value)).over(size)) }
        let spread = shares.last?.step ?? 0
        var result = start
        for _ in stratum {
            var next = [DoubleDouble](repeating: .zero, count: result.count + spread)
            for (index, probability) in result.enumerated() where probability.high > 0 {
                for (step, share) in shares { next[index + step] = next[index + step] &+ probability &* share }
            }
            result = next
        }
        return result
    }

    /// The greatest common divisor of the differences of values within strata; 1 where nothing varies.
    private static func step(of strata: [[Int]]) -> Int {
        var divisor: UInt64 = 0
        for stratum in strata {
            let low = stratum.min() ?? 0
            for value in stratum { divisor = greatestCommonDivisor(divisor, UInt64(value - low)) }
        }
        return divisor == 0 ? 1 : Int(divisor)
    }

    /// Σ l², its root, and Σ l³, exactly before they become double-double numbers where the fractions fit.
    private static func deviationPowers(
        _ strata: [[Int]]
    ) throws(ArithmeticError) -> (squares: DoubleDouble, root: DoubleDouble, cubes: DoubleDouble) {
        var squares = DoubleDouble.zero
        var cubes = DoubleDouble.zero
        for stratum in strata {
            let mean = try Rational(stratum.reduce(0, +)) / Rational(stratum.count)
            for value in stratum {
                let deviation = try Rational(value) - mean
                squares = try squares + DoubleDouble(deviation * deviation)
                cubes = try cubes + DoubleDouble(deviation * deviation * deviation)
            }
        }
        return (squares, try .sqrt(squares), cubes)
    }
}
