/// A figure computed again without one value at a time.
///
/// Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 11.
public struct Jackknife: Equatable, Sendable {
    /// The figure of all values.
    public let estimate: Rational
    /// The figure without each of the values, in their order.
    public let values: [Rational]

    /// The jackknife of a statistic.
    ///
    /// - Parameter statistic: A figure of a list, which must be defined with one value less.
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for fewer than two values; ``NotAvailable/arithmetic(_:)`` with what
    ///   `statistic` throws.
    public init(
        _ values: [Rational], statistic: ([Rational]) throws(ArithmeticError) -> Rational
    ) throws(NotAvailable) {
        guard values.count >= 2 else { throw .tooFew(needed: 2) }
        estimate = try NotAvailable.reason { () throws(ArithmeticError) in try statistic(values) }
        self.values = try NotAvailable.reason { () throws(ArithmeticError) in
            var results: [Rational] = []
            for index in values.indices {
                var rest = values
                rest.remove(at: index)
                results.append(try statistic(rest))
            }
            return results
        }
    }

    /// (n − 1)(mean − estimate): by how much the estimate is expected to be too large.
    public func bias() throws(NotAvailable) -> Rational {
        try NotAvailable.reason { () throws(ArithmeticError) in
            try Rational(values.count - 1) * (Rational.sum(values) / Rational(values.count) - estimate)
        }
    }

    /// √((n − 1)/n Σ (value − mean)²).
    public func standardError() throws(NotAvailable) -> DoubleDouble {
        guard !values.isConstant else { return .zero }
        return try NotAvailable.reason { () throws(ArithmeticError) in
            let count = Rational(values.count)
            let squares = try CentredSums.product(values, values) / DoubleDouble(count)
            return try .sqrt(squares * DoubleDouble((count - 1) / count))
        }
    }

    /// a = Σ d³ / (6 (Σ d²)^1.5), d being the mean of the values less each (Efron 1987).
    ///
    /// - Throws: ``NotAvailable/constant`` where the values do not vary; ``NotAvailable/arithmetic(_:)``.
    public func acceleration() throws(NotAvailable) -> DoubleDouble {
        guard !values.isConstant else { throw .constant }
        return try NotAvailable.reason { () throws(ArithmeticError) in
            var squares = DoubleDouble.zero
            var cubes = DoubleDouble.zero
            for deviation in try CentredSums.deviations(values) {
                squares = try squares + deviation * deviation
                cubes = try cubes - deviation * deviation * deviation
            }
            return try cubes / (squares * .sqrt(squares) * 6)
        }
    }
}
