public import Dataset
public import Statistics

/// What a vendor has at a node.
public struct NodeScore: Sendable {
    public enum Standing: Hashable, Sendable {
        case scored(Score)
        /// Nothing under the node is in its average, for this reason.
        case notScored(String)
    }

    public let node: Identifier
    public let standing: Standing
    /// Of the answers under the node: how many have each status.
    public let counts: [LeafStatus: Int]
    /// The score if nonresponse left the average, and if what is pending were at its minimum (design: method, "Leaves").
    public let withoutNonresponse: Rational?
    public let withPendingAtMinimum: Rational?

    public var score: Score? {
        if case .scored(let score) = standing { score } else { nil }
    }

    /// How many answers under the node are expected by the quarter's end.
    public var expected: Int { counts.reduce(0) { $0 + ($1.key == .notApplicable ? 0 : $1.value) } }

    /// How many of them nobody disclosed or coded.
    public var undisclosed: Int {
        (counts[.nonresponse] ?? 0) + (counts[.unrated] ?? 0) + (counts[.unresolved] ?? 0) + (counts[.pending] ?? 0)
    }
}

extension NodeGraph {
    /// Every node's score for one vendor's leaves, in the order of `nodes`.
    func scores(_ leaves: [Leaf]) throws(ScoringFault) -> [NodeScore] {
        let lower = try values(leaves: leaves.map(\.lower))
        let value = try values(leaves: leaves.map(\.value))
        let upper = try values(leaves: leaves.map(\.upper))
        let silenceOut = try values(leaves: leaves.map { $0.status == .nonresponse ? nil : $0.value })
        let pendingIn = try values(leaves: leaves.map { $0.status == .pending ? $0.range.lowerBound : $0.value })
        return nodes.indices.map { index in
            var counts: [LeafStatus: Int] = [:]
            for leaf in self.leaves(under: index) { counts[leaves[leaf].status, default: 0] += 1 }
            let standing: NodeScore.Standing
            if let lowest = lower[index], let highest = upper[index] {
                standing = .scored(Score(lower: lowest, value: value[index], upper: highest))
            } else {
                standing = .notScored(NodeGraph.reason(counts))
            }
            return NodeScore(
                node: nodes[index].rule.name, standing: standing, counts: counts,
                withoutNonresponse: silenceOut[index], withPendingAtMinimum: pendingIn[index])
        }
    }

    private static func reason(_ counts: [LeafStatus: Int]) -> String {
        let pending = counts[.pending] ?? 0
        if pending > 0, pending + (counts[.notApplicable] ?? 0) == counts.values.reduce(0, +) { return "pending" }
        if (counts[.nonresponse] ?? 0) > 0 { return "no answer given" }
        return "not asked"
    }
}
