/// How probable each sum is of sizes each of which counts or not with probability ½.
struct SubsetSums {
    /// The sum of all sizes.
    let total: Int
    /// The weights of the sums from 0 to ``total``, in units of 2⁻ᵇⁱᵗˢ.
    private var weights: [UInt128]
    private let bits: Int

    /// The distribution for sizes above 0.
    ///
    /// With at most 126 sizes the weights are counts of subsets. With more, each size after the 126th halves the
    /// weights, which are rounded up.
    init(_ sizes: [Int]) {
        total = sizes.reduce(0, +)
        weights = [UInt128](repeating: 0, count: total + 1)
        weights[0] = 1
        bits = min(sizes.count, 126)
        var reached = 0
        for (index, size) in sizes.enumerated() {
            reached += size
            let halves = index >= 126
            for sum in stride(from: reached, through: 0, by: -1) {
                let weight = weights[sum] + (sum >= size ? weights[sum - size] : 0)
                weights[sum] = halves ? (weight + 1) >> 1 : weight
            }
        }
    }

    /// The probability of a sum in a range within 0 and ``total``.
    func probability(from least: Int, through greatest: Int) -> Rational {
        guard least <= greatest else { return 0 }
        let whole = UInt128(1) << UInt128(bits)
        var count: UInt128 = 0
        for sum in least...greatest { count = min(whole, count + weights[sum]) }
        let divisor = greatestCommonDivisor(count, whole)
        return Rational(reducedNumerator: Int128(count / divisor), denominator: Int128(whole / divisor))
    }
}
