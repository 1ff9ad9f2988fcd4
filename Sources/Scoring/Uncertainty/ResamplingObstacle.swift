import Dataset
import Statistics

extension NodeGraph {
    /// Why a vendor's score at a node is no function of its own answers with fixed weights, so that answers can't be
    /// resampled, exchanged or left out one by one; nil where it is one.
    ///
    /// A limit jumps, and a normalised node has another unit than the answers; a bootstrap of either says little.
    func resamplingObstacle(_ node: Int) -> String? {
        if dependsOnOthers[node] { return "not available: the score depends on other vendors" }
        return stepObstacle(node)
    }

    /// The step under a node, or in it, for which its value is no plain aggregate of aggregates, in words; nil without one.
    func stepObstacle(_ node: Int) -> String? {
        var seen: Set<Int> = []
        func obstacle(_ index: Int) -> String? {
            guard seen.insert(index).inserted else { return nil }
            let rule = nodes[index].rule
            if !rule.caps.isEmpty { return "not available: '\(rule.name)' is limited by another node" }
            if rule.floor != nil { return "not available: '\(rule.name)' has a floor" }
            if index != node, rule.normalise != nil { return "not available: '\(rule.name)' is normalised" }
            for case (.node(let child), _) in nodes[index].children {
                if let found = obstacle(child) { return found }
            }
            return nil
        }
        return obstacle(node)
    }
}

extension ScoredVendor {
    /// Why the vendor's score at a node of the graph can't be resampled; nil where it can.
    func resamplingObstacle(_ node: Int, _ graph: NodeGraph) -> String? {
        if !weights.isEmpty { return "not available: the vendor has weights of its own" }
        return graph.resamplingObstacle(node)
    }
}
