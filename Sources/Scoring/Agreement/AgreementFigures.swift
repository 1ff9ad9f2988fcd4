public import Statistics

/// How far coders agree in one scope, by every coefficient that the scale allows.
public struct AgreementFigures: Sendable {
    /// What the figures are of.
    public let scope: CoderAgreement.Scope
    /// The answers with two independent ratings or more.
    public let answers: Int
    /// The vendors whose answers they are.
    public let vendors: Int
    /// The coders who rated them.
    public let coders: Int
    /// Whether the answers are rated on several scales, so that what the ratings are worth is compared.
    public let isMixed: Bool
    /// The metric that fits the scale: Krippendorff's α under it is the one to go by.
    public let metric: DifferenceMetric
    /// Every coefficient, in one order.
    public let estimates: [AgreementEstimate]

    /// Fewer answers than this, and an interval covers less than it promises.
    public static let few = 60

    /// Whether there are so few answers that intervals cover less than they promise.
    public var hasFewAnswers: Bool { answers < AgreementFigures.few }

    /// The estimate of a coefficient.
    public subscript(_ coefficient: AgreementEstimate.Coefficient) -> AgreementEstimate? {
        estimates.first { $0.coefficient == coefficient }
    }

    /// The share of pairs of coders that agree.
    public var percentAgreement: AgreementEstimate? { self[.percentAgreement] }
    /// α under the metric that fits the scale.
    public var alpha: AgreementEstimate? { self[.alpha(metric)] }

    /// What the ratings may be used for, by Krippendorff's rule applied to the lower limit of α.
    public var use: Result<AgreementUse, NotShown> {
        guard let alpha else { return .failure(.noComparison) }
        return alpha.lowest.map(AgreementUse.init)
    }
}

/// What ratings may be used for (Krippendorff, Content Analysis, chapter 12).
public enum AgreementUse: String, CaseIterable, Sendable {
    /// From .800.
    case reliable = "rely"
    /// From .667 to .800: only for tentative conclusions.
    case tentative
    /// Below .667: for no conclusion.
    case none

    /// The lowest α to rely on.
    public static let reliableFrom: Rational = (try? Rational(4, over: 5)) ?? 1
    /// The lowest α for tentative conclusions.
    public static let tentativeFrom: Rational = (try? Rational(667, over: 1_000)) ?? 1

    /// The use that an α allows.
    public init(_ alpha: Rational) {
        if alpha >= AgreementUse.reliableFrom {
            self = .reliable
        } else {
            self = alpha >= AgreementUse.tentativeFrom ? .tentative : .none
        }
    }
}

/// Why a figure is not given.
public struct NotShown: Error, Hashable, Sendable {
    /// "not applicable: …" or "not available: …".
    public let words: String

    /// A reason in words.
    public init(_ words: String) { self.words = words }

    static let noComparison = NotShown("not available: no answer has two ratings to compare")
    static let noDisagreement = NotShown("not available: no disagreement that a resample could show")

    init(_ reason: NotAvailable) {
        switch reason {
        case .chanceIsComplete, .constant:
            self.init("not available: every rating is the same, so that chance would agree as well")
        case .nothingToCompare: self = .noComparison
        case .tooFew(let needed): self.init("not available: fewer than \(needed) to work it out from")
        default: self.init("not available: it can't be computed for these ratings")
        }
    }
}

/// A coefficient of agreement and how sure it is.
public struct AgreementEstimate: Sendable {
    /// A coefficient.
    public enum Coefficient: Hashable, Sendable {
        /// The share of pairs of coders that agree, a mean over answers.
        case percentAgreement
        /// Krippendorff's α.
        case alpha(DifferenceMetric)
        /// Gwet's AC1, with the ratings declared.
        case ac1
        /// Gwet's AC2 with ordinal weights.
        case ac2
    }

    /// Which it is.
    public let coefficient: Coefficient
    /// Its value, at most 1.
    public let value: Result<Rational, NotShown>
    /// Its interval: the percentiles of resampled answers; of Gwet's coefficients Student's t over answers.
    public let interval: Result<Interval, NotShown>
    /// Its companion, of α only: Student's t from α without one vendor at a time, as a vendor's answers belong together.
    public let jackknife: Result<Interval, NotShown>
    /// The resamples left out because the coefficient was not available in them.
    public let undefined: Int

    /// The lower of the lower limits.
    public var lowest: Result<Rational, NotShown> {
        switch (interval, jackknife) {
        case (.success(let first), .success(let second)): .success(min(first.lower, second.lower))
        case (.success(let only), .failure), (.failure, .success(let only)): .success(only.lower)
        case (.failure(let reason), .failure): .failure(reason)
        }
    }
}
