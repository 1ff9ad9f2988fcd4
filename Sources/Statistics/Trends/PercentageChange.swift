/// The change of a quantity in a time, in per cent of where it began.
///
/// Of two values, 100 (last − first) / first, by the time between them. Of three or more, 100 b / (a + b t₁), with the
/// line a + b t that least squares lays through them: what the line gains, in per cent of what it says of the first time. 0
/// where all values are equal.
///
/// - Parameters:
///   - series: The values.
///   - span: The time that the change is stated for, in the unit of the times: 10 for a decade of years.
/// - Throws: ``NotAvailable/arithmetic(_:)`` with ``ArithmeticError/divisionByZero`` where the series, or the line,
///   begins at 0.
public func percentageChange(_ series: TimeSeries, per span: Rational = 1) throws(NotAvailable) -> DoubleDouble {
    let points = series.points
    guard points.contains(where: { $0.value != points[0].value }) else { return .zero }
    return try NotAvailable.reason { () throws(ArithmeticError) in
        let times = points.map(\.time)
        let values = points.map(\.value)
        // With two points the line goes through both.
        let count = DoubleDouble(integerLiteral: points.count)
        let slope = try CentredSums.product(times, values) / CentredSums.product(times, times)
        var origin = DoubleDouble(series.first.value)
        if points.count > 2 {
            var (timeSum, valueSum) = (DoubleDouble.zero, DoubleDouble.zero)
            for point in points {
                timeSum = try timeSum + DoubleDouble(point.time - series.first.time)
                valueSum = try valueSum + DoubleDouble(point.value)
            }
            origin = try (valueSum - slope * timeSum) / count
        }
        // What rounding may leave of a line that begins at 0.
        let size = points.map { $0.value.magnitude.double() }.max() ?? 0
        guard origin.high.magnitude > size * 0x1p-90 else { throw .divisionByZero }
        return try slope * DoubleDouble(span) / origin * 100
    }
}
