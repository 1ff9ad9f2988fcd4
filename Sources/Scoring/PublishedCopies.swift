import Dataset
import Statistics

/// Normalised copies of nodes, published beside them.
///
/// No node is computed from a copy. One by a step that depends on other vendors has no bounds.
enum PublishedCopies {
    /// The node's score as its copy.
    ///
    /// - Parameter value: the copy's value; nil where there is none.
    static func copy(of node: NodeScore, _ copy: PublishedCopy, _ value: Rational?) -> NodeScore {
        let standing: NodeScore.Standing
        let isRelative = node.dependsOnOthers || copy.rule.dependsOnOthers
        if let value {
            standing = .scored(Score(bounds: isRelative ? nil : bounds(of: node, copy.rule), value: value))
        } else if case .notScored = node.standing {
            standing = node.standing
        } else {
            standing = .notScored("every vendor has the same score")
        }
        return NodeScore(
            node: copy.name, standing: standing, counts: node.counts, withoutNonresponse: nil,
            withPendingAtMinimum: nil, dependsOnOthers: isRelative)
    }

    /// What the ends of a node's bounds become by a step that never falls.
    private static func bounds(of node: NodeScore, _ rule: NormaliseRule) -> Interval? {
        guard rule.neverFalls, let bounds = node.score?.bounds, let lower = try? rule.value(of: bounds.lower),
            let upper = try? rule.value(of: bounds.upper)
        else { return nil }
        return Interval(lower, upper)
    }
}
