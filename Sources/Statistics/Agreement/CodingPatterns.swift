/// The different ways in which units were coded.
///
/// Units that were coded alike can't be told apart by a figure of agreement, so any selection of units, with repetitions
/// too, is a number for each pattern. There are few patterns where there are many units.
struct CodingPatterns: Sendable {
    /// One way to be coded.
    struct Pattern: Sendable {
        /// The positions of the values given, in rising order, and how often each was.
        let counts: [(value: Int, count: Int)]
        /// The number of codes.
        let size: Int
        /// Every pair of different values in it, and the number of pairs of codes that have them.
        let pairs: [(first: Int, second: Int, count: Int)]

        init(_ row: [Int]) {
            let counts = row.indices.filter { row[$0] > 0 }.map { (value: $0, count: row[$0]) }
            self.counts = counts
            size = row.reduce(0, +)
            pairs = counts.indices.flatMap { first in
                counts[(first + 1)...].map { (counts[first].value, $0.value, counts[first].count * $0.count) }
            }
        }
    }

    /// The values in use or declared, in rising order.
    let values: [Rational]
    /// In the order in which units first have them.
    let patterns: [Pattern]
    /// The pattern of each unit.
    let patternOfUnit: [Int]

    init(_ units: CodedUnits) {
        values = units.values
        var known: [[Int]: Int] = [:]
        var patterns: [Pattern] = []
        var patternOfUnit: [Int] = []
        patternOfUnit.reserveCapacity(units.count)
        for row in units.counts {
            if let index = known[row] {
                patternOfUnit.append(index)
            } else {
                known[row] = patterns.count
                patternOfUnit.append(patterns.count)
                patterns.append(Pattern(row))
            }
        }
        self.patterns = patterns
        self.patternOfUnit = patternOfUnit
    }

    /// How many of the units have each pattern.
    func multiplicities(of units: some Sequence<Int>) -> [Int] {
        var result = [Int](repeating: 0, count: patterns.count)
        for unit in units { result[patternOfUnit[unit]] += 1 }
        return result
    }

    /// How many of all units have each pattern.
    var ofAllUnits: [Int] { multiplicities(of: patternOfUnit.indices) }

    /// How often each value occurs in units with two codes or more.
    func totals(_ multiplicities: [Int]) -> [Int] {
        var totals = [Int](repeating: 0, count: values.count)
        for (pattern, times) in zip(patterns, multiplicities) where times > 0 && pattern.size >= 2 {
            for (value, count) in pattern.counts { totals[value] += times * count }
        }
        return totals
    }

    /// Krippendorff's α of a selection.
    ///
    /// Values that do not occur in it count for nothing, so that the ordinal metric is that of the selection. Whole
    /// numbers serve as long as they fit, fractions after that, and double-double numbers where those don't fit either.
    func alpha(_ multiplicities: [Int], _ counting: AlphaCounting) throws(NotAvailable) -> Rational {
        let totals = totals(multiplicities)
        guard totals.contains(where: { $0 > 0 }) else { throw .nothingToCompare }
        guard totals.count(where: { $0 > 0 }) > 1 else { throw .chanceIsComplete }
        return try NotAvailable.reason { () throws(ArithmeticError) in
            if let shares = counting.disagreement(multiplicities, totals: totals, patterns),
                let alpha = try? Rational(shares.expected - shares.observed, over: shares.expected)
            {
                return alpha
            }
            return try alpha(multiplicities, totals: totals, counting.metric)
        }
    }

    /// α from fractions.
    private func alpha(
        _ multiplicities: [Int], totals: [Int], _ metric: DifferenceMetric
    ) throws(ArithmeticError) -> Rational {
        var observed = DisagreementSum()
        var expected = DisagreementSum()
        for first in values.indices where totals[first] > 0 {
            for second in values.indices where second > first && totals[second] > 0 {
                let distance = try squaredDistance(first, second, totals: totals, metric)
                try expected.add(Rational(totals[first]) * Rational(totals[second]), times: distance)
            }
        }
        for (pattern, times) in zip(patterns, multiplicities) where times > 0 && pattern.size >= 2 {
            for (first, second, count) in pattern.pairs {
                let distance = try squaredDistance(first, second, totals: totals, metric)
                try observed.add(Rational(times * count) / Rational(pattern.size - 1), times: distance)
            }
        }
        let total = Rational(totals.reduce(0, +) - 1)
        if let top = observed.exact, let bottom = expected.exact, let alpha = try? 1 - total * top / bottom {
            return alpha
        }
        return try Grid.rational(.one - DoubleDouble(total) * observed.approximate / expected.approximate)
    }

    /// δ² between two values of which the first is the smaller.
    private func squaredDistance(
        _ first: Int, _ second: Int, totals: [Int], _ metric: DifferenceMetric
    ) throws(ArithmeticError) -> Rational {
        switch metric {
        case .nominal: return .one
        case .ordinal:
            let twice = 2 * totals[first...second].reduce(0, +) - totals[first] - totals[second]
            return try (Rational(twice) / 2).raised(to: 2)
        case .interval: return try (values[second] - values[first]).raised(to: 2)
        case .ratio:
            let sum = try values[second] + values[first]
            return sum.isZero ? .zero : try ((values[second] - values[first]) / sum).raised(to: 2)
        }
    }
}

/// A sum that is exact as long as its fractions fit, and is in double-double numbers too.
private struct DisagreementSum {
    /// The exact sum, or nil once it did not fit.
    var exact: Rational? = .zero
    /// The sum in double-double numbers.
    var approximate = DoubleDouble.zero

    mutating func add(_ factor: Rational, times value: Rational) throws(ArithmeticError) {
        if let sum = exact { exact = try? sum + factor * value }
        approximate = try approximate + DoubleDouble(factor) * DoubleDouble(value)
    }
}
