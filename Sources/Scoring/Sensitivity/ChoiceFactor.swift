public import Dataset

/// One of the method's choices, and what it could have been.
public struct ChoiceFactor: Sendable {
    /// A name without spaces that stays the same from quarter to quarter.
    public let identifier: String
    /// As a report names it.
    public let name: String
    /// Which kind of choice it is.
    public let kind: SensitivityRules.Choice
    /// What is chosen among, the method's own choice first; empty for a weight, which takes any value in its range.
    public let alternatives: [String]
    let effect: Effect

    /// What a choice changes.
    enum Effect: Sendable {
        /// The weight at a place, by a factor.
        case weight(place: Int)
        /// All weights further down, by one of so many sets.
        case weightSets(count: Int)
        case normalisation([FastNormalisation?])
        case aggregate([FastAggregate?])
        /// One of the sets of leaves under rules for missing answers.
        case missing(count: Int)
        /// One of the sets of leaves under rules for several coders.
        case coders(count: Int)
        /// None, or one leaf.
        case question([Int?])

        /// Whether it changes nothing but what is done at the headline.
        var isOfHeadline: Bool {
            switch self {
            case .weight, .normalisation, .aggregate: true
            case .weightSets, .missing, .coders, .question: false
            }
        }
    }

    /// The number of an alternative for u from 0 to below 1: ⌊u m⌋ of m.
    static func choice(_ u: Double, of count: Int) -> Int { min(Int(u * Double(count)), count - 1) }
}

/// A choice that is not varied, or an alternative that is not tried, and why.
public struct ChoiceLeftOut: Hashable, Sendable {
    /// The choice, or the alternative.
    public let name: String
    /// The reason, as a sentence ends.
    public let reason: String
}
