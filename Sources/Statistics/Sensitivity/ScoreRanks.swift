/// The competition ranks of units by score, worked out again and again for many sets of scores.
///
/// Scores are compared after they are rounded to 2⁻³⁸ of the power of two above the largest of them in size, about
/// 4 · 10⁻¹² of it, so that the last bits of floating-point sums part no units that are equal.
public struct ScoreRanks: Sendable {
    /// The ranks of the last scores, from 1 for the largest; 0 where a unit has no score.
    public private(set) var ranks: [Int]
    /// The units that have a score, from the best on, after the last scores.
    public private(set) var order: [Int]
    /// Of each unit with a score the rounded score, the best lowest, above the unit's number; in order after sorting.
    private var keys: KeySort

    /// Room for a number of units.
    public init(units: Int) {
        ranks = [Int](repeating: 0, count: max(0, units))
        order = []
        order.reserveCapacity(ranks.count)
        keys = KeySort(capacity: ranks.count)
    }

    /// Ranks the units by scores, of which the largest is best.
    ///
    /// - Parameter scores: A finite number for each unit, or NaN where it has none; beyond the units, nothing counts.
    public mutating func rank(_ scores: [Double]) { rank(scores.span) }

    /// Ranks the units by scores that lie side by side in an array of several sets; see ``rank(_:)-([Double])``.
    public mutating func rank(_ scores: Span<Double>) {
        let scale = ScoreRanks.scale(ScoreRanks.largest(scores))
        let units = min(scores.count, ranks.count)
        keys.removeAll()
        for unit in 0..<units {
            let score = scores[unit]
            // Adding 1.5 · 2⁵² leaves the nearest whole number, halves to even, in the low bits.
            let turned = (ScoreRanks.most - score * scale) + 0x1.8p52
            let key = (turned.bitPattern & ScoreRanks.keyMask) << ScoreRanks.unitBits | UInt64(unit)
            keys.append(key, if: score == score)
        }
        keys.sort(from: ScoreRanks.unitBits)
        if keys.count < ranks.count { for unit in ranks.indices { ranks[unit] = 0 } }
        order.removeAll(keepingCapacity: true)
        var rank = 0
        var previous = UInt64.max
        for offset in 0..<keys.count {
            let key = keys[offset]
            let unit = Int(key & ScoreRanks.unitMask)
            let rounded = key >> ScoreRanks.unitBits
            rank = rounded == previous ? rank : offset + 1
            previous = rounded
            ranks[unit] = rank
            order.append(unit)
        }
    }

    private static let unitBits: UInt64 = 24
    private static let unitMask: UInt64 = 1 << 24 - 1
    private static let keyMask: UInt64 = 1 << 40 - 1
    private static let most = 0x1p38

    /// The largest size of a score; in four strands, as each comparison waits for the one before it.
    private static func largest(_ scores: Span<Double>) -> Double {
        var strands = SIMD4<Double>.zero
        var unit = 0
        while unit + 4 <= scores.count {
            for strand in 0..<4 {
                let size = scores[unit + strand].magnitude
                strands[strand] = size > strands[strand] ? size : strands[strand]
            }
            unit += 4
        }
        var largest = strands.max()
        for last in unit..<scores.count where scores[last].magnitude > largest { largest = scores[last].magnitude }
        return largest
    }

    /// The power of two that takes the largest score to a size below 2³⁸; 0 where every score is 0.
    private static func scale(_ largest: Double) -> Double {
        guard largest > 0x1p-900, largest.isFinite else { return 0 }
        return Double(bitPattern: UInt64(1023 + 37 - Int(largest.exponent)) << 52)
    }
}
