/// What became of the rows: every row that was read is in exactly one of these.
public struct TallyCounts: Equatable, Sendable {
    /// Rows that were read.
    public internal(set) var rows: Int64 = 0
    /// Rows that count in at least one of the quarters.
    public internal(set) var counted: Int64 = 0
    /// Rows that stand aside by the method's own rules, by reason.
    public internal(set) var aside: [Aside: Int64] = [:]
    /// Rows that were refused, by the identifier of the fault.
    public internal(set) var refused: [String: Int64] = [:]
    /// Warnings, by their identifier; a row can have several, and counts all the same.
    public internal(set) var notes: [String: Int64] = [:]

    /// Why a sound row counts in none of the quarters.
    public enum Aside: String, CaseIterable, Sendable {
        /// It is signed after the last of the quarters.
        case later = "signed later"
        /// A later version of the same contract stands in its place.
        case superseded
        /// The method leaves contracts with its status out.
        case status = "left out by status"
        /// It is a confirmed duplicate of another contract.
        case duplicate = "same as another contract"
        /// Its term had ended, and the method counts only what is in force.
        case ended
    }

    /// How many rows were refused.
    public var refusedCount: Int64 { refused.values.reduce(0, +) }

    mutating func merge(_ other: TallyCounts) {
        rows += other.rows
        counted += other.counted
        aside.merge(other.aside, uniquingKeysWith: +)
        refused.merge(other.refused, uniquingKeysWith: +)
        notes.merge(other.notes, uniquingKeysWith: +)
    }
}
