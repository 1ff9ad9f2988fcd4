/// Why an exact calculation has no result that could be returned.
public enum ArithmeticError: Error, Equatable, Sendable {
    /// The result exists but does not fit into the type that would hold it.
    case overflow
    /// The divisor is zero.
    case divisionByZero
    /// A floating-point input is infinite or not a number.
    case notFinite
    /// The function is not defined for this input: the logarithm of zero, the mean of nothing, a list of weights that
    /// is shorter than the list of values.
    case outOfDomain
}
