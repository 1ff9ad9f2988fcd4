public import Dataset
import Parallel
public import Statistics

/// What a method's own choices could do to the ranking of an index.
///
/// OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 7; Saisana, Saltelli, Tarantola, "Uncertainty
/// and sensitivity analysis techniques as tools for the quality assessment of composite indicators", JRSS A 168 (2005).
public struct MethodSensitivity: Sendable {
    /// Why a part of the analysis is not there.
    public struct Unavailable: Error, Hashable, Sendable {
        /// "not applicable: …" or "not available: …".
        public let words: String
    }

    /// What an influence is exerted on.
    public enum Output: Hashable, Sendable {
        /// The ranks of all vendors together.
        case ranks
        /// R̄, the mean distance of the vendors' ranks from the published ones.
        case shift
        /// The rank of one vendor, by its place.
        case rank(Int)
    }

    /// How much of the variance of an output comes from each choice.
    public struct Influence: Sendable {
        /// What is influenced.
        public let output: Output
        /// For each choice, in the order of the factors.
        public let shares: Result<[SobolAnalysis.Indices], Unavailable>
        /// Their standard errors by resampling; nil where none are worked out.
        public let errors: [SobolAnalysis.Indices]?
        /// How many of the points count; the others hold a run that failed.
        public let points: Int
    }

    /// The index.
    public let index: Identifier
    /// What the method says of the analysis.
    public let rules: SensitivityRules
    /// In the order of their identifiers.
    public let vendors: [Identifier]
    /// The published ranks; nil for a vendor without one.
    public let published: [Int?]
    /// The headline's weights that vary: the child and its label.
    public let weighed: [(child: String, label: String)]
    /// Ranks under weights of any size for the index's own parts, all others as published.
    public let anyWeights: Result<WeightAcceptability, Unavailable>
    /// Ranks where every weight under the index varies by the method's share.
    public let nearWeights: Result<WeightAcceptability, Unavailable>
    /// For each vendor the mean of the weights with which it is first, in the order of `weighed`; nil where it never is.
    public let central: (any: [[Double]?], near: [[Double]?])
    /// The choices that are varied together.
    public let factors: [ChoiceFactor]
    /// What is not varied, and why.
    public let leftOut: [ChoiceLeftOut]
    /// The ranks over the runs of both samples in which all choices vary.
    public let ranks: RankTally
    /// The runs in which they vary, and how many of them could not be worked out.
    public let runs: Int
    public let failed: Int
    /// R̄ over the runs that could: its mean.
    public let meanShift: Double?
    /// On the ranks together, on R̄, and on each vendor's rank.
    public let influences: [Influence]

    /// The analysis of an index of a scored quarter.
    ///
    /// - Returns: Nil where the method switches it off, or where there is nothing to rank: no such index, or fewer than
    ///   two vendors with a rank.
    /// - Throws: `Unavailable` where the index cannot be evaluated many times.
    public init?(_ scored: ScoredPeriod, index: Identifier, threads: Int) throws(Unavailable) {
        let rules = scored.method.sensitivity
        guard rules.isOn, let ranking = scored.ranking(index), ranking.places.count > 1 else { return nil }
        if let obstacle = MethodSensitivity.obstacle(scored, index) { throw Unavailable(words: obstacle) }
        guard let setting = SensitivitySetting(scored, index: index) else {
            throw Unavailable(words: "not available: an aggregate under the index has no fast evaluation")
        }
        self.index = index
        self.rules = rules
        vendors = scored.vendors.map(\.vendor)
        published = vendors.map { ranking.place(of: $0)?.rank }
        let variants = try MethodSensitivity.available { () throws(ArithmeticError) in
            try LeafVariants(scored, varied: rules.vary)
        }
        let own = variants[0, 0]
        guard let scores = setting.scores(own), MethodSensitivity.agree(scores, scored, index) else {
            throw Unavailable(words: "not available: the method takes a step that has no fast evaluation")
        }
        weighed = setting.headlineWeights.map { ($0.child, $0.label) }
        let acceptability = try WeightAnalyses(setting, own, threads: threads)
        anyWeights = acceptability.any
        nearWeights = acceptability.near
        central = acceptability.central
        let space = ChoiceSpace(setting, variants)
        factors = space.factors
        leftOut = space.leftOut
        let runs = ChoiceRuns(space, published: published, points: rules.points, threads: threads)
        self.runs = runs.runs
        failed = runs.failed
        ranks = try MethodSensitivity.available { () throws(ArithmeticError) in try runs.tally() }
        meanShift = runs.meanShift
        influences = runs.influences(seed: UInt64(rules.seed), threads: threads)
    }

    /// The step of the method that has no fast evaluation, in words; nil without one.
    private static func obstacle(_ scored: ScoredPeriod, _ index: Identifier) -> String? {
        let graph = scored.graph
        guard let headline = graph.index(of: index) else { return nil }
        if let step = graph.stepObstacle(headline) { return step }
        if let node = graph.nodes.first(where: { $0.rule.weighting != nil }) {
            return "not available: the weights under '\(node.rule.name)' are computed from the vendors' values"
        }
        guard let vendor = scored.vendors.first(where: { !$0.weights.isEmpty }) else { return nil }
        return "not available: '\(vendor.vendor)' has weights of its own"
    }

    /// Runs a step whose arithmetic can fail.
    private static func available<Value>(
        _ work: () throws(ArithmeticError) -> Value
    ) throws(Unavailable) -> Value {
        do { return try work() } catch { throw Unavailable(words: "not available: \(error)") }
    }

    /// Whether the fast evaluation has the scores that are published, so that it may speak for the method.
    private static func agree(_ scores: [Double], _ scored: ScoredPeriod, _ index: Identifier) -> Bool {
        zip(scores, scored.vendors).allSatisfy { fast, vendor in
            guard let exact = vendor.node(index)?.score?.value?.double() else { return fast != fast }
            return (fast - exact).magnitude <= 1e-9 * max(1, exact.magnitude)
        }
    }
}
