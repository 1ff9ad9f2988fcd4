import Statistics

/// What became of the numbers of one question, of all vendors that are set side by side.
///
/// Leaves refer to it by place instead of holding their numbers: there are very many of them.
final class MeasuredColumn: Sendable {
    /// As the coders' ratings settle them, in the order of the members.
    let numbers: [Rational]
    /// After outliers were treated; the numbers themselves where nothing was done to them.
    let treated: [Rational]
    /// Nil where they can't be normalised.
    let points: [Rational]?
    /// Why they have no points.
    let reason: String?

    init(numbers: [Rational], treated: [Rational], points: [Rational]?, reason: String?) {
        self.numbers = numbers
        self.treated = treated
        self.points = points
        self.reason = reason
    }
}
