/// An exact fraction of two 128-bit integers, always in lowest terms.
///
/// The denominator is positive and the numerator is never `Int128.min`, so that every value has a negation and an
/// absolute value. Equal values have equal parts, therefore `==` and `hash(into:)` are those of the parts.
///
/// An operation throws ``ArithmeticError/overflow`` only if its *result*, in lowest terms, does not fit; intermediate
/// steps that do not fit are taken in 256 bits.
public struct Rational: Hashable, Sendable {
    /// The numerator; it carries the sign.
    public let numerator: Int128
    /// The denominator, at least 1.
    public let denominator: Int128

    /// 0.
    public static let zero = Rational(0)
    /// 1.
    public static let one = Rational(1)

    /// A fraction whose parts are known to be in lowest terms.
    ///
    /// The caller answers for it: `denominator > 0`, no common divisor, `numerator` not `Int128.min`.
    @inline(__always)
    init(reducedNumerator numerator: Int128, denominator: Int128) {
        assert(denominator > 0 && numerator != .min, "not in the form that Rational promises")
        self.numerator = numerator
        self.denominator = denominator
    }

    /// A whole number.
    public init(_ value: Int) {
        self.init(reducedNumerator: Int128(value), denominator: 1)
    }

    /// `numerator / denominator`, reduced.
    ///
    /// - Throws: ``ArithmeticError/divisionByZero`` for a zero denominator; ``ArithmeticError/overflow`` where
    ///   `Int128.min` cannot be reduced away.
    public init(_ numerator: Int128, over denominator: Int128) throws(ArithmeticError) {
        guard denominator != 0 else { throw .divisionByZero }
        if denominator == Rational.gridDenominator, numerator != 0 {
            self.init(gridMultiple: numerator)
            return
        }
        if let top = UInt64(exactly: numerator.magnitude), let bottom = UInt64(exactly: denominator.magnitude) {
            let divisor = greatestCommonDivisor(top, bottom)
            let size = Int128(divisor == 1 ? top : top / divisor)
            self.init(
                reducedNumerator: (numerator < 0) != (denominator < 0) ? -size : size,
                denominator: Int128(divisor == 1 ? bottom : bottom / divisor))
            return
        }
        let divisor = greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
        try self.init(
            isNegative: (numerator < 0) != (denominator < 0),
            reducedNumerator: numerator.magnitude / divisor,
            denominator: denominator.magnitude / divisor
        )
    }

    private static let gridDenominator: Int128 = 1_000_000_000_000
    /// 5⁰ to 5¹⁸
    static let powersOfFive = (0...18).map { power in
        (0..<power).reduce(UInt64(1)) { five, _ in five * 5 }
    }

    /// A multiple of 10⁻¹², which nearly every fraction that was ever rounded is: reduced without a search.
    ///
    /// - Precondition: `multiple` is not 0.
    private init(gridMultiple multiple: Int128) {
        let (twos, fives) = commonDivisorWithGrid(multiple.magnitude)
        let halves = multiple.magnitude &>> UInt128(twos)
        let numerator = fives == 0 ? halves : halves / UInt128(Rational.powersOfFive[fives])
        let denominator = Rational.powersOfFive[Grid.decimals - fives] &<< UInt64(Grid.decimals - twos)
        self.init(
            reducedNumerator: multiple < 0 ? -Int128(bitPattern: numerator) : Int128(bitPattern: numerator),
            denominator: Int128(denominator))
    }

    /// A fraction from a sign and two magnitudes without a common divisor.
    ///
    /// - Throws: ``ArithmeticError/overflow`` if a magnitude is beyond `Int128.max`.
    init(
        isNegative: Bool, reducedNumerator: UInt128, denominator: UInt128
    ) throws(ArithmeticError) {
        guard let top = Int128(exactly: reducedNumerator), let bottom = Int128(exactly: denominator) else {
            throw .overflow
        }
        self.init(reducedNumerator: isNegative ? -top : top, denominator: bottom)
    }

    /// Whether the value is below zero.
    public var isNegative: Bool { numerator < 0 }

    /// Whether the value is zero.
    public var isZero: Bool { numerator == 0 }

    /// Whether the value is a whole number.
    public var isInteger: Bool { denominator == 1 }

    /// The absolute value.
    public var magnitude: Rational {
        Rational(reducedNumerator: numerator < 0 ? -numerator : numerator, denominator: denominator)
    }
}

extension Rational: ExpressibleByIntegerLiteral {
    /// A whole number.
    public init(integerLiteral value: Int) {
        self.init(value)
    }
}

extension Rational: CustomStringConvertible {
    /// The exact value: `7`, `-3/4`.
    public var description: String {
        denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
    }
}
