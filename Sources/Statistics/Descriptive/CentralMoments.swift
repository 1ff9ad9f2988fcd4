/// Σ (x − x̄)ᵏ for k from 2 to 4 of values that are not all equal, in double-double numbers, in some unit: that of the
/// values, or one that makes them whole. What is said about the shape of values does not depend on the unit.
struct CentralMoments {
    /// How many values there are.
    let count: Int
    /// Σ (x − x̄)²; above 0.
    let second: DoubleDouble
    /// Σ (x − x̄)³
    let third: DoubleDouble
    /// Σ (x − x̄)⁴
    let fourth: DoubleDouble

    /// The sums of values.
    ///
    /// - Throws: ``NotAvailable/constant``, where they are all equal; ``NotAvailable/arithmetic(_:)``.
    init(_ values: [Rational]) throws(NotAvailable) {
        if let whole = WholeMultiples(values) {
            try self.init(whole.multiples)
            return
        }
        guard !values.isConstant else { throw .constant }
        let deviations = try NotAvailable.reason { () throws(ArithmeticError) in try CentredSums.deviations(values) }
        try self.init(deviations: deviations, count: values.count)
    }

    /// The sums of whole numbers, none of which is `Int64.min`. Deviations are exact here: n times what they are.
    ///
    /// - Throws: As for fractions.
    init(_ values: [Int64]) throws(NotAvailable) {
        guard !values.isConstant else { throw .constant }
        let count = Int128(values.count)
        let total = values.reduce(Int128(0)) { $0 + Int128($1) }
        try self.init(deviations: values.lazy.map { DoubleDouble(count * Int128($0) - total) }, count: values.count)
    }

    private init(deviations: some Sequence<DoubleDouble>, count: Int) throws(NotAvailable) {
        var sums = (second: DoubleDouble.zero, third: DoubleDouble.zero, fourth: DoubleDouble.zero)
        for deviation in deviations {
            let square = deviation &* deviation
            sums.second = sums.second &+ square
            sums.third = sums.third &+ square &* deviation
            sums.fourth = sums.fourth &+ square &* square
        }
        self.count = count
        (second, third, fourth) = try NotAvailable.reason { () throws(ArithmeticError) in
            (try sums.second.checked(), try sums.third.checked(), try sums.fourth.checked())
        }
    }

    /// ``Statistics/skewness(_:)``.
    ///
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for fewer than three values; ``NotAvailable/arithmetic(_:)``.
    func skewness() throws(NotAvailable) -> DoubleDouble {
        guard count >= 3 else { throw .tooFew(needed: 3) }
        return try NotAvailable.reason { () throws(ArithmeticError) in
            let count = Rational(self.count)
            let (second, third) = try (self.second / DoubleDouble(count), self.third / DoubleDouble(count))
            let correction = try DoubleDouble.sqrt(DoubleDouble(count * (count - 1))) / DoubleDouble(count - 2)
            return try correction * third / (second * .sqrt(second))
        }
    }

    /// ``Statistics/kurtosis(_:)``.
    ///
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for fewer than four values; ``NotAvailable/arithmetic(_:)``.
    func kurtosis() throws(NotAvailable) -> DoubleDouble {
        guard count >= 4 else { throw .tooFew(needed: 4) }
        return try NotAvailable.reason { () throws(ArithmeticError) in
            let count = Rational(self.count)
            let (second, fourth) = try (self.second / DoubleDouble(count), self.fourth / DoubleDouble(count))
            let excess = try fourth / (second * second) - 3
            let factor = try DoubleDouble((count - 1) / ((count - 2) * (count - 3)))
            return try factor * (DoubleDouble(count + 1) * excess + 6)
        }
    }
}
