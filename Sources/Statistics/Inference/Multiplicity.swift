/// How p-values are adjusted for the number of tests in a family, so that each can be compared with the level itself.
public enum MultiplicityAdjustment: CaseIterable, Sendable {
    /// m p (Bonferroni): the chance of any false finding is kept at the level.
    case bonferroni
    /// The largest of (m − i + 1) p₍ᵢ₎ up to this test (Holm 1979): the same promise, and never a larger value.
    case holm
    /// The smallest of (m − i + 1) p₍ᵢ₎ from this test on (Hochberg 1988): the same promise for independent tests.
    case hochberg
    /// The smallest of m p₍ᵢ₎ / i from this test on (Benjamini and Hochberg 1995): the expected share of false findings
    /// among the findings is kept at the level, for independent tests.
    case benjaminiHochberg
    /// The same times 1 + ½ + … + 1/m (Benjamini and Yekutieli 2001): for any tests.
    case benjaminiYekutieli

    /// The adjusted p-values, at most 1; exact as long as the fractions fit, else rounded up to
    /// multiples of 2⁻¹²⁰.
    ///
    /// - Parameter values: p-values from 0 to 1; nil for a test that was not made, which stays nil and does not count
    ///   in m.
    /// - Throws: ``ArithmeticError/outOfDomain`` for a value below 0 or above 1; ``ArithmeticError/overflow``.
    public func adjusted(_ values: [Rational?]) throws(ArithmeticError) -> [Rational?] {
        let made = values.indices.filter { values[$0] != nil }
        let sorted = made.sorted { (values[$0] ?? 0, $0) < (values[$1] ?? 0, $1) }
        var products: [Rational] = []
        for (position, index) in sorted.enumerated() {
            let value = values[index] ?? 0
            guard !value.isNegative, value <= 1 else { throw .outOfDomain }
            products.append(try product(value, position: position, of: sorted.count))
        }
        switch self {
        case .bonferroni: break
        case .holm:
            for position in products.indices.dropFirst() {
                products[position] = max(products[position], products[position - 1])
            }
        case .hochberg, .benjaminiHochberg, .benjaminiYekutieli:
            for position in products.indices.dropLast().reversed() {
                products[position] = min(products[position], products[position + 1])
            }
        }
        var adjusted = [Rational?](repeating: nil, count: values.count)
        for (position, index) in sorted.enumerated() { adjusted[index] = products[position] }
        return adjusted
    }

    /// min (1, factor · p) for the p-value at a position, from 0, among `count` in rising order.
    private func product(_ value: Rational, position: Int, of count: Int) throws(ArithmeticError) -> Rational {
        let factor: Rational
        switch self {
        case .bonferroni: factor = Rational(count)
        case .holm, .hochberg: factor = Rational(count - position)
        case .benjaminiHochberg: factor = try Rational(count) / Rational(position + 1)
        case .benjaminiYekutieli:
            let falseShare = try Rational(count) / Rational(position + 1)
            let harmonic = try MultiplicityAdjustment.harmonicNumber(count)
            if let exact = try? falseShare * harmonic {
                factor = exact
            } else {
                factor = try falseShare * Grid.rational(harmonic)
            }
        }
        if try value >= factor.reciprocal() { return 1 }
        if let exact = try? value * factor { return exact }
        // Below 1, on a grid that is finer than any p-value that is counted, and not rounded down.
        let product = try DoubleDouble(value) * DoubleDouble(factor)
        let parts = [product.high, product.low].map { Int128(($0 * 0x1p120).rounded(.up)) }
        return try Rational.min(1, Rational(parts[0] + parts[1], over: 1 << 120))
    }

    /// 1 + ½ + … + 1/n, exactly as long as it fits, from there on with the ``Grid``'s decimals.
    private static func harmonicNumber(_ count: Int) throws(ArithmeticError) -> Rational {
        var sum = Rational.zero
        var isExact = true
        for term in 1...max(count, 1) {
            let part = try Rational(1, over: Int128(term))
            if isExact, let next = try? sum + part {
                sum = next
            } else {
                isExact = false
                sum = try Grid.rational(sum) + Grid.rational(part)
            }
        }
        return sum
    }
}
