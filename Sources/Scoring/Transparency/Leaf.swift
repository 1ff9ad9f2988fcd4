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
    /// What stands in the average of the lower bound; nil leaves the average.
    public let lower: Rational?
    /// What stands in the average of the score; nil leaves the average.
    public let value: Rational?
    /// What stands in the average of the upper bound; nil leaves the average.
    public let upper: Rational?
    /// The lowest and the highest points that an answer to the question can have; nil on a scale without ends.
    public let range: ClosedRange<Rational>?
    /// Every rating of the answer, in the order of the coders.
    public let ratings: ArraySlice<ResponseRow>
    /// How the ratings became one, in words.
    public let consensus: String
    /// The request that it answers; nil where none is on record.
    public let request: RequestRow?
    /// Of an answer whose points depend on the other vendors: the number that they are worked out from; nil of others.
    public let measurement: Measurement?

    /// A number that becomes points only beside the other vendors' numbers.
    public struct Measurement: Hashable, Sendable {
        /// As the coders' ratings settle it.
        public let number: Rational
        /// After outliers were treated; the number itself where nothing was done to it.
        public let treated: Rational
    }
}
