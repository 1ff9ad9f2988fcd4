public import Dataset
import Parallel
public import Statistics

/// How far coders agree who rated the same answers independently (design: statistics, section 1).
///
/// The settled rating is not a coder's, and what is not applicable or not yet due is no rating of an answer: neither
/// counts.
public struct CoderAgreement: Sendable {
    /// What figures are of.
    public enum Scope: Hashable, Sendable {
        /// One question.
        case question(Identifier)
        /// Every question under a node.
        case node(Identifier)
        /// Every question that two coders both rated.
        case coders(Identifier, Identifier)
        /// Every question on one scale.
        case scale(Identifier)
    }

    /// By question in the order of the questions, by node and by scale in the method's order, and by pair of coders;
    /// only where two coders rated the same answer.
    public let figures: [AgreementFigures]
    /// The confidence of the intervals.
    public let level: Rational
    /// How many resamples of answers each percentile interval is taken from.
    public let replicates: Int

    /// With so many replicates, (B + 1) times either tail of 95 % is whole.
    public static let usualReplicates = 999
    /// The purpose of the streams, which no other figure draws from.
    static let purpose: UInt32 = 0x6167_7265

    /// Figures that have been worked out already.
    public init(
        figures: [AgreementFigures], level: Rational = InferenceTarget.usualConfidence,
        replicates: Int = usualReplicates
    ) {
        self.figures = figures
        self.level = level
        self.replicates = replicates
    }

    /// The agreement on the answers of a quarter, with the confidence and the seed of the method's target.
    ///
    /// - Parameters:
    ///   - scored: The quarter.
    ///   - replicates: The resamples of answers for each interval; each scope has a random stream of its own.
    public init(_ scored: ScoredPeriod, replicates: Int = usualReplicates, threads: Int) {
        let level = scored.method.target.confidence
        let seed = scored.method.target.seed
        let answers = RatedAnswers(scored)
        let scopes = answers.scopes(scored)
        let quantiles = StudentQuantiles(
            scopes.flatMap { [$0.answers.count, Set($0.answers.map(\.vendor)).count] }, level: level, threads: threads)
        self.level = level
        self.replicates = replicates
        figures = concurrentMap(scopes.count, threads: threads) { index in
            let (scope, answers) = scopes[index]
            let stream = RandomStream(
                seed: seed, purpose: CoderAgreement.purpose, identifierHash: StableHash.hash(scope.key))
            return AgreementFigures(
                scope, answers, level: level, quantiles: quantiles, replicates: replicates, stream: stream)
        }
    }

    /// The figures of a scope; nil where no two coders rated an answer in it.
    public func figures(of scope: Scope) -> AgreementFigures? { figures.first { $0.scope == scope } }
}

extension CoderAgreement.Scope {
    /// What the scope's random stream is named after.
    fileprivate var key: [UInt8] {
        let parts: [Identifier] =
            switch self {
            case .question(let name): [Identifier("question"), name]
            case .node(let name): [Identifier("node"), name]
            case .coders(let first, let second): [Identifier("coders"), first, second]
            case .scale(let name): [Identifier("scale"), name]
            }
        // A byte that no identifier holds keeps the parts apart.
        return parts.flatMap { Array($0.text.utf8) + [0] }
    }
}
