public import Dataset
public import Statistics

/// The method's nodes over the questions, in an order in which every node comes after all that stands under it.
public struct NodeGraph: Sendable {
    /// What stands under a node.
    public enum Child: Hashable, Sendable {
        /// A node, by its place in `nodes`.
        case node(Int)
        /// A question, by its place among the leaves.
        case leaf(Int)
    }

    public struct Node: Sendable {
        public let rule: NodeRule
        public let children: [(child: Child, weight: Rational)]
    }

    public let nodes: [Node]
    /// The places of the questions that a folding node stands above.
    private var foldedLeaves: Set<Int> = []

    /// The nodes of a method whose graph has been checked, over questions in the order of the leaves.
    public init(_ method: Method, questions: [QuestionRow]) {
        let rules = Dictionary(method.nodes.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var placed: [Identifier: Int] = [:]
        var nodes: [Node] = []
        func place(_ rule: NodeRule) {
            guard placed[rule.name] == nil else { return }
            var children: [(child: Child, weight: Rational)] = []
            for (name, weight) in rule.children {
                guard let child = rules[name] else { continue }
                place(child)
                if let index = placed[name] { children.append((.node(index), weight)) }
            }
            for (index, question) in questions.enumerated() where question.under.contains(rule.name) {
                children.append((.leaf(index), question.weight))
            }
            placed[rule.name] = nodes.count
            nodes.append(Node(rule: rule, children: children))
        }
        for rule in method.nodes { place(rule) }
        self.nodes = nodes
        for index in nodes.indices where !nodes[index].rule.fold.isEmpty {
            foldedLeaves.formUnion(leaves(under: index))
        }
    }

    /// The lowest and the highest value that each node can have: with every question at its minimum, and at its maximum.
    /// Nil for a node without questions, and for one with a question whose scale has no ends.
    func ranges(questions: [ClosedRange<Rational>?]) throws(ScoringFault) -> [Interval?] {
        let lowest = try values(of: questions.map { $0?.lowerBound })
        let highest = try values(of: questions.map { $0?.upperBound })
        return nodes.indices.map { index in
            guard leaves(under: index).allSatisfy({ questions[$0] != nil }), let lower = lowest[index],
                let upper = highest[index]
            else { return nil }
            return Interval(min(lower, upper), max(lower, upper))
        }
    }

    public func index(of name: Identifier) -> Int? { nodes.firstIndex { $0.rule.name == name } }

    /// The value of each node for the vendor as a whole, given the value of each leaf; nil where nothing under a node is
    /// in its average.
    ///
    /// A node that folds is worked out for each part over what stands under it, and the parts' values are then folded.
    ///
    /// - Parameter limits: what each node's value is kept within. An answer that is left out could otherwise take the
    ///   mean of the others beyond what the known facts allow, where its scale is narrower than theirs.
    /// - Parameter replaced: what stands for a node instead of its aggregate, by its place.
    func values(
        _ leaves: LeafValues, within limits: [Interval?]? = nil, replacing replaced: [Int: Rational?] = [:]
    ) throws(ScoringFault) -> [Rational?] {
        let hasFolds = nodes.contains { !$0.rule.fold.isEmpty }
        let parts =
            hasFolds ? try leaves.parts.map { part throws(ScoringFault) in try values(of: part, folding: nil) } : []
        return try values(of: leaves.whole, within: limits, replacing: replaced) {
            (index: Int) throws(ScoringFault) -> Rational? in
            let rule = nodes[index].rule
            let present = zip(leaves.paths, parts).compactMap { path, values in values[index].map { (path, $0) } }
            return try computing("node '\(rule.name)'") { () throws(ArithmeticError) -> Rational? in
                try SubjectFold.value(present, over: rule.fold)
            }
        }
    }

    /// The value of each node over one set of leaves.
    ///
    /// - Parameter folding: gives the value of a node that folds; nil within a part, where it is an aggregate like others.
    private func values(
        of leaves: [Rational?], within limits: [Interval?]? = nil, replacing replaced: [Int: Rational?] = [:],
        folding: ((Int) throws(ScoringFault) -> Rational?)?
    ) throws(ScoringFault) -> [Rational?] {
        var values: [Rational?] = []
        for (index, node) in nodes.enumerated() {
            if let replacement = replaced[index] {
                values.append(replacement)
                continue
            }
            if let folding, !node.rule.fold.isEmpty {
                values.append(try folding(index))
                continue
            }
            var inAverage: [Rational] = []
            var weights: [Rational] = []
            for (child, weight) in node.children {
                let value: Rational? =
                    switch child {
                    case .node(let index): values[index]
                    case .leaf(let index): leaves[index]
                    }
                guard let value, weight > 0 || !node.rule.aggregate.usesWeights else { continue }
                inAverage.append(value)
                weights.append(weight)
            }
            let value = try NodeGraph.aggregated(node.rule, inAverage, weights)
            let limit = limits?[index]
            values.append(limit.flatMap { limit in value.map { $0.clamped(to: limit.lower...limit.upper) } } ?? value)
        }
        return values
    }

    /// The value of each node where every question is answered alike for the vendor as a whole.
    private func values(of leaves: [Rational?]) throws(ScoringFault) -> [Rational?] {
        try values(of: leaves, folding: nil)
    }

    /// Whether a question, by its place among the leaves, is rated part by part: a node above it folds.
    func isFolded(_ leaf: Int) -> Bool { foldedLeaves.contains(leaf) }

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

    /// The leaves that stand under each node, directly or further down, as places among the leaves.
    public func leaves(under node: Int) -> [Int] {
        var found: Set<Int> = []
        func gather(_ index: Int) {
            for (child, _) in nodes[index].children {
                switch child {
                case .node(let index): gather(index)
                case .leaf(let index): found.insert(index)
                }
            }
        }
        gather(node)
        return found.sorted()
    }
}
