/// The values of one quantity at several times, missing ones left out, in the order of the times.
public struct TimeSeries: Sendable {
    /// A value and when it was taken.
    struct Point: Sendable {
        let time: Rational
        let value: Rational
    }

    /// At least two, at rising times.
    let points: [Point]

    /// The series of values and their times, in any order.
    ///
    /// - Parameters:
    ///   - values: A value for each time; nil where it is missing.
    ///   - times: In any unit, such as years.
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for fewer than two values; ``NotAvailable/notUnique`` where two values
    ///   have the same time; ``NotAvailable/arithmetic(_:)`` with ``ArithmeticError/outOfDomain`` for lists of different
    ///   lengths.
    public init(_ values: [Rational?], times: [Rational]) throws(NotAvailable) {
        guard values.count == times.count else { throw .arithmetic(.outOfDomain) }
        let known = zip(times, values).compactMap { time, value in value.map { Point(time: time, value: $0) } }
        guard known.count >= 2 else { throw .tooFew(needed: 2) }
        points = known.sorted { $0.time < $1.time }
        guard zip(points, points.dropFirst()).allSatisfy({ $0.time != $1.time }) else { throw .notUnique }
    }

    /// The earliest.
    var first: Point { points[0] }

    /// The latest.
    var last: Point { points[points.count - 1] }
}
