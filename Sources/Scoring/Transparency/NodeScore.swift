public import Dataset
public import Statistics

/// What a vendor has at a node.
public final class NodeScore: Sendable {
    public enum Standing: Hashable, Sendable {
        case scored(Score)
        /// Nothing under the node is in its average, for this reason.
        case notScored(String)
    }

    public let node: Identifier
    public let standing: Standing
    /// Of the answers under the node: how many have each status.
    public let counts: LeafCounts
    /// The score if nonresponse left the average, and if what is pending were at its minimum (design: method, "Leaves").
    public let withoutNonresponse: Rational?
    public let withPendingAtMinimum: Rational?
    /// What the nodes above see of the score; nil where there is none, or where it could not be normalised.
    public let seen: Rational?
    /// The limits that hold of the score, because another node is low.
    public let caps: [CapRule]
    /// What stands under the node weighs, where that is not as the method states: in the order of the graph's children.
    public let weights: [Rational]?
    /// Whether the score depends on which other vendors are in the run, so that nothing bounds it.
    public let dependsOnOthers: Bool

    init(
        node: Identifier, standing: Standing, counts: LeafCounts, withoutNonresponse: Rational?,
        withPendingAtMinimum: Rational?, seen: Rational? = nil, caps: [CapRule] = [], weights: [Rational]? = nil,
        dependsOnOthers: Bool
    ) {
        self.node = node
        self.standing = standing
        self.counts = counts
        self.withoutNonresponse = withoutNonresponse
        self.withPendingAtMinimum = withPendingAtMinimum
        self.seen = seen
        self.caps = caps
        self.weights = weights
        self.dependsOnOthers = dependsOnOthers
    }

    /// Why a score has no bounds, as a table prints it; nil where it has them, and where there is no score.
    public var whyUnbounded: String? {
        guard let score, score.bounds == nil else { return nil }
        return dependsOnOthers
            ? "not available: depends on other vendors" : "not available: something missing is on a scale without ends"
    }

    public var score: Score? {
        if case .scored(let score) = standing { score } else { nil }
    }

    /// How many answers under the node are expected by the quarter's end.
    public var expected: Int { counts.all - counts[.notApplicable] }

    /// How many of them nobody disclosed or coded.
    public var undisclosed: Int {
        counts[.nonresponse] + counts[.unrated] + counts[.unresolved] + counts[.pending]
    }
}
