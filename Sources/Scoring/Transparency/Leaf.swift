public import Dataset
public import Statistics

/// Where an answer stands.
public enum LeafStatus: String, CaseIterable, Sendable {
    case scored
    case nonresponse
    case notApplicable = "not_applicable"
    case pending
    case unrated
    /// Coders disagree without a winner: unrated, within what they said.
    case unresolved
}

/// One vendor's answer to one question: a leaf of the node graph.
public struct Leaf: Sendable {
    public let question: Identifier
    public let status: LeafStatus
    /// What stands in the averages of the lower bound, of the score and of the upper bound; nil leaves the average.
    public let lower: Rational?
    public let value: Rational?
    public let upper: Rational?
    /// The lowest and the highest points that an answer to the question can have; nil on a scale without ends.
    public let range: ClosedRange<Rational>?
    /// Every rating of the answer, in the order of the coders.
    public let ratings: [ResponseRow]
    /// How the ratings became one, in words.
    public let consensus: String
    public let request: RequestRow?

    /// Whether the answer is missing and nothing bounds what it could be.
    var isUnbounded: Bool {
        range == nil && [.nonresponse, .unrated, .unresolved].contains(status) && (lower == nil || upper == nil)
    }
}
