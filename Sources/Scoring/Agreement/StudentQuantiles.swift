import Parallel
import Statistics

/// Student's quantiles for intervals of one confidence, worked out once for all figures: each takes a fraction of a
/// millisecond, and there are hundreds of intervals.
struct StudentQuantiles: Sendable {
    private let known: [Int: DoubleDouble]
    private let level: Rational

    /// The quantiles for numbers of units, each with one degree of freedom less.
    init(_ units: [Int], level: Rational, threads: Int) {
        let numbers = Set(units).filter { $0 >= 2 }.sorted()
        let found = concurrentMap(numbers.count, threads: threads) { index in
            try? StudentDistribution.quantile(freedom: numbers[index] - 1, ofIntervalAt: level)
        }
        self.level = level
        known = Dictionary(
            uniqueKeysWithValues: zip(numbers, found).compactMap { key, value in value.map { (key, $0) } })
    }

    /// The quantile for a number of units.
    func of(_ units: Int) throws(NotAvailable) -> DoubleDouble {
        if let known = known[units] { return known }
        return try StudentDistribution.quantile(freedom: units - 1, ofIntervalAt: level)
    }
}
