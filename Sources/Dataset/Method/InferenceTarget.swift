public import Statistics

/// What the figures are meant to hold for; it decides what is resampled, and what uncertainty is printed beside a figure.
///
/// Design: statistics, section 4.
public struct InferenceTarget: Hashable, Sendable {
    /// The targets that a method can name.
    public enum Kind: String, CaseIterable, Sendable {
        /// These questions and these coders, and no others: bounds, and no interval, test or confidence set.
        case questionnaire = "this questionnaire"
        /// The questions stand for a domain of questions that might as well have been put: they are resampled.
        case questions = "a domain of questions"
        /// Other coders might have rated: the coders' own scores are compared.
        case coders = "other coders"
        /// The contracts on record stand for others: they are resampled within their vendor.
        case contracts = "contracts sampled"
    }

    /// Which of them.
    public var kind: Kind
    /// The nodes within which questions are resampled; empty: the nodes directly over the questions.
    public var strata: [Identifier]
    /// The confidence of intervals and sets, above 0 and below 1.
    public var confidence: Rational
    /// What every random stream begins with.
    public var seed: UInt64
    /// How many resamples or draws are taken where a figure needs them.
    public var replicates: Int

    /// A target with the defaults of whatever is not given.
    public init(
        _ kind: Kind, strata: [Identifier] = [], confidence: Rational = InferenceTarget.usualConfidence,
        seed: UInt64 = InferenceTarget.usualSeed, replicates: Int = InferenceTarget.usualReplicates
    ) {
        self.kind = kind
        self.strata = strata
        self.confidence = confidence
        self.seed = seed
        self.replicates = replicates
    }

    /// 95 %.
    public static let usualConfidence = (try? Rational(19, over: 20)) ?? Rational.one
    /// The day of the letter with which Candour began.
    public static let usualSeed: UInt64 = 20_210_816
    /// So many that (B + 1) times the usual tails is whole.
    public static let usualReplicates = 9999

    /// What stands in a cell that only another target could fill.
    public var notApplicable: String { "not applicable: target \(kind.rawValue)" }
}
