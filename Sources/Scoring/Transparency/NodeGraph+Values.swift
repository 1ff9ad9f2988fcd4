import Dataset
import Statistics

/// The weights of a vendor that differ from the method's: for a node, by its place, those of its children in their order.
typealias OwnWeights = [Int: [Rational]]

extension NodeGraph {
    /// The weights that a vendor's nodes were scored with, where they differ from the method's.
    func weights(of scores: [NodeScore]) -> OwnWeights {
        OwnWeights(
            uniqueKeysWithValues: zip(nodes.indices, scores).compactMap { index, node in
                node.weights.map { (index, $0) }
            })
    }

    /// The value of each node for a vendor, given the value of each leaf; nil where nothing under a node is in its average.
    ///
    /// For graphs without a step that depends on other vendors: such a step is passed over here.
    func values(_ leaves: LeafValues, weights: OwnWeights = [:]) throws(ScoringFault) -> [Rational?] {
        var track = try NodeTrack(self, leaves, weights)
        for index in nodes.indices {
            let own = try track.own(index, self, weights)
            track.append(own, seen: try own.map { value throws(ScoringFault) in try passed(value, index) } ?? nil)
        }
        return track.own
    }

    /// The value of a node's aggregate over what is in the average, with what is below its floor at the floor.
    ///
    /// - Parameters:
    ///   - values: What stands under the node, in the order of its children; nil leaves the average.
    ///   - weights: Those of the children; nil takes the method's.
    func combined(
        _ index: Int, _ values: [Rational?], _ weights: [Rational]?
    ) throws(ScoringFault) -> Rational? {
        var place = -1
        return try combined(index, weights) { _ in
            place += 1
            return values[place]
        }
    }

    /// The same, asking for what stands under the node child by child.
    func combined(
        _ index: Int, _ weights: [Rational]?, below: (Child) -> Rational?
    ) throws(ScoringFault) -> Rational? {
        let node = nodes[index]
        var inAverage: [Rational] = []
        inAverage.reserveCapacity(node.children.count)
        // Gathered only where they are not the method's, or not those of all children.
        var weighing: [Rational]? = weights == nil ? nil : []
        for place in node.children.indices {
            guard var value = below(node.children[place].child),
                !node.usesWeights || (weights?[place] ?? node.weights[place]) > 0
            else {
                weighing = weighing ?? Array(node.weights[..<place])
                continue
            }
            if let floor = node.floor { value = Rational.max(value, floor) }
            inAverage.append(value)
            weighing?.append(weights?[place] ?? node.weights[place])
        }
        return try NodeGraph.aggregated(node.rule, inAverage, weighing ?? node.weights)
    }

    /// Exact as long as the numbers fit; when they no longer do, once more with what comes in rounded to the grid.
    private static func aggregated(
        _ rule: NodeRule, _ values: [Rational], _ weights: [Rational]
    ) throws(ScoringFault) -> Rational? {
        guard !values.isEmpty else { return nil }
        if let exact = try? rule.aggregate.value(of: values, weights: weights) { return exact }
        return try computing("node '\(rule.name)'") { () throws(ArithmeticError) -> Rational in
            var onGrid: [Rational] = []
            for value in values { onGrid.append(try Grid.rational(value)) }
            return try rule.aggregate.value(of: onGrid, weights: weights)
        }
    }

    /// The limits that hold of a node, given the value of every node before it.
    func holdingCaps(_ index: Int, own: [Rational?]) -> [CapRule] {
        guard nodes[index].hasCaps else { return [] }
        return nodes[index].rule.caps.filter { cap in
            guard let other = self.index(of: cap.node), other < own.count, let value = own[other] else { return false }
            return value < cap.below
        }
    }

    /// What the nodes above see of a node's value, where that depends on nothing but the value; nil where it depends on
    /// other vendors.
    func passed(_ value: Rational, _ index: Int) throws(ScoringFault) -> Rational? {
        guard let step = nodes[index].rule.normalise else { return value }
        guard !step.dependsOnOthers else { return nil }
        return try computing("node '\(nodes[index].rule.name)', normalised") {
            () throws(ArithmeticError) -> Rational in try step.value(of: value)
        }
    }

    /// The value of each node within one part of a vendor, where a node that folds is an aggregate like others.
    ///
    /// No limit, no computed weight and no step that depends on other vendors stands beneath a node that folds.
    func partValues(_ leaves: [Rational?], _ weights: OwnWeights) throws(ScoringFault) -> [Rational?] {
        var own: [Rational?] = []
        var seen: [Rational?] = []
        for (index, node) in nodes.enumerated() {
            let below = node.children.map { child, _ in
                switch child {
                case .node(let child): seen[child]
                case .leaf(let leaf): leaves[leaf]
                }
            }
            let value = try combined(index, below, weights[index])
            own.append(value)
            seen.append(try value.map { value throws(ScoringFault) in try passed(value, index) } ?? nil)
        }
        return own
    }
}

/// The values of a vendor's nodes under one reading of its answers, as far as they have been worked out.
struct NodeTrack: Sendable {
    let leaves: LeafValues
    /// For each part of the vendor, the value of every node within it.
    private let parts: [[Rational?]]
    /// Each node's own value.
    private(set) var own: [Rational?] = []
    /// What the nodes above see of it; nil until a step that depends on other vendors has been taken.
    var seen: [Rational?] = []

    init(_ graph: NodeGraph, _ leaves: LeafValues, _ weights: OwnWeights) throws(ScoringFault) {
        self.leaves = leaves
        own.reserveCapacity(graph.nodes.count)
        seen.reserveCapacity(graph.nodes.count)
        parts =
            graph.hasFolds
            ? try leaves.parts.map { part throws(ScoringFault) in try graph.partValues(part, weights) } : []
    }

    mutating func append(_ value: Rational?, seen: Rational?) {
        own.append(value)
        self.seen.append(seen)
    }

    /// What stands under a node, in the order of its children; nil is not in the average.
    func below(_ index: Int, _ graph: NodeGraph) -> [Rational?] {
        graph.nodes[index].children.map { child, _ in
            switch child {
            case .node(let child): seen[child]
            case .leaf(let leaf): leaves.whole[leaf]
            }
        }
    }

    /// The node's own value: its aggregate, or the fold of the parts' values, within the limits that hold.
    func own(_ index: Int, _ graph: NodeGraph, _ weights: OwnWeights) throws(ScoringFault) -> Rational? {
        let node = graph.nodes[index]
        var value: Rational?
        if !node.isFolding {
            value = try graph.combined(index, weights[index]) { child in
                switch child {
                case .node(let below): seen[below]
                case .leaf(let leaf): leaves.whole[leaf]
                }
            }
        } else {
            let present = zip(leaves.paths, parts).compactMap { path, values in values[index].map { (path, $0) } }
            value = try computing("node '\(node.rule.name)'") { () throws(ArithmeticError) -> Rational? in
                try SubjectFold.value(present, over: node.rule.fold)
            }
        }
        guard let value else { return nil }
        guard node.hasCaps else { return value }
        return graph.holdingCaps(index, own: own).reduce(value) { Rational.min($0, $1.atMost) }
    }
}
