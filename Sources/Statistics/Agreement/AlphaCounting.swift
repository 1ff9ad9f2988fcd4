/// Krippendorff's α in whole numbers: what is fixed for a metric and the values, worked out once for many selections.
///
/// With n codes, δ² is the square of the difference of two places, and the sum over all pairs of codes of such squares
/// is n Σ p² − (Σ p)². For the ordinal metric a value's place is twice the middle of the ranks that its codes take.
struct AlphaCounting: Sendable {
    let metric: DifferenceMetric
    /// The least common multiple of the numbers of codes less 1; nil where it does not fit.
    private let multiple: Int?
    /// What a pair of codes in each pattern counts: the multiple over the number of codes less 1.
    private let factors: [Int]
    /// For the interval metric, the values as whole steps from the least one; nil where they don't fit.
    private let places: [Int]?

    init(_ metric: DifferenceMetric, _ patterns: CodingPatterns) {
        self.metric = metric
        let sizes = patterns.patterns.map { max($0.size - 1, 1) }
        let multiple = AlphaCounting.multiple(of: sizes)
        self.multiple = multiple
        factors = sizes.map { (multiple ?? 0) / $0 }
        places = metric == .interval ? AlphaCounting.steps(patterns.values) : []
    }

    /// Two numbers of which the first divided by the second is the disagreement observed as a share of that expected;
    /// nil for the ratio metric, and where a number does not fit.
    func disagreement(
        _ multiplicities: [Int], totals: [Int], _ patterns: [CodingPatterns.Pattern]
    ) -> (observed: Int128, expected: Int128)? {
        guard metric != .ratio, let multiple, let places = places(totals) else { return nil }
        let isNominal = metric == .nominal
        var observed = Int128(0)
        for index in patterns.indices where multiplicities[index] > 0 && patterns[index].size >= 2 {
            var sum = Int128(0)
            for (first, second, count) in patterns[index].pairs {
                let step = isNominal ? 1 : places[second] - places[first]
                sum += Int128(count) * Int128(step * step)
            }
            let part = sum.multipliedReportingOverflow(by: Int128(multiplicities[index] * factors[index]))
            let total = observed.addingReportingOverflow(part.partialValue)
            guard !part.overflow, !total.overflow else { return nil }
            observed = total.partialValue
        }
        let count = totals.reduce(0, +)
        let expected = isNominal ? AlphaCounting.unequalPairs(totals) : AlphaCounting.spread(totals, places)
        let top = observed.multipliedReportingOverflow(by: Int128(count - 1))
        let bottom = expected.multipliedReportingOverflow(by: Int128(multiple))
        return top.overflow || bottom.overflow ? nil : (top.partialValue, bottom.partialValue)
    }

    /// The places of the values in a selection; nil where sums of their squares might not fit.
    private func places(_ totals: [Int]) -> [Int]? {
        // 2²⁵ codes with places below 2²⁷ give squares below 2⁵⁴, and sums of them below 2⁸⁰.
        guard totals.reduce(0, +) < 1 << 25 else { return nil }
        guard metric == .ordinal else { return places }
        var places: [Int] = []
        places.reserveCapacity(totals.count)
        var below = 0
        for total in totals {
            places.append(2 * below + total)
            below += total
        }
        return places
    }

    private static func unequalPairs(_ totals: [Int]) -> Int128 {
        let count = Int128(totals.reduce(0, +))
        return (count * count - totals.reduce(Int128(0)) { $0 + Int128($1) * Int128($1) }) / 2
    }

    private static func spread(_ totals: [Int], _ places: [Int]) -> Int128 {
        var count = Int128(0)
        var sum = Int128(0)
        var squares = Int128(0)
        for (total, place) in zip(totals, places) where total > 0 {
            count += Int128(total)
            sum += Int128(total) * Int128(place)
            squares += Int128(total) * Int128(place * place)
        }
        return count * squares - sum * sum
    }

    private static func multiple(of sizes: [Int]) -> Int? {
        var multiple = 1
        for size in Set(sizes).sorted() {
            let divisor = Int(greatestCommonDivisor(UInt64(multiple), UInt64(size)))
            let product = multiple.multipliedReportingOverflow(by: size / divisor)
            // So that a factor times a multiplicity fits too.
            guard !product.overflow, product.partialValue < 1 << 36 else { return nil }
            multiple = product.partialValue
        }
        return multiple
    }

    /// The values as multiples of the widest step of which all their differences are multiples.
    private static func steps(_ values: [Rational]) -> [Int]? {
        guard let least = values.first else { return [] }
        let differences = values.compactMap { try? $0 - least }
        var common: Int128 = 1
        for difference in differences {
            let divisor = Int128(greatestCommonDivisor(common.magnitude, difference.denominator.magnitude))
            let product = common.multipliedReportingOverflow(by: difference.denominator / divisor)
            guard !product.overflow, product.partialValue < 1 << 62 else { return nil }
            common = product.partialValue
        }
        var steps: [Int128] = []
        var divisor: UInt128 = 0
        for difference in differences {
            let product = difference.numerator.multipliedReportingOverflow(by: common / difference.denominator)
            guard !product.overflow else { return nil }
            steps.append(product.partialValue)
            divisor = greatestCommonDivisor(divisor, product.partialValue.magnitude)
        }
        let places = divisor > 0 ? steps.map { $0 / Int128(divisor) } : steps
        guard differences.count == values.count, places.allSatisfy({ $0 < 1 << 27 }) else { return nil }
        return places.map(Int.init)
    }
}
