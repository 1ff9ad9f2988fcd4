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
    }

    /// The lowest and the highest value that each node can have: with every question at its minimum, and at its maximum.
    /// Nil for a node without questions.
    func ranges(questions: [ClosedRange<Rational>]) throws(ScoringFault) -> [Interval?] {
        let lowest = try values(leaves: questions.map(\.lowerBound))
        let highest = try values(leaves: questions.map(\.upperBound))
        return zip(lowest, highest).map { lower, upper in
            lower.flatMap { lower in upper.map { Interval(min(lower, $0), max(lower, $0)) } }
        }
    }

    public func index(of name: Identifier) -> Int? { nodes.firstIndex { $0.rule.name == name } }

    /// The value of each node, given the value of each leaf; nil where nothing under a node is in its average.
    func values(leaves: [Rational?]) throws(ScoringFault) -> [Rational?] {
        var values: [Rational?] = []
        for node in nodes {
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
            values.append(try NodeGraph.aggregated(node.rule, inAverage, weights))
        }
        return values
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
