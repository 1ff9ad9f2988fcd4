extension DoubleDouble {
    /// ln Γ(x), the logarithm of the gamma function, with an absolute error below 10⁻²⁷ for x up to 10⁶.
    ///
    /// Stirling's series, Abramowitz and Stegun 6.1.40, from 60 on; a smaller x is raised by Γ(x + 1) = x Γ(x).
    ///
    /// - Parameter x: Above 0.
    /// - Throws: ``ArithmeticError/outOfDomain`` for another x; ``ArithmeticError/overflow``.
    static func logarithmOfGamma(_ x: DoubleDouble) throws(ArithmeticError) -> DoubleDouble {
        guard x.high > 0 else { throw .outOfDomain }
        var argument = x
        var product = DoubleDouble.one
        while argument.high < 60 {
            product = try product * argument
            argument = try argument + 1
        }
        let inverse = try .one / argument
        let square = try inverse * inverse
        var series = DoubleDouble.zero
        for coefficient in stirlingCoefficients.reversed() { series = try series * square + coefficient }
        let main = try (argument - DoubleDouble(exactly: 0.5)) * .log(argument) - argument + logarithmOfRootOfTwoPi
        return try main + series * inverse - .log(product)
    }

    /// π = 4 / (2/√π)².
    static let pi = DoubleDouble(exactly: 4).over(twoBySquareRootOfPi &* twoBySquareRootOfPi)

    /// ln √(2π); the logarithm of a constant above 0 is not refused.
    private static let logarithmOfRootOfTwoPi =
        ((try? log(pi.timesPowerOfTwo(2))) ?? .zero).timesPowerOfTwo(0.5)

    /// B₂ₖ / (2k (2k − 1)) for k from 1 to 12, B being Bernoulli's numbers.
    private static let stirlingCoefficients: [DoubleDouble] = [
        (1.0, 12.0), (-1.0, 360.0), (1.0, 1260.0), (-1.0, 1680.0), (1.0, 1188.0), (-691.0, 360_360.0), (1.0, 156.0),
        (-3617.0, 122_400.0), (43_867.0, 244_188.0), (-174_611.0, 125_400.0), (77_683.0, 5796.0),
        (-236_364_091.0, 1_506_960.0),
    ].map { DoubleDouble(exactly: $0.0).over(DoubleDouble(exactly: $0.1)) }
}
