import Dataset
import Statistics

/// One vendor's way through the graph: every node's bounds, its score, and its score under two other rules for what is
/// missing, node by node.
///
/// Between two nodes the vendors can be set side by side; where no step asks for that, one goes through at once.
struct NodeEvaluation: Sendable {
    /// A reading of what is missing: what stands for each leaf in the averages.
    enum Reading: Int, CaseIterable {
        case lower, upper, published, silenceOut, pendingIn

        /// Those that are scores and no bounds.
        static let scores: [Reading] = [.published, .silenceOut, .pendingIn]

        func value(of leaf: Leaf) -> Rational? {
            switch self {
            case .lower: leaf.lower
            case .upper: leaf.upper
            case .published: leaf.value
            case .silenceOut: leaf.status == .nonresponse ? nil : leaf.value
            case .pendingIn: leaf.status == .pending ? leaf.range?.lowerBound : leaf.value
            }
        }
    }

    let graph: NodeGraph
    private let leaves: VendorLeaves
    private let leavesOutUnrated: Bool
    private let known: [Rational?]
    /// One for each reading; or one for all, where nothing is missing and so every reading is the same.
    private var tracks: [NodeTrack]
    private(set) var weights: OwnWeights
    private var bounds: [Interval?] = []
    private var isBounded: [Bool] = []
    private var isWithheld: [Bool] = []
    private var caps: [[CapRule]] = []
    /// For a node whose value was worked out beside other vendors', by reading.
    private var settled: [Int: [Rational?]] = [:]
    /// Why a node has no value although something under it has.
    private var failures: [Int: String] = [:]

    /// - Parameters:
    ///   - weights: those that differ from the method's for this vendor.
    ///   - leavesOutUnrated: whether the method leaves what is not rated out of averages.
    ///   - isSettled: whether nothing is missing that could be read in several ways, of this vendor and of all others
    ///     that it may be set beside.
    init(
        _ graph: NodeGraph, _ leaves: VendorLeaves, weights: OwnWeights, leavesOutUnrated: Bool, isSettled: Bool = false
    ) throws(ScoringFault) {
        self.graph = graph
        self.leaves = leaves
        self.weights = weights
        self.leavesOutUnrated = leavesOutUnrated
        known = try graph.knownShares(leaves, weights)
        tracks = try (isSettled ? [.published] : Reading.allCases).map { reading throws(ScoringFault) in
            try NodeTrack(graph, leaves.values(reading.value), weights)
        }
    }

    /// Whether the reading is worked out for itself, and not the same as the published one.
    func isOfItsOwn(_ reading: Reading) -> Bool { tracks.count > 1 || reading == .published }

    private func place(_ reading: Reading) -> Int { tracks.count == 1 ? 0 : reading.rawValue }

    /// A node's own value; nil where it is not scored.
    func score(_ index: Int, _ reading: Reading = .published) -> Rational? {
        isWithheld[index] ? nil : tracks[place(reading)].own[index]
    }

    /// What stands under a node in the average, in the order of its children.
    func below(_ index: Int, _ reading: Reading = .published) -> [Rational?] {
        tracks[place(reading)].below(index, graph)
    }

    /// The names of what stands under a node, in the order of its children.
    func childNames(_ index: Int) -> [Identifier] {
        graph.nodes[index].children.map { child, _ in
            switch child {
            case .node(let child): graph.nodes[child].rule.name
            case .leaf(let leaf): leaves.whole[leaf].question
            }
        }
    }

    /// States what a node's children weigh, before the node is reached.
    mutating func weigh(_ index: Int, _ computed: [Rational]) { weights[index] = computed }

    /// States a node's value by reading, before the node is reached.
    mutating func settle(_ index: Int, _ values: [Reading: Rational]) {
        settled[index] = Reading.allCases.map { values[$0] }
    }

    /// States why a node has no value, before it is reached.
    mutating func fail(_ index: Int, _ reason: String) {
        settled[index] = Reading.allCases.map { _ in nil }
        failures[index] = reason
    }

    /// States what the nodes above see of a node, after it was reached.
    mutating func show(_ index: Int, _ value: Rational?, _ reading: Reading) {
        tracks[place(reading)].seen[index] = value
    }

    /// Works out the nodes up to, and without, a place.
    mutating func advance(to end: Int) throws(ScoringFault) {
        while isWithheld.count < end { try advance() }
    }

    private mutating func advance() throws(ScoringFault) {
        let index = isWithheld.count
        let isRelative = graph.dependsOnOthers[index]
        isBounded.append(!isRelative && hasBoundedParts(index))
        let lower = try own(index, .lower)
        let upper = isOfItsOwn(.upper) ? try own(index, .upper) : lower
        let interval = lower.flatMap { lower in upper.flatMap { lower <= $0 ? Interval(lower, $0) : nil } }
        bounds.append(isRelative ? nil : interval)
        let needs = graph.nodes[index].rule.needs
        isWithheld.append(needs.flatMap { needs in known[index].map { $0 < needs } } ?? false)
        caps.append(graph.holdingCaps(index, own: tracks[place(.published)].own))
        for reading in Reading.allCases where isOfItsOwn(reading) {
            var value = reading == .upper ? upper : lower
            // Where nothing is missing, the lower bound is the score.
            if Reading.scores.contains(reading), tracks.count > 1 || isWithheld[index] {
                if isWithheld[index] {
                    // To what stands above it, a node that is not scored is like an answer that is not rated.
                    value = leavesOutUnrated || isRelative ? nil : lower
                } else {
                    value = try own(index, reading)
                    // An answer that is left out could take the mean of the others beyond what the known facts allow,
                    // where its scale is narrower than theirs.
                    if reading == .published, let limits = bounds[index] {
                        value = value.map { $0.clamped(to: limits.lower...limits.upper) }
                    }
                }
            }
            let seen = try value.map { value throws(ScoringFault) in try graph.passed(value, index) } ?? nil
            tracks[place(reading)].append(value, seen: seen)
        }
    }

    private func own(_ index: Int, _ reading: Reading) throws(ScoringFault) -> Rational? {
        guard let settled = settled[index] else { return try tracks[place(reading)].own(index, graph, weights) }
        return settled[(tracks.count == 1 ? .published : reading).rawValue].map { value in
            graph.holdingCaps(index, own: tracks[place(reading)].own).reduce(value) { Rational.min($0, $1.atMost) }
        }
    }

    /// Whether nothing under a node, and nothing that limits it, could be anything at all.
    private func hasBoundedParts(_ index: Int) -> Bool {
        let node = graph.nodes[index]
        let isBoundedAbove: (Int) -> Bool = { child in
            let step = graph.nodes[child].rule.normalise
            return isBounded[child] && (step.map { !$0.dependsOnOthers && $0.neverFalls } ?? true)
        }
        let below = node.children.allSatisfy { child, _ in
            switch child {
            case .node(let child): return isBoundedAbove(child)
            case .leaf(let leaf):
                return !leaves.whole[leaf].isUnbounded && leaves.parts.allSatisfy { !$0.leaves[leaf].isUnbounded }
            }
        }
        return below && node.rule.caps.allSatisfy { cap in graph.index(of: cap.node).map { isBounded[$0] } ?? true }
    }

    /// Every node's score, once all have been worked out, in the order of the graph's nodes.
    func scores() -> [NodeScore] {
        func own(_ reading: Reading, _ index: Int) -> Rational? { tracks[place(reading)].own[index] }
        return graph.nodes.indices.map { index in
            let below = graph.leaves(under: index)
            let under = below.map { leaves.whole[$0] } + leaves.parts.flatMap { part in below.map { part.leaves[$0] } }
            var counts: [LeafStatus: Int] = [:]
            for leaf in under { counts[leaf.status, default: 0] += 1 }
            let value = own(.published, index)
            let standing: NodeScore.Standing
            if isWithheld[index] {
                standing = .notScored(NodeEvaluation.tooLittle(counts))
            } else if let failure = failures[index] {
                standing = .notScored(failure)
            } else if isBounded[index], let lowest = own(.lower, index), let highest = own(.upper, index) {
                standing = .scored(Score(bounds: Interval(lowest, highest), value: value))
            } else if !isBounded[index], let value {
                standing = .scored(Score(bounds: nil, value: value))
            } else {
                standing = .notScored(NodeEvaluation.reason(counts))
            }
            var score = NodeScore(
                node: graph.nodes[index].rule.name, standing: standing, counts: counts,
                withoutNonresponse: isWithheld[index] ? nil : own(.silenceOut, index),
                withPendingAtMinimum: isWithheld[index] ? nil : own(.pendingIn, index))
            score.seen = tracks[place(.published)].seen[index]
            score.caps = caps[index]
            score.weights = weights[index]
            score.dependsOnOthers = graph.dependsOnOthers[index]
            return score
        }
    }

    /// "9 of 23 answers coded".
    private static func tooLittle(_ counts: [LeafStatus: Int]) -> String {
        let coded = (counts[.scored] ?? 0) + (counts[.nonresponse] ?? 0)
        let expected = coded + (counts[.unrated] ?? 0) + (counts[.unresolved] ?? 0)
        return "\(coded) of \(expected) answers coded"
    }

    private static func reason(_ counts: [LeafStatus: Int]) -> String {
        let pending = counts[.pending] ?? 0
        if pending > 0, pending + (counts[.notApplicable] ?? 0) == counts.values.reduce(0, +) { return "pending" }
        if (counts[.nonresponse] ?? 0) > 0 { return "no answer given" }
        if (counts[.unrated] ?? 0) > 0 { return "no answer rated" }
        return (counts[.scored] ?? 0) > 0 ? "nothing under it could be normalised" : "not asked"
    }
}
