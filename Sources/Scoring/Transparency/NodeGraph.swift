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

    /// A node, the same for all vendors; they share it instead of copying its rule.
    public final class Node: Sendable {
        public let rule: NodeRule
        public let children: [(child: Child, weight: Rational)]
        /// The weights of the children, in their order.
        let weights: [Rational]
        /// At hand, since a rule is copied to be asked.
        let usesWeights: Bool
        let floor: Rational?
        let isFolding: Bool
        let hasCaps: Bool

        init(rule: NodeRule, children: [(child: Child, weight: Rational)]) {
            self.rule = rule
            self.children = children
            weights = children.map(\.weight)
            usesWeights = rule.aggregate.usesWeights
            floor = rule.floor
            isFolding = !rule.fold.isEmpty
            hasCaps = !rule.caps.isEmpty
        }
    }

    public let nodes: [Node]
    /// For each node, whether its value depends on other vendors: something under it is normalised over them, or its
    /// weights are computed from them.
    public private(set) var dependsOnOthers: [Bool] = []
    /// For each node, whether what the nodes above it see depends on other vendors, by its own step or by one beneath.
    private(set) var passesOnOthers: [Bool] = []
    /// The places of the questions that a folding node stands above.
    private var foldedLeaves: Set<Int> = []
    /// For each node, the places of the questions that stand under it, directly or further down, in their order.
    private let leavesUnder: [[Int]]
    /// Whether a node is scored only where enough under it is known.
    let hasNeeds: Bool
    /// Whether a node is made from parts of the vendor.
    let hasFolds: Bool
    /// Whether a step that sets vendors side by side is taken at a node, and not only at answers.
    let hasStepsAtNodes: Bool

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
            for cap in rule.caps { if let node = rules[cap.node] { place(node) } }
            for (index, question) in questions.enumerated() where question.under.contains(rule.name) {
                children.append((.leaf(index), question.weight))
            }
            placed[rule.name] = nodes.count
            nodes.append(Node(rule: rule, children: children))
        }
        for rule in method.nodes { place(rule) }
        self.nodes = nodes
        var leavesUnder: [[Int]] = []
        for node in nodes {
            var found: Set<Int> = []
            for (child, _) in node.children {
                switch child {
                case .node(let below): found.formUnion(leavesUnder[below])
                case .leaf(let leaf): found.insert(leaf)
                }
            }
            leavesUnder.append(found.sorted())
        }
        self.leavesUnder = leavesUnder
        hasNeeds = nodes.contains { $0.rule.needs != nil }
        hasFolds = nodes.contains { !$0.rule.fold.isEmpty }
        hasStepsAtNodes = nodes.contains {
            $0.rule.publishedCopy != nil || $0.rule.weighting != nil || ($0.rule.normalise?.dependsOnOthers ?? false)
        }
        for index in nodes.indices where !nodes[index].rule.fold.isEmpty {
            foldedLeaves.formUnion(leaves(under: index))
        }
        let relative = Set(method.scales.filter(\.dependsOnOthers).map(\.name))
        for node in nodes {
            let below = node.children.contains { child, _ in
                switch child {
                case .node(let index): passesOnOthers[index]
                case .leaf(let index): relative.contains(questions[index].scale)
                }
            }
            let isCapped = node.rule.caps.contains { cap in placed[cap.node].map { dependsOnOthers[$0] } ?? false }
            let own = below || isCapped || node.rule.weighting != nil
            dependsOnOthers.append(own)
            passesOnOthers.append(own || (node.rule.normalise?.dependsOnOthers ?? false))
        }
    }

    /// Whether a step sets vendors side by side, so that none can be scored by itself.
    var hasRelativeSteps: Bool { passesOnOthers.contains(true) || hasStepsAtNodes }

    /// The lowest and the highest value that each node can have: with every question at its minimum, and at its maximum.
    /// Nil for a node without questions, and for one under which something has no ends.
    func ranges(questions: [ClosedRange<Rational>?]) throws(ScoringFault) -> [Interval?] {
        var own: [Interval?] = []
        var seen: [Interval?] = []
        for (index, node) in nodes.enumerated() {
            let below = node.children.map { child, _ -> Interval? in
                switch child {
                case .node(let index): seen[index]
                case .leaf(let index): questions[index].map { Interval($0.lowerBound, $0.upperBound) }
                }
            }
            // A node that the quarter has no question for is in no average; a question without ends has no range.
            let isBounded = zip(node.children, below).allSatisfy { child, range in
                if range != nil { return true }
                guard case .node(let index) = child.child else { return false }
                return leaves(under: index).isEmpty
            }
            // What weights will be computed is not known, but within means they change no end.
            let isSumOfComputed = node.rule.weighting != nil && node.rule.aggregate is WeightedSum
            var range: Interval?
            if isBounded, !isSumOfComputed {
                let lowest = try combined(index, below.map { $0?.lower }, nil)
                let highest = try combined(index, below.map { $0?.upper }, nil)
                range = lowest.flatMap { lowest in highest.map { Interval(min(lowest, $0), max(lowest, $0)) } }
            }
            own.append(range)
            seen.append(try passedRange(range, index))
        }
        return own
    }

    /// What the nodes above see of a node's lowest and highest value.
    private func passedRange(_ range: Interval?, _ index: Int) throws(ScoringFault) -> Interval? {
        guard let rule = nodes[index].rule.normalise else { return range }
        if let results = rule.results { return Interval(results.lowerBound, results.upperBound) }
        guard let range, !rule.dependsOnOthers, rule.neverFalls else { return nil }
        return Interval(try passed(range.lower, index) ?? range.lower, try passed(range.upper, index) ?? range.upper)
    }

    public func index(of name: Identifier) -> Int? { nodes.firstIndex { $0.rule.name == name } }

    /// Whether a question, by its place among the leaves, is rated part by part: a node above it folds.
    func isFolded(_ leaf: Int) -> Bool { hasFolds && foldedLeaves.contains(leaf) }

    /// The leaves that stand under each node, directly or further down, as places among the leaves.
    public func leaves(under node: Int) -> [Int] { leavesUnder[node] }
}
