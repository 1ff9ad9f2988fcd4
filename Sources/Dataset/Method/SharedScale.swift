public import Statistics

/// A scale that very many ratings are read by: shared, since a copy of a scale costs more than reading a rating, and with
/// at hand what most of them are read by.
public final class SharedScale: Sendable {
    public let scale: Scale
    private let ratings: ClosedRange<Rational>?
    private let takesNumbers: Bool
    /// Whether no label begins as a number does, so that what begins with a digit is no label.
    private let hasWordsOnly: Bool
    private let isIdentity: Bool

    public init(_ scale: Scale) {
        self.scale = scale
        ratings = scale.ratings
        takesNumbers = scale.kind == .numeric
        hasWordsOnly = scale.labels.allSatisfy { !SharedScale.beginsWithDigit($0.text) }
        isIdentity = scale.curve == .identity
    }

    /// As `Scale.meaning(of:)`.
    public func meaning(of rating: String) -> Scale.Meaning? {
        guard takesNumbers, hasWordsOnly, SharedScale.beginsWithDigit(rating),
            let number = try? Rational.decimal(rating)
        else { return anyMeaning(of: rating) }
        guard let ratings, !ratings.contains(number) else { return .points(number) }
        return anyMeaning(of: rating)
    }

    // Not made part of the caller, which would copy the scale to keep it.
    @inline(never)
    private func anyMeaning(of rating: String) -> Scale.Meaning? { scale.meaning(of: rating) }

    /// As `Scale.points(of:isReversed:)`.
    public func points(of rating: Rational, isReversed: Bool) throws(ArithmeticError) -> Rational {
        if isIdentity, !isReversed { return rating }
        return try otherPoints(of: rating, isReversed: isReversed)
    }

    // As above.
    @inline(never)
    private func otherPoints(of rating: Rational, isReversed: Bool) throws(ArithmeticError) -> Rational {
        try scale.points(of: rating, isReversed: isReversed)
    }

    private static func beginsWithDigit(_ text: String) -> Bool {
        text.utf8.first.map { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } ?? false
    }
}
