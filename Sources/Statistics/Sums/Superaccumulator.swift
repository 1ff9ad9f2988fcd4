/// A sum of numbers m · 2ⁿ without rounding: a fixed-point number of many limbs with room for carries.
///
/// Radford Neal, "Fast exact summation using small and large superaccumulators" (2015): every limb is an Int64 of
/// which 32 bits are worth something, so that carries wait until 2³⁰ terms have been added. Addition is exact, so
/// that neither the order of the terms nor the way in which they are split over threads can matter.
struct Superaccumulator: Sendable {
    private var limbs: [Int64]
    /// How many terms the limbs can take before their carries must be moved on.
    private var room = Superaccumulator.fullRoom

    private static let fullRoom = 1 << 30

    /// Zero.
    init(limbs count: Int) {
        limbs = [Int64](repeating: 0, count: count)
    }

    /// Adds ± magnitude · 2^shift units; the top limb must be out of reach.
    mutating func add(_ magnitude: UInt128, shift: Int, isNegative: Bool) {
        if room == 0 { carry() }
        room -= 1
        var index = shift >> 5
        let offset = UInt128(shift & 31)
        var piece = Int64(truncatingIfNeeded: (magnitude << offset) & 0xFFFF_FFFF)
        var rest = magnitude >> (32 - offset)
        while true {
            limbs[index] += isNegative ? -piece : piece
            if rest == 0 { return }
            piece = Int64(truncatingIfNeeded: rest & 0xFFFF_FFFF)
            rest >>= 32
            index += 1
        }
    }

    /// Adds another sum of the same number of limbs.
    mutating func merge(_ other: Superaccumulator) {
        var other = other
        other.carry()
        carry()
        for index in limbs.indices { limbs[index] += other.limbs[index] }
        carry()
    }

    /// Moves the carries on; then every limb but the last lies in 0..<2³², and equal sums have equal limbs.
    private mutating func carry() {
        for index in 0..<(limbs.count - 1) {
            limbs[index + 1] += limbs[index] >> 32
            limbs[index] &= 0xFFFF_FFFF
        }
        room = Superaccumulator.fullRoom
    }

    /// The sum in units.
    var total: BigInteger {
        var copy = self
        copy.carry()
        let isNegative = copy.limbs.last.map { $0 < 0 } ?? false
        if isNegative {
            for index in copy.limbs.indices { copy.limbs[index].negate() }
            copy.carry()
        }
        var words = copy.limbs.dropLast().map { UInt32(truncatingIfNeeded: $0) }
        let top = UInt64(copy.limbs.last ?? 0)
        words += [UInt32(truncatingIfNeeded: top), UInt32(truncatingIfNeeded: top >> 32)]
        return BigInteger(isNegative: isNegative, words: words)
    }
}
