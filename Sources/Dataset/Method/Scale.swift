public import Statistics

/// The labels that an answer can be rated with, and what each is worth.
public struct Scale: Hashable, Sendable {
    /// What the order of the labels means, which decides how several coders' ratings become one.
    public enum Kind: String, CaseIterable, Sendable {
        case ordinal, nominal, numeric
    }

    /// How several coders' ratings become one.
    public enum Consensus: String, CaseIterable, Sendable {
        /// The lower of the two middle ratings, or the middle one.
        case median
        /// The rating of more than half of the coders.
        case majority
        case mean
    }

    /// What a rating says.
    public enum Meaning: Hashable, Sendable {
        case points(Rational)
        /// Asked, and nothing given.
        case nonresponse
        /// The question does not concern this vendor.
        case notApplicable
        /// Asked, not yet due.
        case pending
        /// Expected, but not coded or lost.
        case unrated

        static let statuses: [(word: String, meaning: Meaning)] = [
            ("nonresponse", .nonresponse), ("not_applicable", .notApplicable), ("pending", .pending),
            ("unrated", .unrated),
        ]
    }

    public struct Label: Hashable, Sendable {
        public let text: String
        public let meaning: Meaning

        /// Whether a rating is this label, byte for byte.
        func isWritten(as rating: String) -> Bool {
            // Most are told apart by their lengths.
            text.utf8.count == rating.utf8.count && text.utf8.elementsEqual(rating.utf8)
        }
    }

    /// How a rating becomes points.
    public enum Curve: Hashable, Sendable {
        /// The rating is the points.
        case identity
        /// Along a straight line from one range to another: goalposts.
        case line(from: ClosedRange<Rational>, to: ClosedRange<Rational>)
        /// The same of logarithms; both ends of the first range are above 0.
        case logarithm(from: ClosedRange<Rational>, to: ClosedRange<Rational>)
        /// (rating − mean) / deviation, both pinned, so that quarters and editions stay comparable; deviation above 0.
        case zScore(mean: Rational, deviation: Rational)
        /// By a step that may depend on the other vendors' answers.
        case normalised(NormaliseRule)
    }

    public let name: Identifier
    public let kind: Kind
    public var consensus: Consensus
    /// In the order written.
    public let labels: [Label]
    /// The lowest and the highest rating: of labels, their points; of numbers, what may stand in the cell. Nil: any
    /// number.
    public let ratings: ClosedRange<Rational>?
    /// The lowest and the highest points; nil where nothing bounds them, so that what is missing has no bounds either.
    public let points: ClosedRange<Rational>?
    public let curve: Curve
    /// Whether a number beyond the ends counts as the nearer end, rather than as a fault.
    public let clips: Bool
    /// Whether numbers that lie far from the other vendors' are treated before they become points; only of a numeric
    /// scale.
    public let treatsOutliers: Bool

    /// Whether the points of an answer depend on the other vendors' answers to the same question.
    public var dependsOnOthers: Bool {
        if treatsOutliers { return true }
        if case .normalised(let rule) = curve { return rule.dependsOnOthers }
        return false
    }

    /// What a rating means, or nil when it is neither a label nor, on a numeric scale, a number that it takes.
    public func meaning(of rating: String) -> Meaning? {
        if let label = labels.first(where: { $0.isWritten(as: rating) }) { return label.meaning }
        guard kind == .numeric, let number = try? Rational.decimal(rating) else { return nil }
        guard let ratings, !ratings.contains(number) else { return .points(number) }
        return clips ? .points(number.clamped(to: ratings)) : nil
    }

    /// The points of a rating: exact along a line, once rounded to the grid along a logarithm.
    ///
    /// - Parameter isReversed: Whether less is better: the points are turned round within the scale, or change their sign
    ///   where it has no ends.
    /// - Throws: ``ArithmeticError`` where the points are not defined, or depend on other vendors' answers.
    public func points(of rating: Rational, isReversed: Bool) throws(ArithmeticError) -> Rational {
        if case .normalised(let rule) = curve { return try rule.value(of: rating, isReversed: isReversed) }
        let points = try points(of: rating)
        guard isReversed else { return points }
        guard let range = ends else { return -points }
        return try range.lowerBound + range.upperBound - points
    }

    /// The lowest and the highest points of a question on the scale; nil where nothing bounds them.
    public func points(isReversed: Bool) -> ClosedRange<Rational>? {
        // Turned round within itself a range stays as it is; a step with ends of its own may not.
        guard isReversed, case .normalised(let rule) = curve, rule.results == nil, points != nil, let ratings else {
            return points
        }
        guard let least = try? rule.value(of: ratings.upperBound, isReversed: true),
            let greatest = try? rule.value(of: ratings.lowerBound, isReversed: true)
        else { return nil }
        return least...greatest
    }

    /// The lowest and the highest points along the curve, whatever is treated before.
    private var ends: ClosedRange<Rational>? {
        switch curve {
        case .line(_, let points), .logarithm(_, let points): points
        case .identity: ratings
        case .zScore, .normalised: nil
        }
    }

    /// The points of a rating that is not turned round: exact along a line, once rounded to the grid along a logarithm.
    public func points(of rating: Rational) throws(ArithmeticError) -> Rational {
        switch curve {
        case .identity: return rating
        case .line(let from, let to):
            let part = try (rating - from.lowerBound) / (from.upperBound - from.lowerBound)
            return try to.lowerBound + part * (to.upperBound - to.lowerBound)
        case .logarithm(let from, let to):
            let lowest = try DoubleDouble.log(DoubleDouble(from.lowerBound))
            let top = try DoubleDouble.log(DoubleDouble(rating)) - lowest
            let part = try Grid.rational(top / (try DoubleDouble.log(DoubleDouble(from.upperBound)) - lowest))
            return try to.lowerBound + part * (to.upperBound - to.lowerBound)
        case .zScore(let mean, let deviation):
            return try (rating - mean) / deviation
        case .normalised(let rule):
            return try rule.value(of: rating)
        }
    }

    /// What a message says a rating on this scale can be.
    var expectation: String {
        let words = labels.map(\.text).joined(separator: ", ")
        guard kind == .numeric else { return words }
        let numbers = ratings.map { "a number from \($0.lowerBound) to \($0.upperBound)" } ?? "a number"
        return labels.isEmpty ? numbers : "\(numbers), or \(words)"
    }
}
