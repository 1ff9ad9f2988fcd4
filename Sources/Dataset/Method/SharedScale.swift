public import Statistics

/// A scale that very many ratings are read by: shared, since a copy of a scale costs more than reading a rating, and with
/// at hand what most of them are read by.
public final class SharedScale: Sendable {
    public let scale: Scale
    private let ratings: ClosedRange<Rational>?
    /// The same where both ends are whole numbers of few digits, with which a number is compared in two products.
    private let wholeEnds: (lowest: Int128, highest: Int128)?
    private let takesNumbers: Bool
    /// Whether no label begins as a number does, so that what begins with a digit is no label.
    private let hasWordsOnly: Bool
    private let isIdentity: Bool

    public init(_ scale: Scale) {
        self.scale = scale
        ratings = scale.ratings
        wholeEnds = scale.ratings.flatMap { ends in
            let areWhole = ends.lowerBound.isInteger && ends.upperBound.isInteger
            let most = max(ends.lowerBound.magnitude, ends.upperBound.magnitude)
            return areWhole && most < Rational(1 << 32) ? (ends.lowerBound.numerator, ends.upperBound.numerator) : nil
        }
        takesNumbers = scale.kind == .numeric
        hasWordsOnly = scale.labels.allSatisfy { !SharedScale.beginsWithDigit($0.text) }
        isIdentity = scale.curve == .identity
    }

    /// As `Scale.meaning(of:)`.
    public func meaning(of rating: String) -> Scale.Meaning? {
        guard takesNumbers, hasWordsOnly, SharedScale.beginsWithDigit(rating),
            let number = try? Rational.decimal(rating)
        else { return anyMeaning(of: rating) }
        return contains(number) ? .points(number) : anyMeaning(of: rating)
    }

    private func contains(_ number: Rational) -> Bool {
        if let wholeEnds, number.denominator < 1 << 64 {
            return number.numerator >= wholeEnds.lowest * number.denominator
                && number.numerator <= wholeEnds.highest * number.denominator
        }
        return ratings?.contains(number) ?? true
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
