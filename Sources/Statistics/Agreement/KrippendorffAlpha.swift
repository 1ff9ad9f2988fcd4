/// How far apart two values are when coders disagree.
public enum DifferenceMetric: CaseIterable, Sendable {
    /// 1 for different values.
    case nominal
    /// The square of the codes from one value to the other, those of both ends counted half.
    case ordinal
    /// The square of the difference.
    case interval
    /// The square of the difference as a share of the sum; 0 where the sum is 0.
    case ratio
}

extension CodedUnits {
    /// Krippendorff's α = 1 − observed disagreement / expected disagreement, exact as long as the fractions fit, else on
    /// the ``Grid``.
    ///
    /// Krippendorff, Content Analysis, 3rd edition (2013), chapter 12, from the matrix of coincidences of the units
    /// with two codes or more: 1 − (n − 1) Σ o δ² / Σ n n δ². At most 1; 0 is what chance would bring, and it can be
    /// negative. He suggests to rely on data from .800 and to conclude nothing below .667, at the lower end of the
    /// interval.
    ///
    /// - Throws: ``NotAvailable/nothingToCompare`` where no unit has two codes; ``NotAvailable/chanceIsComplete`` where
    ///   all codes of these units are equal; ``NotAvailable/arithmetic(_:)``.
    public func krippendorffAlpha(_ metric: DifferenceMetric) throws(NotAvailable) -> Rational {
        let pairs = CoincidenceCounts(self)
        return try pairs.alpha(of: Array(codes.indices), metric)
    }
}

/// The pairs of codes of units, by which α can be computed for any selection of them.
///
/// All counts are whole numbers, so that a selection with repetitions needs no fraction before its end.
struct CoincidenceCounts {
    private let values: [Rational]
    private let sizes: [Int]
    private let counts: [[Int]]
    /// The numbers of codes that units have, from 2 on, in rising order.
    private let classes: [Int]
    private let classOfSize: [Int: Int]

    init(_ units: CodedUnits) {
        values = units.values
        sizes = units.sizes
        counts = units.counts
        classes = Set(units.sizes.filter { $0 >= 2 }).sorted()
        classOfSize = Dictionary(uniqueKeysWithValues: zip(classes, classes.indices))
    }

    /// α of a selection of units, which may contain a unit more than once.
    ///
    /// Values that do not occur in it count for nothing, so that the ordinal metric is that of the selection.
    func alpha(of selection: [Int], _ metric: DifferenceMetric) throws(NotAvailable) -> Rational {
        let kinds = values.count
        var pairs = classes.map { _ in [Int](repeating: 0, count: kinds * kinds) }
        var totals = [Int](repeating: 0, count: kinds)
        for unit in selection {
            guard let group = classOfSize[sizes[unit]] else { continue }
            let row = counts[unit]
            for first in 0..<kinds where row[first] > 0 {
                totals[first] += row[first]
                for second in (first + 1)..<max(kinds, first + 1) where row[second] > 0 {
                    pairs[group][first * kinds + second] += row[first] * row[second]
                }
            }
        }
        let total = totals.reduce(0, +)
        guard total > 0 else { throw .nothingToCompare }
        guard totals.count(where: { $0 > 0 }) > 1 else { throw .chanceIsComplete }
        return try NotAvailable.reason { () throws(ArithmeticError) in
            try alpha(pairs, totals: totals, metric)
        }
    }

    private func alpha(
        _ pairs: [[Int]], totals: [Int], _ metric: DifferenceMetric
    ) throws(ArithmeticError) -> Rational {
        let kinds = values.count
        var observed = DisagreementSum()
        var expected = DisagreementSum()
        for first in 0..<kinds {
            for second in (first + 1)..<max(kinds, first + 1) where totals[first] > 0 && totals[second] > 0 {
                let distance = try squaredDistance(first, second, totals: totals, metric)
                try expected.add(Rational(totals[first]) * Rational(totals[second]), times: distance)
                for (group, size) in classes.enumerated() where pairs[group][first * kinds + second] > 0 {
                    let share = try Rational(pairs[group][first * kinds + second]) / Rational(size - 1)
                    try observed.add(share, times: distance)
                }
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
