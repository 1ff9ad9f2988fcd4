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
    ///
    /// - Parameter leavesOutUnrated: whether the method leaves what is not rated out of averages.
    func scores(_ leaves: VendorLeaves, leavesOutUnrated: Bool) throws(ScoringFault) -> [NodeScore] {
        let lower = try values(leaves.values(\.lower))
        let upper = try values(leaves.values(\.upper))
        let bounds = zip(lower, upper).map { ends in
            ends.0.flatMap { lower in ends.1.flatMap { lower <= $0 ? Interval(lower, $0) : nil } }
        }
        let withheld = try withheld(leaves)
        let replaced = NodeGraph.replacements(withheld, lower: lower, leavesOutUnrated: leavesOutUnrated)
        let value = try values(leaves.values(\.value), within: bounds, replacing: replaced)
        let silenceOut = try values(
            leaves.values { $0.status == .nonresponse ? nil : $0.value }, replacing: replaced)
        let pendingIn = try values(
            leaves.values { $0.status == .pending ? $0.range?.lowerBound : $0.value }, replacing: replaced)
        return nodes.indices.map { index in
            let below = self.leaves(under: index)
            let under = below.map { leaves.whole[$0] } + leaves.parts.flatMap { part in below.map { part.leaves[$0] } }
            var counts: [LeafStatus: Int] = [:]
            for leaf in under { counts[leaf.status, default: 0] += 1 }
            // A missing answer on a scale without ends could be anything, and so could whatever it stands under.
            let isBounded = !under.contains { $0.isUnbounded }
            let standing: NodeScore.Standing
            if withheld.contains(index) {
                standing = .notScored(NodeGraph.tooLittle(counts))
            } else if isBounded, let lowest = lower[index], let highest = upper[index] {
                standing = .scored(Score(bounds: Interval(lowest, highest), value: value[index]))
            } else if !isBounded, let known = value[index] {
                standing = .scored(Score(bounds: nil, value: known))
            } else {
                standing = .notScored(NodeGraph.reason(counts))
            }
            return NodeScore(
                node: nodes[index].rule.name, standing: standing, counts: counts,
                withoutNonresponse: withheld.contains(index) ? nil : silenceOut[index],
                withPendingAtMinimum: withheld.contains(index) ? nil : pendingIn[index])
        }
    }

    /// The nodes with less known under them than they need to be scored, by their place.
    func withheld(_ leaves: VendorLeaves) throws(ScoringFault) -> [Int] {
        let known = try knownShares(leaves)
        return nodes.indices.filter { index in
            guard let needs = nodes[index].rule.needs, let share = known[index] else { return false }
            return share < needs
        }
    }

    /// What stands for nodes that are not scored: to what is above it, such a node is like an answer that is not rated.
    static func replacements(
        _ withheld: [Int], lower: [Rational?], leavesOutUnrated: Bool
    ) -> [Int: Rational?] {
        Dictionary(uniqueKeysWithValues: withheld.map { ($0, leavesOutUnrated ? nil : lower[$0]) })
    }

    /// "9 of 23 answers coded".
    private static func tooLittle(_ counts: [LeafStatus: Int]) -> String {
        let coded = (counts[.scored] ?? 0) + (counts[.nonresponse] ?? 0)
        let expected = coded + (counts[.unrated] ?? 0) + (counts[.unresolved] ?? 0)
        return "\(coded) of \(expected) answers coded"
    }

    private static func reason(_ counts: [LeafStatus: Int]) -> String {
        let pending = counts[.pending] ?? 0
        if pending > 0, pending + (counts[.notApplicable] ?? 0) == counts.values.reduce(0, +) { return "pending" }
        if (counts[.nonresponse] ?? 0) > 0 { return "no answer given" }
        if (counts[.unrated] ?? 0) > 0 { return "no answer rated" }
        return "not asked"
    }
}
