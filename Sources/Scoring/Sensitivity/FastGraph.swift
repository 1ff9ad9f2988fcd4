import Dataset
import Statistics

/// A node graph laid out for many evaluations of all vendors under other weights, aggregates and rules.
///
/// It agrees with ``NodeGraph`` to 10⁻⁹ of a score's range. The steps are in floating point with + − × ÷ and square roots
/// only, in a fixed order for each vendor, so the same bits come out on every machine and with any number of threads.
public struct FastGraph: Sendable {
    /// A node of the graph.
    public struct Node: Sendable {
        /// How the values of its children become one.
        public var aggregate: FastAggregate
        /// What stands under it: leaves, and nodes that come before it.
        public var children: [NodeGraph.Child]
        /// The least part of the weight under it that must be known; nil asks for none.
        public var needs: Double?
        /// The top levels over whose means it is folded; empty where it isn't.
        var fold: [String] = []

        /// A node that neither folds nor asks for anything.
        public init(aggregate: FastAggregate, children: [NodeGraph.Child], needs: Double? = nil) {
            self.aggregate = aggregate
            self.children = children
            self.needs = needs
        }
    }

    /// Each after all that stands under it.
    public let nodes: [Node]
    /// The node whose values are asked for.
    public let headline: Int
    /// Where the edges of each node begin among all edges.
    let edges: [Int]
    /// Whether the headline rests on a node.
    let isNeeded: [Bool]
    /// Whether what is not rated leaves averages.
    let leavesOutUnrated: Bool

    /// Whether a score that leaves something out could lie beyond its bounds, where it has to be kept within them.
    var boundsMatter = true

    /// A graph.
    ///
    /// - Returns: Nil where the headline is no node, or where a node does not come after its children.
    public init?(nodes: [Node], headline: Int, leavesOutUnrated: Bool = false) {
        guard nodes.indices.contains(headline) else { return nil }
        for (index, node) in nodes.enumerated() {
            for child in node.children { if case .node(let below) = child, !(0..<index).contains(below) { return nil } }
        }
        self.nodes = nodes
        self.headline = headline
        self.leavesOutUnrated = leavesOutUnrated
        var edges: [Int] = []
        var next = 0
        for node in nodes {
            edges.append(next)
            next += node.children.count
        }
        self.edges = edges
        var isNeeded = nodes.map { _ in false }
        isNeeded[headline] = true
        for index in nodes.indices.reversed() where isNeeded[index] {
            for case .node(let below) in nodes[index].children { isNeeded[below] = true }
        }
        self.isNeeded = isNeeded
    }

    /// The nodes of a method; nil where one has an aggregate that is not known here.
    init?(_ graph: NodeGraph, headline: Int, leavesOutUnrated: Bool) {
        var nodes: [Node] = []
        for node in graph.nodes {
            guard let aggregate = FastAggregate(node.rule.aggregate) else { return nil }
            var fast = Node(aggregate: aggregate, children: node.children.map(\.child))
            fast.needs = node.rule.needs?.double()
            fast.fold = node.rule.fold
            nodes.append(fast)
        }
        self.init(nodes: nodes, headline: headline, leavesOutUnrated: leavesOutUnrated)
    }

    /// The number of weights that an evaluation takes: one for each child of each node, in the order of the nodes.
    public var weightCount: Int { (edges.last ?? 0) + (nodes.last?.children.count ?? 0) }

    /// The places of a node's weights among all.
    public func weights(of node: Int) -> Range<Int> { edges[node]..<edges[node] + nodes[node].children.count }
}

extension NodeGraph {
    /// The weights of all children of all nodes, in the order of the nodes.
    var weights: [Double] { nodes.flatMap { $0.children.map { $0.weight.double() } } }
}

/// What is chosen otherwise in one evaluation.
public struct FastChoices: Sendable {
    /// A weight for each child of each node, none of them negative.
    public var weights: [Double]
    /// What the headline is aggregated by; nil for what the node says.
    public var headlineAggregate: FastAggregate?
    /// What all nodes are aggregated by, the headline too; nil for what each says.
    public var everyAggregate: FastAggregate?
    /// What the headline's children are put on one scale by; nil leaves them as they are.
    public var normalisation: FastNormalisation?
    /// A leaf that is left out; nil for none.
    public var leftOut: Int?

    /// The weights given, and nothing else otherwise.
    public init(weights: [Double]) { self.weights = weights }
}
