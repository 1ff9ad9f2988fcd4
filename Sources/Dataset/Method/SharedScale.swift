public import Statistics

/// A scale that very many ratings are read by: shared, since a copy of a scale costs more than reading a rating.
public final class SharedScale: Sendable {
    public let scale: Scale

    public init(_ scale: Scale) { self.scale = scale }

    // Not made part of the caller, which would copy the scale to keep it.
    /// As `Scale.meaning(of:)`.
    @inline(never)
    public func meaning(of rating: String) -> Scale.Meaning? { scale.meaning(of: rating) }

    /// As `Scale.points(of:isReversed:)`.
    @inline(never)
    public func points(of rating: Rational, isReversed: Bool) throws(ArithmeticError) -> Rational {
        try scale.points(of: rating, isReversed: isReversed)
    }
}
