import Dataset
import Statistics

/// Scaled copies of nodes, published beside them.
///
/// A copy depends on which vendors are in the run, so it has no bounds, and no node is computed from it.
enum PublishedCopies {
    /// The vendors with a copy of each node that has one.
    static func added(to vendors: [ScoredVendor], _ graph: NodeGraph) throws(ScoringFault) -> [ScoredVendor] {
        var vendors = vendors
        for (index, node) in graph.nodes.enumerated() {
            guard let copy = node.rule.publishedCopy else { continue }
            let values = vendors.map { $0.nodes[index].score?.value }
            let scaled = try computing("the copy '\(copy.name)' of node '\(node.rule.name)'") {
                () throws(ArithmeticError) -> [Rational?] in try minMax(values, to: copy.range)
            }
            for (vendor, value) in scaled.enumerated() {
                vendors[vendor].nodes.append(vendors[vendor].nodes[index].copy(named: copy.name, value))
            }
        }
        return vendors
    }

    /// (x − min) / (max − min), taken to a range; nil where there is no value, or where all values are the same.
    private static func minMax(
        _ values: [Rational?], to range: ClosedRange<Rational>
    ) throws(ArithmeticError) -> [Rational?] {
        let known = values.compactMap { $0 }
        guard let lowest = known.min(), let highest = known.max(), lowest < highest else {
            return values.map { _ in nil }
        }
        let width = try range.upperBound - range.lowerBound
        var scaled: [Rational?] = []
        for value in values {
            guard let value else {
                scaled.append(nil)
                continue
            }
            // On the grid first: the ratio of two long fractions would soon have too many digits.
            let part = try Grid.rational((value - lowest) / (highest - lowest))
            scaled.append(try range.lowerBound + part * width)
        }
        return scaled
    }
}

extension NodeScore {
    fileprivate func copy(named name: Identifier, _ value: Rational?) -> NodeScore {
        let standing: Standing
        if let value {
            standing = .scored(Score(bounds: nil, value: value))
        } else if case .notScored = self.standing {
            standing = self.standing
        } else {
            standing = .notScored("every vendor has the same score")
        }
        return NodeScore(
            node: name, standing: standing, counts: counts, withoutNonresponse: nil, withPendingAtMinimum: nil)
    }
}
