/// (x − worst) / (best − worst) between two fixed values, exactly; or the same of logarithms, on the ``Grid``.
///
/// The base of the logarithm does not matter. The best value may be the smaller one; then the result falls as x rises.
/// (UNDP, Human Development Report, technical note 1, calls them goalposts.)
public struct Goalposts: Normalisation {
    /// The value that gives 0.
    public let worst: Rational
    /// The value that gives 1.
    public let best: Rational
    /// Whether a value beyond a goalpost counts as the goalpost, so that the result lies between 0 and 1.
    public let clips: Bool
    /// Whether logarithms are compared; both goalposts must be above 0 then.
    public let isLogarithmic: Bool

    /// Goalposts.
    public init(worst: Rational, best: Rational, clips: Bool = true, isLogarithmic: Bool = false) {
        self.worst = worst
        self.best = best
        self.clips = clips
        self.isLogarithmic = isLogarithmic
    }

    public var name: String { "goalposts" }
    public var dependsOnOthers: Bool { false }
    public var neverFalls: Bool { worst <= best }
    public var results: ClosedRange<Rational>? { clips ? 0...1 : nil }

    /// - Throws: ``NotAvailable/constant`` where both goalposts are the same; ``NotAvailable/arithmetic(_:)`` with
    ///   ``ArithmeticError/outOfDomain`` for the logarithm of a number that is not above 0.
    public func values(of values: [Rational]) throws(NotAvailable) -> [Rational] {
        guard worst != best else { throw .constant }
        let limits = Rational.min(worst, best)...Rational.max(worst, best)
        return try each(values) { value throws(ArithmeticError) in
            let counted = clips ? value.clamped(to: limits) : value
            guard isLogarithmic else { return try shareOfRange(counted, from: worst, to: best) }
            let origin = try DoubleDouble.log(DoubleDouble(worst))
            let range = try DoubleDouble.log(DoubleDouble(best)) - origin
            return try Grid.rational((DoubleDouble.log(DoubleDouble(counted)) - origin) / range)
        }
    }
}
