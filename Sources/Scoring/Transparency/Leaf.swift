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
///
/// There is one for every vendor and question, so that what few of them have stands beside them and not in them.
public struct Leaf: Sendable {
    public let question: Identifier
    public let status: LeafStatus
    /// The lowest and the highest points that an answer to the question can have; nil on a scale without ends.
    public let range: ClosedRange<Rational>?
    /// Every rating of the answer, in the order of the coders.
    public let ratings: ArraySlice<ResponseRow>
    /// How the ratings became one, in words.
    public internal(set) var consensus: String
    private var values: Values
    private let asked: Aside<RequestRow>?
    private var measured: Aside<Measurement>?

    /// A number that becomes points only beside the other vendors' numbers.
    public struct Measurement: Hashable, Sendable {
        /// As the coders' ratings settle it.
        public let number: Rational
        /// After outliers were treated; the number itself where nothing was done to it.
        public internal(set) var treated: Rational
    }

    /// What stands in the averages of the lower bound, of the score and of the upper bound.
    private enum Values: Sendable {
        case same(Rational?)
        case apart(Aside<Apart>)

        init(_ lower: Rational?, _ value: Rational?, _ upper: Rational?) {
            self =
                lower == value && upper == value
                ? .same(value) : .apart(Aside(Apart(lower: lower, value: value, upper: upper)))
        }
    }

    private struct Apart: Sendable {
        let lower: Rational?
        let value: Rational?
        let upper: Rational?
    }

    init(
        question: Identifier, status: LeafStatus, lower: Rational?, value: Rational?, upper: Rational?,
        range: ClosedRange<Rational>?, ratings: ArraySlice<ResponseRow>, consensus: String, request: RequestRow?
    ) {
        self.question = question
        self.status = status
        self.range = range
        self.ratings = ratings
        self.consensus = consensus
        values = Values(lower, value, upper)
        asked = request.map { Aside($0) }
    }

    /// What stands in the average of the lower bound; nil leaves the average.
    public var lower: Rational? {
        switch values {
        case .same(let value): value
        case .apart(let aside): aside.value.lower
        }
    }

    /// What stands in the average of the score; nil leaves the average.
    public internal(set) var value: Rational? {
        get {
            switch values {
            case .same(let value): value
            case .apart(let aside): aside.value.value
            }
        }
        set { values = Values(lower, newValue, upper) }
    }

    /// What stands in the average of the upper bound; nil leaves the average.
    public var upper: Rational? {
        switch values {
        case .same(let value): value
        case .apart(let aside): aside.value.upper
        }
    }

    /// The request that it answers; nil where none is on record.
    public var request: RequestRow? { asked?.value }

    /// Of an answer whose points depend on the other vendors: the number that they are worked out from; nil of others.
    public internal(set) var measurement: Measurement? {
        get { measured?.value }
        set { measured = newValue.map { Aside($0) } }
    }

    /// Whether the answer is missing and nothing bounds what it could be.
    var isUnbounded: Bool {
        range == nil && [.nonresponse, .unrated, .unresolved].contains(status) && (lower == nil || upper == nil)
    }

    /// Whether its bounds and its score are one.
    var hasOneValue: Bool {
        if case .same = values { true } else { false }
    }
}

/// A value that stands beside what has it, so that those without one take little room.
private final class Aside<Value: Sendable>: Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
}
