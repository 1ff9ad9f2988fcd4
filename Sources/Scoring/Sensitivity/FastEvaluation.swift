import Statistics

/// Room for evaluations of one graph over leaves of one shape, which is used again and again.
public struct FastEvaluation: Sendable {
    private let graph: FastGraph
    private let vendors: Int
    /// The blocks of vendors, and those of parts behind them.
    private let whole: Range<Int>
    private let inParts: Range<Int>
    /// For each node that folds, the levels of each vendor.
    private let folds: [Int: [[FoldLevel]]]
    private let hasNeeds: Bool
    /// The nodes that the evaluation under way works out.
    private var active: Range<Int>
    private var value: FastColumns
    private var lower: FastColumns
    private var upper: FastColumns
    private var known: FastColumns
    /// The headline's children, put on one scale.
    private var scaled: FastColumns
    /// Which vendors lack what the headline needs, after the last evaluation.
    private var withheld: [SIMD8<Double>]
    /// The vendors' scores at the headline after the last evaluation; NaN where there is none.
    public private(set) var scores: [Double]
    /// Whether the last evaluation met something that a rule is not defined for, so that it has no result.
    public private(set) var hasFailed = false

    /// Room for a graph over leaves, and over any others of the same vendors and parts.
    public init(_ graph: FastGraph, leaves: FastLeaves) {
        self.graph = graph
        vendors = leaves.vendors
        whole = 0..<leaves.firstPart / 8
        inParts = leaves.firstPart / 8..<leaves.value.blocks
        var folds: [Int: [[FoldLevel]]] = [:]
        for (index, node) in graph.nodes.enumerated() where !node.fold.isEmpty {
            folds[index] = leaves.parts.map { FoldLevel.levels(node.fold, of: $0) }
        }
        self.folds = folds
        active = graph.nodes.indices
        hasNeeds = zip(graph.nodes, graph.isNeeded).contains { $0.0.needs != nil && $0.1 }
        let rows = leaves.value.blocks * 8
        let empty = FastColumns(columns: graph.nodes.count, rows: rows)
        (value, lower, upper) = (empty, empty, empty)
        known = FastColumns(columns: graph.nodes.count, rows: leaves.firstPart)
        scaled = FastColumns(columns: graph.nodes[graph.headline].children.count, rows: leaves.firstPart)
        withheld = [SIMD8<Double>](repeating: .zero, count: whole.count)
        scores = [Double](repeating: .nan, count: vendors)
    }

    /// Works out the headline for every vendor.
    ///
    /// - Parameters:
    ///   - leaves: Of the vendors and parts that the room was made for.
    ///   - choices: With as many weights as the graph has.
    ///   - keepsParts: Whether the choices differ from the last ones in nothing but what is done at the headline, so
    ///     that all that stands under it is as it was.
    public mutating func evaluate(_ leaves: FastLeaves, _ choices: FastChoices, keepsParts: Bool = false) {
        hasFailed = choices.weights.count != graph.weightCount || leaves.value.blocks * 8 != value.blocks * 8
        guard !hasFailed else {
            for vendor in scores.indices { scores[vendor] = .nan }
            return
        }
        let hasBounds = leaves.isOpen && graph.boundsMatter
        active = keepsParts ? graph.headline..<graph.headline + 1 : graph.nodes.indices
        for block in withheld.indices { withheld[block] = .zero }
        if hasNeeds { evaluateKnown(leaves, choices) }
        if hasBounds {
            pass(leaves.lower, choices, into: \.lower)
            pass(leaves.upper, choices, into: \.upper)
        } else if hasNeeds && !graph.leavesOutUnrated {
            pass(leaves.lower, choices, into: \.lower)
        }
        pass(leaves.value, choices, into: \.value, bounds: hasBounds, needs: hasNeeds)
        collect()
    }

    /// The value of a node for a vendor after the last evaluation; nil where it has none, or where the headline does
    /// not rest on the node.
    func value(of node: Int, vendor: Int) -> Double? { value[node, vendor] }

    /// The headline as a mean of the parts that the last evaluation has worked out, for weights of the headline that
    /// are otherwise.
    ///
    /// - Returns: Nil where it is no weighted mean, or where more is done at it: bounds that it is kept within, or a part
    ///   of the weight that has to be known.
    func headlineMeans(_ leaves: FastLeaves) -> HeadlineMeans? {
        let headline = graph.nodes[graph.headline]
        let isBound = hasNeeds || leaves.isOpen && graph.boundsMatter
        guard headline.aggregate == .weightedMean, headline.fold.isEmpty, !isBound else { return nil }
        guard leaves.value.blocks == value.blocks else { return nil }
        return HeadlineMeans(vendors: vendors, parts: headline.children.count) { part, block in
            switch headline.children[part] {
            case .node(let below): value[below, block: block]
            case .leaf(let leaf): leaves.value[leaf, block: block]
            }
        }
    }

    private mutating func collect() {
        for block in whole {
            let cell = value[graph.headline, block: block]
            for lane in 0..<min(8, vendors - block * 8) {
                let isScored = cell.presence[lane] > 0 && withheld[block][lane] == 0
                scores[block * 8 + lane] = isScored ? cell.value[lane] : .nan
                if isScored && !cell.value[lane].isFinite { hasFailed = true }
            }
        }
    }

    /// One pass over all nodes: of the parts first, then of the vendors as a whole.
    private mutating func pass(
        _ leaves: FastColumns, _ choices: FastChoices, into place: WritableKeyPath<FastEvaluation, FastColumns>,
        bounds: Bool = false, needs: Bool = false
    ) {
        // Taken out for the time of the pass, so that it is changed in its place.
        var result = FastColumns(columns: 0, rows: 0)
        swap(&result, &self[keyPath: place])
        defer { swap(&result, &self[keyPath: place]) }
        if !folds.isEmpty {
            for node in active where graph.isNeeded[node] {
                for block in inParts {
                    result[node, block: block] = aggregated(node, block, leaves, result, choices)
                }
            }
        }
        for node in active where graph.isNeeded[node] {
            if let levels = folds[node] {
                for vendor in 0..<vendors {
                    let means = levels[vendor].compactMap { level in level.mean { result[node, $0] } }
                    result[node, vendor] = FoldLevel.mean(means)
                }
            } else if node == graph.headline, let rule = choices.normalisation {
                scale(by: rule, leaves, result, choices)
                for block in whole { result[node, block: block] = ofScaled(block, choices) }
            } else {
                for block in whole {
                    result[node, block: block] = aggregated(node, block, leaves, result, choices)
                }
            }
            if bounds, node != graph.headline || choices.normalisation == nil {
                for block in whole {
                    result[node, block: block] = result[node, block: block].clamped(
                        lower[node, block: block], upper[node, block: block])
                }
            }
            if needs, let least = graph.nodes[node].needs { withhold(node, least, in: &result) }
        }
    }

    @inline(__always)
    private func aggregated(
        _ node: Int, _ block: Int, _ leaves: FastColumns, _ values: FastColumns, _ choices: FastChoices
    ) -> FastBlock {
        let rule = graph.nodes[node]
        let aggregate = self.aggregate(of: node, choices)
        let first = graph.edges[node]
        let isWeighed = aggregate.usesWeights
        return aggregate.value(rule.children.count) { index in
            isWeighed ? choices.weights[first + index] : 1
        } child: { index in
            switch rule.children[index] {
            case .node(let below): values[below, block: block]
            case .leaf(let leaf): leaf == choices.leftOut ? .none : leaves[leaf, block: block]
            }
        }
    }

    private func aggregate(of node: Int, _ choices: FastChoices) -> FastAggregate {
        if let every = choices.everyAggregate { return every }
        if node == graph.headline, let headline = choices.headlineAggregate { return headline }
        return graph.nodes[node].aggregate
    }

    /// Puts each child of the headline on one scale over the vendors that have a value in it.
    private mutating func scale(
        by rule: FastNormalisation, _ leaves: FastColumns, _ values: FastColumns, _ choices: FastChoices
    ) {
        for (index, child) in graph.nodes[graph.headline].children.enumerated() {
            let column = (0..<vendors).map { vendor -> Double in
                switch child {
                case .node(let below): values[below, vendor] ?? .nan
                case .leaf(let leaf): leaf == choices.leftOut ? .nan : leaves[leaf, vendor] ?? .nan
                }
            }
            let isThere = column.map { $0 == $0 }
            for (vendor, result) in rule.values(of: column).enumerated() {
                scaled[index, vendor] = isThere[vendor] ? result : nil
            }
        }
    }

    private func ofScaled(_ block: Int, _ choices: FastChoices) -> FastBlock {
        let first = graph.edges[graph.headline]
        let aggregate = self.aggregate(of: graph.headline, choices)
        let isWeighed = aggregate.usesWeights
        return aggregate.value(graph.nodes[graph.headline].children.count) { index in
            isWeighed ? choices.weights[first + index] : 1
        } child: { index in
            scaled[index, block: block]
        }
    }

    /// The part of the weight under each node that is known; see `NodeGraph.knownShares`.
    private mutating func evaluateKnown(_ leaves: FastLeaves, _ choices: FastChoices) {
        for node in active where graph.isNeeded[node] {
            let rule = graph.nodes[node]
            let isWeighed = aggregate(of: node, choices).usesWeights
            for block in whole {
                var (sum, total) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
                for (index, child) in rule.children.enumerated() {
                    let weight = isWeighed ? choices.weights[graph.edges[node] + index] : 1
                    let below: FastBlock
                    switch child {
                    case .node(let place): below = known[place, block: block]
                    case .leaf(let leaf):
                        below = leaf == choices.leftOut ? .none : leaves.known[leaf, block: block]
                    }
                    sum += weight * below.value
                    total += weight * below.presence
                }
                known[node, block: block] = FastBlock(sum / total, whereAbove0: total)
            }
        }
    }

    /// What stands in place of a node of which too little is known: like an answer that is not rated, its lower bound or
    /// nothing.
    private mutating func withhold(_ node: Int, _ least: Double, in result: inout FastColumns) {
        for block in whole {
            let share = known[node, block: block]
            // A share that is what is needed but for its last bits is enough.
            let lacks = (share.presence .> 0) .& (share.value .< least - 1e-12)
            let stands = graph.leavesOutUnrated ? FastBlock.none : lower[node, block: block]
            var cell = result[node, block: block]
            cell.value.replace(with: stands.value, where: lacks)
            cell.presence.replace(with: stands.presence, where: lacks)
            result[node, block: block] = cell
            if node == graph.headline { withheld[block].replace(with: 1, where: lacks) }
        }
    }
}
