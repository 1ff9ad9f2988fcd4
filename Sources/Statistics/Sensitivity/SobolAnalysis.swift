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
    /// The mean of A and B, of the last result where there are several.
    public let mean: Double
    /// The variance of A and B, with 2N; of several results the sum.
    public let variance: Double
    /// One for each factor.
    public let indices: [Indices]
    /// In blocks of eight columns, for each row the terms whose sums make the indices: of each factor d, b·d, (b − ab)²
    /// and d² with d = ab − a; then a² + b², all centred and summed over the results.
    private let terms: [[SIMD8<Double>]]
    /// How much the first-order index is centred by otherwise than by the mean of A and B.
    private let shift: Double

    /// What a model gave for one of its results.
    public struct Results: Sendable {
        /// For the rows of A.
        public var a: [Double]
        /// For the rows of B.
        public var b: [Double]
        /// For each factor for the rows of A with that factor from B.
        public var mixed: [[Double]]

        /// Results, as many in every list.
        public init(a: [Double], b: [Double], mixed: [[Double]]) {
            self.a = a
            self.b = b
            self.mixed = mixed
        }

        fileprivate func isFinite(_ row: Int) -> Bool {
            a[row].isFinite && b[row].isFinite && mixed.allSatisfy { $0[row].isFinite }
        }
    }

    /// The analysis of a result, or of several together.
    ///
    /// Of several results, the index of a factor is the sum of its parts of their variances over the sum of the variances
    /// (Lamboni, Monod, Makowski, "Multivariate sensitivity analysis", Reliability Engineering & System Safety 96 (2011)).
    ///
    /// - Parameters:
    ///   - results: At least one; all with the same factors and rows. A row in which a number is not finite is left out
    ///     everywhere.
    ///   - centre: What the first-order index of a single result is centred by; nil for the mean of A and B.
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for fewer than two rows; ``NotAvailable/constant`` where nothing
    ///   varies in A and B; ``NotAvailable/arithmetic(_:)`` with ``ArithmeticError/outOfDomain`` for lists of different
    ///   lengths, or for a centre of several results.
    public init(_ results: [Results], centre: Double? = nil) throws(NotAvailable) {
        guard let first = results.first, centre == nil || results.count == 1 else { throw .arithmetic(.outOfDomain) }
        let (count, factors) = (first.a.count, first.mixed.count)
        let isSound = results.allSatisfy { result in
            result.a.count == count && result.b.count == count && result.mixed.count == factors
                && result.mixed.allSatisfy { $0.count == count }
        }
        guard isSound else { throw .arithmetic(.outOfDomain) }
        let kept = (0..<count).filter { row in results.allSatisfy { $0.isFinite(row) } }
        guard kept.count > 1 else { throw .tooFew(needed: 2) }
        let isConstant = results.allSatisfy { result in
            kept.allSatisfy { result.a[$0] == result.a[kept[0]] && result.b[$0] == result.a[kept[0]] }
        }
        guard !isConstant else { throw .constant }
        let columns = 4 * factors + 1
        var terms = [[SIMD8<Double>]](repeating: Array(repeating: .zero, count: kept.count), count: (columns + 7) / 8)
        var mean = 0.0
        for result in results {
            mean = kept.reduce(0) { $0 + (result.a[$1] + result.b[$1]) } / Double(2 * kept.count)
            for (place, row) in kept.enumerated() {
                let (left, right) = (result.a[row] - mean, result.b[row] - mean)
                for factor in 0..<factors {
                    let middle = result.mixed[factor][row] - mean
                    let (step, rest) = (middle - left, right - middle)
                    // The four terms of a factor lie in one half of a block.
                    let half = factor % 2 * 4
                    terms[factor / 2][place][half] += step
                    terms[factor / 2][place][half + 1] += right * step
                    terms[factor / 2][place][half + 2] += rest * rest
                    terms[factor / 2][place][half + 3] += step * step
                }
                terms[(columns - 1) / 8][place][(columns - 1) % 8] += left * left + right * right
            }
        }
        rows = kept.count
        self.mean = mean
        self.terms = terms
        shift = centre.map { $0 - mean } ?? 0
        let sums = terms.map { block in block.reduce(SIMD8<Double>.zero) { $0 + $1 } }
        variance = SobolAnalysis.variance(sums, factors: factors, rows: kept.count)
        guard variance > 0 else { throw .constant }
        indices = SobolAnalysis.indices(sums, factors: factors, rows: kept.count, shift: shift)
    }

    /// The indices of a resample of the rows, all factors from the same rows, centred as those of all rows.
    ///
    /// - Parameter draws: A sequence; as many numbers are taken from it as there are rows.
    /// - Returns: Nil where nothing varies in the rows drawn.
    public func resampled(_ draws: inout RandomDraws) -> [Indices]? {
        let chosen = (0..<rows).map { _ in draws.index(below: rows) ?? 0 }
        let sums = terms.map { block in
            var sum = SIMD8<Double>.zero
            for row in chosen { sum += block[row] }
            return sum
        }
        guard SobolAnalysis.variance(sums, factors: indices.count, rows: rows) > 0 else { return nil }
        return SobolAnalysis.indices(sums, factors: indices.count, rows: rows, shift: shift)
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

    private static func variance(_ sums: [SIMD8<Double>], factors: Int, rows: Int) -> Double {
        let column = 4 * factors
        return sums[column / 8][column % 8] / Double(2 * rows)
    }

    private static func indices(_ sums: [SIMD8<Double>], factors: Int, rows: Int, shift: Double) -> [Indices] {
        let scale = variance(sums, factors: factors, rows: rows) * Double(rows)
        func sum(_ column: Int) -> Double { sums[column / 8][column % 8] }
        return (0..<factors).map { factor in
            Indices(
                firstOrder: (sum(4 * factor + 1) - shift * sum(4 * factor)) / scale,
                firstOrderJansen: 1 - sum(4 * factor + 2) / (2 * scale),
                total: sum(4 * factor + 3) / (2 * scale))
        }
    }
}
