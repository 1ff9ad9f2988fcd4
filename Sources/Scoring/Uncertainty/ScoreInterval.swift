public import Statistics

/// A confidence interval of a score.
public struct ScoreInterval: Hashable, Sendable {
    /// How the interval was found.
    public enum Method: String, CaseIterable, Sendable {
        /// The bootstrap's distribution in full, corrected for bias and acceleration.
        case idealAccelerated = "ideal bootstrap, accelerated"
        /// The same without the correction, where it is not defined.
        case idealPercentile = "ideal bootstrap, percentile"
        /// Draws of questions, corrected for bias and acceleration.
        case drawsAccelerated = "bootstrap, accelerated"
        /// The same without the correction, where it is not defined.
        case drawsPercentile = "bootstrap, percentile"
        /// Every answer is worth the same, so that no resample differs.
        case allEqual = "all answers equal"
        /// Student's t of the coders' own scores.
        case codersStudent = "coders, t"
        /// From the lowest to the highest of two coders' own scores; no confidence goes with it.
        case codersRange = "coders, lowest to highest"
        /// Draws of contracts, corrected for bias and acceleration.
        case contractsAccelerated = "contracts, accelerated"
        /// The same without the correction, where it is not defined.
        case contractsPercentile = "contracts, percentile"
    }

    /// What makes an interval less sure than its confidence says.
    public enum Caution: String, CaseIterable, Sendable {
        /// Fewer than fifteen items, or more than four fifths of them at one level.
        case fewItems = "few items"
        /// A stratum has one question, of which nothing is known about how such questions vary.
        case singleQuestion = "a stratum of one question"
        /// A smallest, largest or middle value is on the way, which resampling describes badly.
        case rough = "not smooth"
        /// Some resamples left nothing to score, and were left out.
        case undefinedResamples = "resamples without a score left out"
    }

    /// The lower end, a multiple of 10⁻⁹ where draws gave it.
    public let lower: Rational
    /// The upper end.
    public let upper: Rational
    /// How it was found.
    public let method: Method
    /// In the order of their cases.
    public let cautions: [Caution]
    /// How many answers, coders or contracts it rests on.
    public let items: Int
}

/// A figure, or why there is none.
public enum Available<Value: Sendable>: Sendable {
    /// The figure.
    case value(Value)
    /// The whole cell that stands instead: "not applicable: …" or "not available: …".
    case none(String)

    /// The figure, nil where there is none.
    public var value: Value? {
        if case .value(let value) = self { value } else { nil }
    }

    /// Why there is none; nil where there is one.
    public var reason: String? {
        if case .none(let reason) = self { reason } else { nil }
    }
}

extension Available: Equatable where Value: Equatable {}

extension NotAvailable {
    /// The reason as a cell has it.
    var cell: String {
        switch self {
        case .tooFew(let needed): "not available: fewer than \(needed)"
        case .constant: "not available: nothing varies"
        case .nothingToCompare: "not available: nothing to compare"
        case .chanceIsComplete: "not available: chance explains all"
        case .notUnique: "not available: several results are equally good"
        case .gridTooFine: "not available: the values are too finely graded"
        case .infeasible: "not available: the conditions can't all be met"
        case .arithmetic: "not available: a number has too many digits"
        }
    }
}
