extension Rational: Comparable {
    /// Exact for any two values: the products of the cross-multiplication are taken in full width.
    public static func < (lhs: Rational, rhs: Rational) -> Bool {
        if lhs.denominator == rhs.denominator { return lhs.numerator < rhs.numerator }
        if let top = Int64(exactly: lhs.numerator), let bottom = Int64(exactly: lhs.denominator),
            let otherTop = Int64(exactly: rhs.numerator), let otherBottom = Int64(exactly: rhs.denominator)
        {
            let (left, right) = (top.multipliedFullWidth(by: otherBottom), otherTop.multipliedFullWidth(by: bottom))
            return (left.high, left.low) < (right.high, right.low)
        }
        let left = lhs.numerator.multipliedReportingOverflow(by: rhs.denominator)
        let right = rhs.numerator.multipliedReportingOverflow(by: lhs.denominator)
        if !left.overflow && !right.overflow { return left.partialValue < right.partialValue }
        let wideLeft = lhs.numerator.multipliedFullWidth(by: rhs.denominator)
        let wideRight = rhs.numerator.multipliedFullWidth(by: lhs.denominator)
        return (wideLeft.high, wideLeft.low) < (wideRight.high, wideRight.low)
    }

    /// The value, or the nearer end of `limits` where it lies outside.
    public func clamped(to limits: ClosedRange<Rational>) -> Rational {
        Rational.min(Rational.max(self, limits.lowerBound), limits.upperBound)
    }

    /// The smaller of two values.
    public static func min(_ first: Rational, _ second: Rational) -> Rational {
        second < first ? second : first
    }

    /// The larger of two values.
    public static func max(_ first: Rational, _ second: Rational) -> Rational {
        first < second ? second : first
    }
}
