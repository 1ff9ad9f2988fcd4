/// The compound growth rate a unit of time, (last / first)^(1 / elapsed time) − 1; 0 where the first and the last value
/// are equal.
///
/// It looks at the first and the last value only: what lies between makes no difference.
///
/// - Throws: ``NotAvailable/arithmetic(_:)`` with ``ArithmeticError/divisionByZero`` for growth from 0, and
///   ``ArithmeticError/outOfDomain`` where the value changes its sign.
public func compoundGrowth(_ series: TimeSeries) throws(NotAvailable) -> DoubleDouble {
    let (first, last) = (series.first, series.last)
    guard first.value != last.value else { return .zero }
    return try NotAvailable.reason { () throws(ArithmeticError) in
        let factor = try last.value / first.value
        let exponent = try 1 / (last.time - first.time)
        return try .pow(DoubleDouble(factor), exponent) - .one
    }
}
