/// The beta distribution with two parameters above 0, in double-double numbers.
public struct BetaDistribution: Sendable {
    /// The exponent of x, plus 1.
    public let a: DoubleDouble
    /// The exponent of 1 − x, plus 1.
    public let b: DoubleDouble
    /// ln B(a, b).
    private let logarithmOfBeta: DoubleDouble

    /// The distribution with the density xᵃ⁻¹ (1 − x)ᵇ⁻¹ / B(a, b).
    ///
    /// - Throws: ``ArithmeticError/outOfDomain`` for a parameter that is not above 0, or is above 10⁶.
    public init(a: DoubleDouble, b: DoubleDouble) throws(ArithmeticError) {
        guard a.high > 0, b.high > 0, a.high <= 1e6, b.high <= 1e6 else { throw .outOfDomain }
        self.a = a
        self.b = b
        logarithmOfBeta = try .logarithmOfGamma(a) + .logarithmOfGamma(b) - .logarithmOfGamma(a + b)
    }

    /// Iₓ(a, b), the probability of a value not above x, with an error below 10⁻²⁰.
    ///
    /// - Parameter x: From 0 to 1.
    /// - Throws: ``ArithmeticError/outOfDomain`` for another x.
    public func cumulative(_ x: DoubleDouble) throws(ArithmeticError) -> DoubleDouble {
        try cumulative(x, complement: .one - x)
    }

    /// As ``cumulative(_:)``, where 1 − x is known better than it would be after a subtraction.
    ///
    /// The continued fraction of the NIST Handbook of Mathematical Functions, 8.17.22, on the side of the mean on which
    /// it converges fast.
    func cumulative(_ x: DoubleDouble, complement: DoubleDouble) throws(ArithmeticError) -> DoubleDouble {
        guard x.high >= 0, complement.high >= 0 else { throw .outOfDomain }
        if x.high == 0 { return .zero }
        if complement.high == 0 { return .one }
        if x.high > (a.high + 1) / (a.high + b.high + 2) {
            let mirrored = BetaDistribution(a: b, b: a, logarithmOfBeta: logarithmOfBeta)
            return try .one - mirrored.lowerTail(complement, complement: x)
        }
        return try lowerTail(x, complement: complement)
    }

    /// The density between 0 and 1; 0 at both ends and beyond.
    ///
    /// - Throws: ``ArithmeticError/overflow``.
    func density(_ x: DoubleDouble) throws(ArithmeticError) -> DoubleDouble {
        let complement = try DoubleDouble.one - x
        // At an end the density may be infinite; a slope of 0 makes the search bisect.
        guard x.high > 0, complement.high > 0 else { return .zero }
        return try .exp((a - 1) * .log(x) + (b - 1) * .log(complement) - logarithmOfBeta)
    }

    /// The value that is not exceeded with probability p.
    ///
    /// - Parameter p: From 0 to 1.
    /// - Throws: ``ArithmeticError/outOfDomain`` for another p.
    public func quantile(_ p: DoubleDouble) throws(ArithmeticError) -> DoubleDouble {
        guard p.high >= 0, p <= .one else { throw .outOfDomain }
        if p.high == 0 { return .zero }
        if p == .one { return .one }
        return try risingRoot(from: .zero, to: .one) { x throws(ArithmeticError) in
            (try cumulative(x) - p, try density(x))
        }
    }

    private init(a: DoubleDouble, b: DoubleDouble, logarithmOfBeta: DoubleDouble) {
        self.a = a
        self.b = b
        self.logarithmOfBeta = logarithmOfBeta
    }

    private func lowerTail(_ x: DoubleDouble, complement: DoubleDouble) throws(ArithmeticError) -> DoubleDouble {
        let power = try a * .log(x) + b * .log(complement) - logarithmOfBeta
        return try .exp(power) / a / fraction(x)
    }

    /// 1 + d₁/(1 + d₂/(1 + …)), by Lentz's method.
    private func fraction(_ x: DoubleDouble) throws(ArithmeticError) -> DoubleDouble {
        var value = DoubleDouble.one
        var upper = DoubleDouble.one
        var lower = DoubleDouble.zero
        for step in 1...100_000 {
            let coefficient = try coefficient(step, x)
            lower = try coefficient * lower + 1
            upper = try coefficient / upper + 1
            // An exact 0 would end the recursion; it is moved by less than what counts.
            if lower.high == 0 { lower = DoubleDouble(exactly: 0x1p-200) }
            if upper.high == 0 { upper = DoubleDouble(exactly: 0x1p-200) }
            lower = try .one / lower
            let factor = try upper * lower
            value = try value * factor
            if (factor &- .one).high.magnitude < 0x1p-98 { return value }
        }
        throw .outOfDomain
    }

    /// dₙ.
    private func coefficient(_ step: Int, _ x: DoubleDouble) throws(ArithmeticError) -> DoubleDouble {
        let m = DoubleDouble(exactly: Double(step / 2))
        let twice = m.timesPowerOfTwo(2)
        if step % 2 == 0 {
            return try m * (b - m) * x / ((a + twice - 1) * (a + twice))
        }
        return try -((a + m) * (a + b + m) * x) / ((a + twice) * (a + twice + 1))
    }
}
