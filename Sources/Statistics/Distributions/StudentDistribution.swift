/// Student's t distribution, in double-double numbers.
public struct StudentDistribution: Sendable {
    /// The degrees of freedom, above 0.
    public let freedom: DoubleDouble
    private let beta: BetaDistribution

    /// The distribution with so many degrees of freedom.
    ///
    /// - Throws: ``ArithmeticError/outOfDomain`` for degrees that are not above 0, or above 2 × 10⁶.
    public init(freedom: DoubleDouble) throws(ArithmeticError) {
        self.freedom = freedom
        beta = try BetaDistribution(a: freedom.timesPowerOfTwo(0.5), b: DoubleDouble(exactly: 0.5))
    }

    /// The probability of a value not above t: ½ I_x(ν/2, ½) with x = ν/(ν + t²) below 0, and its complement above
    /// (Abramowitz and Stegun 26.7.1 and 26.5.27).
    ///
    /// - Throws: ``ArithmeticError``.
    public func cumulative(_ t: DoubleDouble) throws(ArithmeticError) -> DoubleDouble {
        let tail = try upperTail(t.magnitude)
        return t.high > 0 ? try .one - tail : tail
    }

    /// The probability of a value at least as far from 0 as t.
    ///
    /// - Throws: ``ArithmeticError``.
    public func twoSided(_ t: DoubleDouble) throws(ArithmeticError) -> DoubleDouble {
        try upperTail(t.magnitude) * 2
    }

    /// The value that is not exceeded with probability p.
    ///
    /// - Parameter p: Above 0 and below 1.
    /// - Throws: ``ArithmeticError/outOfDomain`` for another p.
    public func quantile(_ p: DoubleDouble) throws(ArithmeticError) -> DoubleDouble {
        guard p.high > 0, p < .one else { throw .outOfDomain }
        let half = DoubleDouble(exactly: 0.5)
        if p == half { return .zero }
        if p < half { return -(try quantile(.one - p)) }
        let tail = try DoubleDouble.one - p
        var greatest = DoubleDouble.one
        while try upperTail(greatest) > tail { greatest = try greatest * 2 }
        return try risingRoot(from: .zero, to: greatest) { t throws(ArithmeticError) in
            (try tail - upperTail(t), try density(t))
        }
    }

    /// The quantile of 1 − α/2 for an interval at the confidence 1 − α, with so many degrees of freedom.
    ///
    /// - Throws: ``NotAvailable/arithmetic(_:)`` with ``ArithmeticError/outOfDomain`` for degrees below 1 or a confidence
    ///   that is not above 0 and below 1.
    public static func quantile(freedom: Int, ofIntervalAt level: Rational) throws(NotAvailable) -> DoubleDouble {
        try NotAvailable.reason { () throws(ArithmeticError) in
            guard level > 0, level < 1 else { throw .outOfDomain }
            let student = try StudentDistribution(freedom: DoubleDouble(exactly: Double(freedom)))
            return try student.quantile(DoubleDouble((1 + level) / 2))
        }
    }

    /// P(T ≥ t) for t that is not negative.
    private func upperTail(_ t: DoubleDouble) throws(ArithmeticError) -> DoubleDouble {
        let square = try t * t
        let sum = try freedom + square
        return try beta.cumulative(freedom / sum, complement: square / sum).timesPowerOfTwo(0.5)
    }

    /// The density of T, from that of x = ν/(ν + t²): f(x) · |dx/dt| / 2 = f(x) · ν t / (ν + t²)².
    private func density(_ t: DoubleDouble) throws(ArithmeticError) -> DoubleDouble {
        let sum = try freedom + t * t
        return try beta.density(freedom / sum) * (freedom * t / (sum * sum))
    }
}
