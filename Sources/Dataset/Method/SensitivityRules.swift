public import Statistics

/// How far the method's own choices are varied to see what they do to the ranking.
public struct SensitivityRules: Hashable, Sendable {
    /// A choice of the method that could have been another.
    public enum Choice: String, CaseIterable, Sendable {
        /// What the parts of the index weigh.
        case weights
        /// Whether the parts are put on one scale over all vendors first.
        case normalisation
        /// Which mean the index is.
        case aggregation
        /// What stands for an answer that is missing.
        case missing = "missing answers"
        /// How several coders' ratings become one.
        case coders
        /// That every question counts.
        case questions
    }

    /// Whether anything is varied at all.
    public var isOn = true
    /// By which part of itself a weight is varied, above 0 and at most 1.
    public var weights: Rational = .percent(25)
    /// How many sets of weights are drawn for the acceptability of ranks.
    public var draws = 10_000
    /// N, the points of each of the two samples of all choices; a power of two.
    public var points = 1_024
    /// What the random numbers come from.
    public var seed = 1
    /// The choices that are varied.
    public var vary: Set<Choice> = Set(Choice.allCases)
}
