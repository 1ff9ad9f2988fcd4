import Statistics

/// A rule that puts the vendors' values of one part of an index on a common scale: those of `Normalisations` that a
/// sensitivity analysis tries, in floating point.
///
/// All of them keep to positive numbers where the values allow it, so that a geometric mean has a meaning.
public enum FastNormalisation: Hashable, Sendable {
    /// From the least value, which becomes the first number, to the greatest, which becomes the second.
    case minMax(Double, Double)
    /// (x − x̄)/s times the second number, plus the first; s with n − 1.
    case zScore(mean: Double, deviation: Double)
    /// 1 more than the number of values below.
    case rank

    /// What becomes of values; those that are NaN are not there, and stay so.
    ///
    /// - Returns: NaN in place of every value where all are equal and the rule divides by what they differ.
    public func values(of values: [Double]) -> [Double] {
        let known = values.filter { $0 == $0 }
        guard let first = known.first else { return values }
        let (least, greatest) = known.reduce((first, first)) { (Swift.min($0.0, $1), Swift.max($0.1, $1)) }
        // The last bits of floating-point sums are no spread.
        let size = Swift.max(least.magnitude, greatest.magnitude)
        let isConstant = greatest - least <= size * 0x1p-38
        switch self {
        case .minMax, .zScore:
            if isConstant { return values.map { _ in .nan } }
        case .rank: break
        }
        switch self {
        case .minMax(let lowest, let highest):
            return values.map { lowest + ($0 - least) / (greatest - least) * (highest - lowest) }
        case .zScore(let centre, let width):
            let mean = known.reduce(0, +) / Double(known.count)
            let squares = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            let deviation = (squares / Double(known.count - 1)).squareRoot()
            return values.map { ($0 - mean) / deviation * width + centre }
        case .rank:
            var ranking = ScoreRanks(units: values.count)
            ranking.rank(values.map { -$0 })
            return ranking.ranks.map { $0 == 0 ? .nan : Double($0) }
        }
    }
}
