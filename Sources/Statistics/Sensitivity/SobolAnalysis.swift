/// Variance-based sensitivity of many results, with standard errors by resampling: ``SobolIndices`` in floating point.
///
/// From N results each of two samples A and B of all factors, and of A with one factor taken from B; see
/// ``SobolIndices`` for the formulas. Results are centred by their mean first, and summed in the order of the rows with
/// + − × ÷ only.
public struct SobolAnalysis: Sendable {
    /// The indices of one factor, as shares of the variance.
    public struct Indices: Equatable, Sendable {
        /// What the factor brings by itself (Saltelli 2010, centred).
        public var firstOrder: Double
        /// The same by Jansen's formula.
        public var firstOrderJansen: Double
        /// What it brings with all others (Jansen).
        public var total: Double
    }

    /// N, the rows that count.
    public let rows: Int
    /// The mean of A and B.
    public let mean: Double
    /// The variance of A and B, with 2N.
    public let variance: Double
    /// One for each factor.
    public let indices: [Indices]
    /// In blocks of eight columns, for each row the terms whose sums make the indices: of each factor d, b·d, (b − ab)²
    /// and d² with d = ab − a; then a + b and a² + b², all centred.
    private let terms: [[SIMD8<Double>]]
    /// The difference between what the first-order index is centred by and the mean of A and B.
    private let shift: Double

    /// The analysis of results.
    ///
    /// - Parameters:
    ///   - a: The results for the rows of A.
    ///   - b: The results for the rows of B.
    ///   - mixed: For each factor the results for the rows of A with that factor from B. A row in which a result is not
    ///     finite is left out everywhere.
    ///   - centre: What the first-order index is centred by; nil for the mean of A and B.
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for fewer than two rows; ``NotAvailable/constant`` where the results of
    ///   A and B are all equal; ``NotAvailable/arithmetic(_:)`` with ``ArithmeticError/outOfDomain`` for lists of
    ///   different lengths.
    public init(a: [Double], b: [Double], mixed: [[Double]], centre: Double? = nil) throws(NotAvailable) {
        guard b.count == a.count, mixed.allSatisfy({ $0.count == a.count }) else { throw .arithmetic(.outOfDomain) }
        let kept = a.indices.filter { row in
            a[row].isFinite && b[row].isFinite && mixed.allSatisfy { $0[row].isFinite }
        }
        guard kept.count > 1 else { throw .tooFew(needed: 2) }
        guard kept.contains(where: { a[$0] != a[kept[0]] || b[$0] != a[kept[0]] }) else { throw .constant }
        let mean = kept.reduce(0) { $0 + (a[$1] + b[$1]) } / Double(2 * kept.count)
        let columns = 4 * mixed.count + 2
        var terms = [[SIMD8<Double>]](
            repeating: Array(repeating: .zero, count: kept.count), count: (columns + 7) / 8)
        for (place, row) in kept.enumerated() {
            let (left, right) = (a[row] - mean, b[row] - mean)
            func put(_ column: Int, _ value: Double) { terms[column / 8][place][column % 8] = value }
            for (factor, results) in mixed.enumerated() {
                let middle = results[row] - mean
                let (step, rest) = (middle - left, right - middle)
                put(4 * factor, step)
                put(4 * factor + 1, right * step)
                put(4 * factor + 2, rest * rest)
                put(4 * factor + 3, step * step)
            }
            put(columns - 2, left + right)
            put(columns - 1, left * left + right * right)
        }
        rows = kept.count
        self.mean = mean
        self.terms = terms
        shift = centre.map { $0 - mean } ?? 0
        let sums = terms.map { block in block.reduce(SIMD8<Double>.zero) { $0 + $1 } }
        let moments = SobolAnalysis.moments(sums, factors: mixed.count, rows: kept.count)
        guard moments.variance > 0 else { throw .constant }
        variance = moments.variance
        indices = SobolAnalysis.indices(
            sums, factors: mixed.count, rows: kept.count, centre: centre == nil ? moments.mean : shift)
    }

    /// The indices of a resample of the rows, all factors from the same rows.
    ///
    /// - Parameter draws: A sequence; as many numbers are taken from it as there are rows.
    /// - Returns: Nil where the rows drawn are all alike.
    public func resampled(_ draws: inout RandomDraws) -> [Indices]? {
        let chosen = (0..<rows).map { _ in draws.index(below: rows) ?? 0 }
        let sums = terms.map { block in
            var sum = SIMD8<Double>.zero
            for row in chosen { sum += block[row] }
            return sum
        }
        let moments = SobolAnalysis.moments(sums, factors: indices.count, rows: rows)
        guard moments.variance > 0 else { return nil }
        return SobolAnalysis.indices(
            sums, factors: indices.count, rows: rows, centre: shift == 0 ? moments.mean : shift)
    }

    /// The standard deviation of each index over resamples.
    ///
    /// - Parameter resamples: What ``resampled(_:)`` gave, at least two.
    /// - Throws: ``NotAvailable/tooFew(needed:)``.
    public static func standardErrors(_ resamples: [[Indices]]) throws(NotAvailable) -> [Indices] {
        guard let first = resamples.first, resamples.count > 1 else { throw .tooFew(needed: 2) }
        func deviation(_ values: [Double]) -> Double {
            let mean = values.reduce(0, +) / Double(values.count)
            let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            return (squares / Double(values.count - 1)).squareRoot()
        }
        return first.indices.map { factor in
            Indices(
                firstOrder: deviation(resamples.map { $0[factor].firstOrder }),
                firstOrderJansen: deviation(resamples.map { $0[factor].firstOrderJansen }),
                total: deviation(resamples.map { $0[factor].total }))
        }
    }

    /// Mean and variance of centred results, from their sums.
    private static func moments(
        _ sums: [SIMD8<Double>], factors: Int, rows: Int
    ) -> (mean: Double, variance: Double) {
        let count = Double(2 * rows)
        let column = 4 * factors
        let mean = sums[column / 8][column % 8] / count
        return (mean, sums[(column + 1) / 8][(column + 1) % 8] / count - mean * mean)
    }

    private static func indices(_ sums: [SIMD8<Double>], factors: Int, rows: Int, centre: Double) -> [Indices] {
        let variance = moments(sums, factors: factors, rows: rows).variance
        let scale = variance * Double(rows)
        func sum(_ column: Int) -> Double { sums[column / 8][column % 8] }
        return (0..<factors).map { factor in
            Indices(
                firstOrder: (sum(4 * factor + 1) - centre * sum(4 * factor)) / scale,
                firstOrderJansen: 1 - sum(4 * factor + 2) / (2 * scale),
                total: sum(4 * factor + 3) / (2 * scale))
        }
    }
}
