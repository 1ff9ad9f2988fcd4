/// Why a text is not a plain decimal number that ``Rational`` can hold.
public enum DecimalFault: Error, Equatable, Sendable {
    /// There is no text.
    case empty
    /// The text is no number: letters, blanks, separators between thousands, a decimal comma, a sign alone.
    case notANumber
    /// The text is a number with an exponent, such as `1.5e6`.
    case exponent
    /// The text says infinity.
    case infinity
    /// The text says "not a number".
    case nan
    /// The number has more than 38 decimals, or more digits than 2¹²⁷ − 1; zeros at either end do not count.
    case tooManyDigits
}
