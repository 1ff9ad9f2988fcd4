// ln x = k ln 2 + ln c + 2 artanh z, where x = 2ᵏ m, c is the 128th nearest to m, and z = (m − c)/(m + c).

extension DoubleDouble {
    /// ln x, with a relative error below 2⁻¹⁰⁰, near 1 too.
    ///
    /// - Throws: ``ArithmeticError/outOfDomain`` for 0 and negative numbers.
    public static func log(_ x: DoubleDouble) throws(ArithmeticError) -> DoubleDouble {
        let (exponent, logarithm) = try logarithmParts(x)
        return logarithmOf2 &* Double(exponent) &+ logarithm
    }

    /// log₁₀ x, with a relative error below 2⁻¹⁰⁰. Its `high` is exact for powers of ten.
    ///
    /// - Throws: ``ArithmeticError/outOfDomain`` for 0 and negative numbers.
    public static func log10(_ x: DoubleDouble) throws(ArithmeticError) -> DoubleDouble {
        try log(x) &* logarithm10OfE
    }

    /// log₂ x, with a relative error below 2⁻¹⁰⁰; exact for powers of two.
    ///
    /// - Throws: ``ArithmeticError/outOfDomain`` for 0 and negative numbers.
    public static func log2(_ x: DoubleDouble) throws(ArithmeticError) -> DoubleDouble {
        let (exponent, logarithm) = try logarithmParts(x)
        return logarithm &* logarithm2OfE &+ Double(exponent)
    }

    /// ln (1 + x), with a relative error below 2⁻⁹⁶, around 0 too.
    ///
    /// - Throws: ``ArithmeticError/outOfDomain`` from −1 downwards.
    public static func log1p(_ x: DoubleDouble) throws(ArithmeticError) -> DoubleDouble {
        let size = x.high.magnitude
        // x − x²/2; the next term is beyond the last bit.
        if size < 0x1p-60 { return DoubleDouble(sum: x.high, x.low - x.high * x.high / 2) }
        if size < 0x1p-8 { return twiceAreaTangent(x.over(x &+ 2.0)) }
        return try log(x &+ 1.0)
    }

    /// The power of two in x, and the logarithm of what is left of x, from √½ to √2.
    private static func logarithmParts(
        _ x: DoubleDouble
    ) throws(ArithmeticError) -> (exponent: Int, logarithm: DoubleDouble) {
        guard x.high > 0 else { throw .outOfDomain }
        var (significand, exponent) = x.split()
        if significand.high > 0x1.6ap0 {
            significand = significand.timesPowerOfTwo(0.5)
            exponent += 1
        }
        let index = Int(significand.high * 128 + 0.5)
        let centre = Double(index) / 128
        let rest = twiceAreaTangent((significand &+ -centre).over(significand &+ centre))
        return (exponent, index == 128 ? rest : logarithmsOf128ths[index - firstOf128ths] &+ rest)
    }

    /// 2 artanh z = 2 (z + z³/3 + z⁵/5 + …) for |z| below 2⁻⁸.
    private static func twiceAreaTangent(_ z: DoubleDouble) -> DoubleDouble {
        let square = z &* z
        let s = square.high
        let tail = s * (1.0 / 7 + s * (1.0 / 9 + s * (1.0 / 11 + s * (1.0 / 13 + s * (1.0 / 15)))))
        // The terms in z³ and z⁵ need more than 53 bits.
        let series = third &+ (fifth &+ tail) &* square
        return (z &+ series &* square &* z).timesPowerOfTwo(2)
    }

    /// The numerator of the first centre: 128 √½, rounded down.
    private static let firstOf128ths = 90

    /// ln (j/128) for j from 90 to 182, from the series in full.
    private static let logarithmsOf128ths: [DoubleDouble] = (firstOf128ths...182).map { numerator in
        let z = DoubleDouble(exactly: Double(numerator - 128)).over(DoubleDouble(exactly: Double(numerator + 128)))
        let square = z &* z
        var series = DoubleDouble.zero
        // |z| < 0.175, so that z⁵⁰ is beyond the last bit.
        for odd in stride(from: 49.0, through: 1.0, by: -2.0) {
            series = series &* square &+ DoubleDouble.one.over(DoubleDouble(exactly: odd))
        }
        return (series &* z).timesPowerOfTwo(2)
    }
}
