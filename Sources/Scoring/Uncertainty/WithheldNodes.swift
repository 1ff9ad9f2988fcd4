import Dataset
import Statistics

extension NodeGraph {
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
}
