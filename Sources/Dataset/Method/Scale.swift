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
    }

    public let name: Identifier
    public let kind: Kind
    public let consensus: Consensus
    /// In the order written.
    public let labels: [Label]
    /// The lowest and the highest rating: of labels, their points; of numbers, what may stand in the cell.
    public let range: ClosedRange<Rational>
    /// Where the lowest and the highest rating of a numeric scale lie among the points; elsewhere the same as `range`.
    public let pointsRange: ClosedRange<Rational>

    /// The points of a rating within `range`, taken along a straight line from `range` to `pointsRange`.
    public func points(of rating: Rational) throws(ArithmeticError) -> Rational {
        guard pointsRange != range else { return rating }
        let part = try (rating - range.lowerBound) / (range.upperBound - range.lowerBound)
        return try pointsRange.lowerBound + part * (pointsRange.upperBound - pointsRange.lowerBound)
    }

    /// What a rating means, or nil when it is neither a label nor, on a numeric scale, a number within the range.
    public func meaning(of rating: String) -> Meaning? {
        if let label = labels.first(where: { $0.text.utf8.elementsEqual(rating.utf8) }) { return label.meaning }
        guard kind == .numeric, let number = try? Rational.decimal(rating), range.contains(number) else { return nil }
        return .points(number)
    }

    /// What a message says a rating on this scale can be.
    var expectation: String {
        let words = labels.map(\.text).joined(separator: ", ")
        guard kind == .numeric else { return words }
        let numbers = "a number from \(range.lowerBound) to \(range.upperBound)"
        return labels.isEmpty ? numbers : "\(numbers), or \(words)"
    }
}
