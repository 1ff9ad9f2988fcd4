/// The competition ranks of units by score, worked out again and again for many sets of scores.
///
/// Scores are compared after they are rounded to 2⁻³⁸ of the power of two above the largest of them in size, about
/// 4 · 10⁻¹² of it, so that the last bits of floating-point sums part no units that are equal. Units are sorted by
/// counting, in a fixed number of passes.
public struct ScoreRanks: Sendable {
    /// The ranks of the last scores, from 1 for the largest; 0 where a unit has no score.
    public private(set) var ranks: [Int]
    /// The units that have a score, from the best on, after the last scores.
    public private(set) var order: [Int]
    private var keys: [UInt64]
    private var scratch: [UInt64]

    /// Room for a number of units.
    public init(units: Int) {
        ranks = [Int](repeating: 0, count: max(0, units))
        order = []
        order.reserveCapacity(ranks.count)
        keys = []
        scratch = [UInt64](repeating: 0, count: ranks.count)
    }

    /// Ranks the units by scores, of which the largest is best.
    ///
    /// - Parameter scores: A finite number for each unit, or NaN where it has none; beyond the units, nothing counts.
    public mutating func rank(_ scores: [Double]) {
        var largest = 0.0
        for score in scores where score.magnitude > largest { largest = score.magnitude }
        let scale = ScoreRanks.scale(largest)
        keys.removeAll(keepingCapacity: true)
        for (unit, score) in scores.prefix(ranks.count).enumerated() {
            ranks[unit] = 0
            // Adding 1.5 · 2⁵² leaves the nearest whole number, halves to even, in the low bits.
            guard score == score else { continue }
            let turned = (ScoreRanks.most - score * scale) + 0x1.8p52
            keys.append((turned.bitPattern & ScoreRanks.keyMask) << ScoreRanks.unitBits | UInt64(unit))
        }
        if keys.count > 64 { sortByCounting() } else { keys.sort() }
        order.removeAll(keepingCapacity: true)
        var rank = 0
        var previous: UInt64?
        for (offset, key) in keys.enumerated() {
            let unit = Int(key & ScoreRanks.unitMask)
            if key >> ScoreRanks.unitBits != previous { rank = offset + 1 }
            previous = key >> ScoreRanks.unitBits
            ranks[unit] = rank
            order.append(unit)
        }
    }

    private static let unitBits: UInt64 = 24
    private static let unitMask: UInt64 = 1 << 24 - 1
    private static let keyMask: UInt64 = 1 << 40 - 1
    private static let most = 0x1p38

    /// The power of two that takes the largest score to a size below 2³⁸; 0 where every score is 0.
    private static func scale(_ largest: Double) -> Double {
        guard largest > 0x1p-900, largest.isFinite else { return 0 }
        return Double(bitPattern: UInt64(1023 + 37 - Int(largest.exponent)) << 52)
    }

    /// Sorts the keys in five passes of eight bits each, stably, from the lowest on.
    private mutating func sortByCounting() {
        if scratch.count != keys.count { scratch = [UInt64](repeating: 0, count: keys.count) }
        var counts = [Int](repeating: 0, count: 5 * 256)
        for key in keys {
            for digit in 0..<5 { counts[digit << 8 | Int(key >> (24 + UInt64(digit) * 8) & 0xFF)] += 1 }
        }
        for digit in 0..<5 {
            var start = 0
            for slot in digit << 8..<(digit + 1) << 8 {
                let count = counts[slot]
                counts[slot] = start
                start += count
            }
            for key in keys {
                let slot = digit << 8 | Int(key >> (24 + UInt64(digit) * 8) & 0xFF)
                scratch[counts[slot]] = key
                counts[slot] += 1
            }
            swap(&keys, &scratch)
        }
    }
}
