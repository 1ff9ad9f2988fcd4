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
    }

    let graph: NodeGraph
    private let leaves: VendorLeaves
    private let leavesOutUnrated: Bool
    private let known: [Rational?]
    /// One for each reading; or one for all, where nothing is missing and so every reading is the same.
    private var tracks: [NodeTrack]
    private(set) var weights: OwnWeights
    private let sharesReadings: Bool
    /// For each question, which readings of its answer differ; empty where there is one reading only.
    private let leavesApart: [ReadingsApart]
    /// The same for each node that has been worked out.
    private var nodesApart: [ReadingsApart] = []
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
        known = graph.hasNeeds ? try graph.knownShares(leaves, weights) : []
        // Where nodes of the vendors are set side by side, a reading can change at every step by itself.
        sharesReadings = !graph.hasStepsAtNodes && !graph.hasFolds
        let apart = isSettled ? [] : leaves.whole.readingsApart
        leavesApart = apart
        let published = leaves.values(.published)
        // What is missing may be missing in every reading; but a node that is withheld differs from its lower bound.
        let hasOneReading = isSettled || (sharesReadings && !graph.hasNeeds && apart.allSatisfy { $0.isEmpty })
        tracks = try (hasOneReading ? [.published] : Reading.allCases).map { reading throws(ScoringFault) in
            try NodeTrack(graph, leaves.values(reading, published: published, apart), weights)
        }
    }

    /// Which readings give something under a node, or something that limits it, another value than the published one.
    private func readingsApart(_ index: Int) -> ReadingsApart {
        guard tracks.count > 1 else { return [] }
        guard sharesReadings else { return .all }
        let node = graph.nodes[index]
        var apart: ReadingsApart = []
        for (child, _) in node.children {
            switch child {
            case .node(let below): apart.formUnion(nodesApart[below])
            case .leaf(let leaf): apart.formUnion(leavesApart[leaf])
            }
        }
        for cap in node.rule.caps {
            if let other = graph.index(of: cap.node), other < nodesApart.count { apart.formUnion(nodesApart[other]) }
        }
        return apart
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
            case .leaf(let leaf): leaves.whole.question(leaf)
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
        var apart = readingsApart(index)
        isBounded.append(!isRelative && hasBoundedParts(index))
        // What depends on others has no bounds.
        let areBoundsApart = !isRelative && apart.contains(.bounds)
        let lower = try own(index, isRelative ? .published : .lower)
        let upper = areBoundsApart ? try own(index, .upper) : lower
        let interval = lower.flatMap { lower in upper.flatMap { lower <= $0 ? Interval(lower, $0) : nil } }
        bounds.append(isRelative ? nil : interval)
        let needs = graph.nodes[index].rule.needs
        isWithheld.append(needs.flatMap { needs in known[index].map { $0 < needs } } ?? false)
        caps.append(graph.holdingCaps(index, own: tracks[place(.published)].own))
        var published = lower
        var silenceOut = lower
        var pendingIn = lower
        if isWithheld[index] {
            // To what stands above it, a node that is not scored is like an answer that is not rated.
            published = leavesOutUnrated || isRelative ? nil : lower
            (silenceOut, pendingIn) = (published, published)
            if tracks.count > 1 { apart = .all }
        } else {
            // Where nothing is missing, the lower bound is the score.
            let value = areBoundsApart ? try own(index, .published) : lower
            published = value
            // An answer that is left out could take the mean of the others beyond what the known facts allow, where its
            // scale is narrower than theirs.
            if let limits = bounds[index], let exact = value, exact < limits.lower || limits.upper < exact {
                published = exact.clamped(to: limits.lower...limits.upper)
                apart = .all
            }
            silenceOut = apart.contains(.silence) ? try own(index, .silenceOut) : value
            pendingIn = apart.contains(.pending) ? try own(index, .pendingIn) : value
        }
        nodesApart.append(apart)
        try append(published, .published, index)
        guard tracks.count > 1 else { return }
        try append(lower, .lower, index)
        try append(upper, .upper, index)
        try append(silenceOut, .silenceOut, index)
        try append(pendingIn, .pendingIn, index)
    }

    private mutating func append(_ value: Rational?, _ reading: Reading, _ index: Int) throws(ScoringFault) {
        let seen = try value.map { value throws(ScoringFault) in try graph.passed(value, index) } ?? nil
        tracks[place(reading)].append(value, seen: seen)
    }

    private func isBoundedAbove(_ child: Int) -> Bool {
        guard isBounded[child] else { return false }
        guard let step = graph.nodes[child].rule.normalise else { return true }
        return !step.dependsOnOthers && step.neverFalls
    }

    /// Whether nothing under a node, and nothing that limits it, could be anything at all.
    private func hasBoundedParts(_ index: Int) -> Bool {
        let node = graph.nodes[index]
        let below = node.children.allSatisfy { child, _ in
            switch child {
            case .node(let child): return isBoundedAbove(child)
            case .leaf(let leaf):
                return !leaves.whole.isUnbounded(leaf) && leaves.parts.allSatisfy { !$0.leaves.isUnbounded(leaf) }
            }
        }
        return below && node.rule.caps.allSatisfy { cap in graph.index(of: cap.node).map { isBounded[$0] } ?? true }
    }

    private func own(_ index: Int, _ reading: Reading) throws(ScoringFault) -> Rational? {
        guard let settled = settled[index] else { return try tracks[place(reading)].own(index, graph, weights) }
        return settled[(tracks.count == 1 ? .published : reading).rawValue].map { value in
            graph.holdingCaps(index, own: tracks[place(reading)].own).reduce(value) { Rational.min($0, $1.atMost) }
        }
    }

    /// Every node's score, once all have been worked out, in the order of the graph's nodes.
    func scores() -> [NodeScore] {
        func own(_ reading: Reading, _ index: Int) -> Rational? { tracks[place(reading)].own[index] }
        return graph.nodes.indices.map { index in
            var counts = LeafCounts()
            for leaf in graph.leaves(under: index) {
                counts[leaves.whole.status(leaf)] += 1
                for part in leaves.parts { counts[part.leaves.status(leaf)] += 1 }
            }
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
            return NodeScore(
                node: graph.nodes[index].rule.name, standing: standing, counts: counts,
                withoutNonresponse: isWithheld[index] ? nil : own(.silenceOut, index),
                withPendingAtMinimum: isWithheld[index] ? nil : own(.pendingIn, index),
                seen: tracks[place(.published)].seen[index], caps: caps[index], weights: weights[index],
                dependsOnOthers: graph.dependsOnOthers[index])
        }
    }

    /// "9 of 23 answers coded".
    private static func tooLittle(_ counts: LeafCounts) -> String {
        let coded = counts[.scored] + counts[.nonresponse]
        return "\(coded) of \(coded + counts[.unrated] + counts[.unresolved]) answers coded"
    }

    private static func reason(_ counts: LeafCounts) -> String {
        let pending = counts[.pending]
        if pending > 0, pending + counts[.notApplicable] == counts.all { return "pending" }
        if counts[.nonresponse] > 0 { return "no answer given" }
        if counts[.unrated] > 0 { return "no answer rated" }
        return counts[.scored] > 0 ? "nothing under it could be normalised" : "not asked"
    }
}

extension VendorLeaves {
    /// What stands for each leaf in a reading.
    fileprivate func values(_ reading: NodeEvaluation.Reading) -> LeafValues {
        LeafValues(
            whole: whole.indices.map { whole.value($0, reading) },
            parts: parts.map { part in part.leaves.indices.map { part.leaves.value($0, reading) } }, paths: paths)
    }

    /// The same, where the published reading is known and the answers that may differ from it.
    fileprivate func values(
        _ reading: NodeEvaluation.Reading, published: LeafValues, _ apart: [ReadingsApart]
    ) -> LeafValues {
        guard reading != .published else { return published }
        guard parts.isEmpty else { return values(reading) }
        var values = published
        for leaf in apart.indices where apart[leaf].contains(reading) {
            values.whole[leaf] = whole.value(leaf, reading)
        }
        return values
    }
}
