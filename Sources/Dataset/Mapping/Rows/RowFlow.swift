/// Where the rows of foreign files went: `rowsIn + added = given + refused + folded`.
struct RowFlow: Sendable {
    /// Above so many rows from one, something else is wrong than that several vendors share a contract.
    static let mostRows = 10_000

    var rowsIn = 0
    /// Rows that a row became beyond the first.
    var added = 0
    /// Rows that became part of another.
    var folded = 0
    /// Rows that were made. Whoever takes them may refuse some of them.
    var given = 0
    /// Rows that could not be made.
    var refused = 0
    /// The rows that rows would have become which are refused because nothing says how to share them.
    var fannedOut = 0
    /// By the number of a join, rows for which it has none.
    var unmatched: [Int: Int] = [:]
    /// By the number of our column, cells that differ from the first, which counts.
    var passedOver: [Int: Int] = [:]

    mutating func merge(_ later: RowFlow) {
        rowsIn += later.rowsIn
        added += later.added
        folded += later.folded
        given += later.given
        refused += later.refused
        fannedOut += later.fannedOut
        unmatched.merge(later.unmatched, uniquingKeysWith: +)
        passedOver.merge(later.passedOver, uniquingKeysWith: +)
    }
}
