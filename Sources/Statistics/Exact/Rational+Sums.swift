extension Rational {
    /// The exact sum; of nothing it is 0.
    ///
    /// - Throws: ``ArithmeticError/overflow`` as soon as a partial sum does not fit.
    public static func sum(_ values: some Sequence<Rational>) throws(ArithmeticError) -> Rational {
        switch try partialSum(values) {
        case .small(let sum): sum.value
        case .long(let sum): sum
        }
    }

    private enum PartialSum {
        case small(SmallSum)
        case long(Rational)
    }

    private static func partialSum(_ values: some Sequence<Rational>) throws(ArithmeticError) -> PartialSum {
        var small = SmallSum()
        var isSmall = true
        var total = Rational.zero
        for value in values {
            if isSmall, small.add(value) { continue }
            if isSmall {
                total = small.value
                isSmall = false
            }
            total = try total + value
        }
        return isSmall ? .small(small) : .long(total)
    }

    /// The exact mean.
    ///
    /// - Throws: ``ArithmeticError/divisionByZero`` for no values; ``ArithmeticError/overflow`` as ``sum(_:)``.
    static func mean(_ values: [Rational]) throws(ArithmeticError) -> Rational {
        switch try partialSum(values) {
        case .small(let sum):
            if let mean = try sum.value(over: values.count) { return mean }
            return try sum.value / Rational(values.count)
        case .long(let sum): return try sum / Rational(values.count)
        }
    }

    /// The exact sum of the products of values and weights, pair by pair; of nothing it is 0.
    ///
    /// - Throws: ``ArithmeticError/outOfDomain`` if there are not as many weights as values;
    ///   ``ArithmeticError/overflow`` as soon as a product or a partial sum does not fit.
    public static func weightedSum(
        _ values: some Collection<Rational>, weights: some Collection<Rational>
    ) throws(ArithmeticError) -> Rational {
        guard values.count == weights.count else { throw .outOfDomain }
        var small = SmallSum()
        var isSmall = true
        var total = Rational.zero
        for (value, weight) in zip(values, weights) {
            if isSmall, small.add(value, times: weight) { continue }
            if isSmall {
                total = small.value
                isSmall = false
            }
            total = try total + value * weight
        }
        return isSmall ? small.value : total
    }
}

/// A sum of fractions over a common denominator, in 64 bits and reduced once: decimals have few denominators, and
/// reducing each partial sum takes longer than adding.
private struct SmallSum {
    private var numerator: Int64
    private var denominator: Int64

    /// - Parameter denominator: above 0.
    init(_ numerator: Int64 = 0, over denominator: Int64 = 1) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// Adds a fraction; false, and nothing is added, where it or the sum does not fit.
    mutating func add(_ value: Rational) -> Bool {
        guard let top = Int64(exactly: value.numerator), let bottom = Int64(exactly: value.denominator) else {
            return false
        }
        return add(top, over: bottom)
    }

    /// Adds the product of two fractions, as it comes, where it and the sum fit.
    mutating func add(_ value: Rational, times weight: Rational) -> Bool {
        guard let top = Int64(exactly: value.numerator), let bottom = Int64(exactly: value.denominator),
            let weightTop = Int64(exactly: weight.numerator), let weightBottom = Int64(exactly: weight.denominator)
        else { return false }
        let above = top.multipliedReportingOverflow(by: weightTop)
        let below = bottom.multipliedReportingOverflow(by: weightBottom)
        guard !above.overflow, !below.overflow else { return false }
        return add(above.partialValue, over: below.partialValue)
    }

    private mutating func add(_ top: Int64, over bottom: Int64) -> Bool {
        if bottom == denominator {
            let sum = numerator.addingReportingOverflow(top)
            guard !sum.overflow, sum.partialValue != .min else { return false }
            numerator = sum.partialValue
            return true
        }
        let (factor, rest) = denominator.quotientAndRemainder(dividingBy: bottom)
        if rest == 0 {
            let right = top.multipliedReportingOverflow(by: factor)
            let sum = numerator.addingReportingOverflow(right.partialValue)
            guard !right.overflow, !sum.overflow, sum.partialValue != .min else { return false }
            numerator = sum.partialValue
            return true
        }
        let shared = Int64(greatestCommonDivisor(bottom.magnitude, denominator.magnitude))
        let left = numerator.multipliedReportingOverflow(by: bottom / shared)
        let right = top.multipliedReportingOverflow(by: denominator / shared)
        let sum = left.partialValue.addingReportingOverflow(right.partialValue)
        let common = denominator.multipliedReportingOverflow(by: bottom / shared)
        guard !left.overflow, !right.overflow, !sum.overflow, !common.overflow, sum.partialValue != .min else {
            return false
        }
        (numerator, denominator) = (sum.partialValue, common.partialValue)
        return true
    }

    /// The sum over a number of values, reduced once; nil where that does not fit.
    func value(over count: Int) throws(ArithmeticError) -> Rational? {
        guard count > 0 else { throw .divisionByZero }
        let (below, overflow) = denominator.multipliedReportingOverflow(by: Int64(count))
        return overflow ? nil : SmallSum(numerator, over: below).value
    }

    /// The sum in lowest terms.
    var value: Rational {
        let divisor = greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
        // Both parts fit into 63 bits, and the denominator is above 0.
        return Rational(
            reducedNumerator: Int128(numerator) / Int128(divisor), denominator: Int128(denominator) / Int128(divisor))
    }
}
