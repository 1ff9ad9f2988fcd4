/// Why a figure cannot be given for these data. It is never given as 0, 1 or "not a number" instead.
public enum NotAvailable: Error, Equatable, Sendable {
    /// There are fewer values, units or pairs than the figure needs.
    case tooFew(needed: Int)
    /// All values are equal, so that nothing varies that could be scaled or compared.
    case constant
    /// No unit has two or more codes, so that no two coders can be compared.
    case nothingToCompare
    /// Chance alone would bring complete agreement, or the values that could differ do not.
    case chanceIsComplete
    /// Several results are equally good, and nothing says which to take.
    case notUnique
    /// The values lie on too fine a grid for an exact count of all cases; draws can take its place.
    case gridTooFine
    /// The conditions that are set cannot all be met.
    case infeasible
    /// The input is outside of what the formula is defined for, or a step does not fit into its type.
    case arithmetic(ArithmeticError)

    /// The result of `work`, with its errors as reasons.
    static func reason<Result>(
        _ work: () throws(ArithmeticError) -> Result
    ) throws(NotAvailable) -> Result {
        do { return try work() } catch { throw .arithmetic(error) }
    }
}
