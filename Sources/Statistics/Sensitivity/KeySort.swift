/// Sorts the same number of whole numbers again and again, in room that is kept.
///
/// Two passes of counting put the keys in order by the twenty bits below the highest in which they differ. Hardly any two
/// keys agree in all of these; those that do are put in order one by one.
struct KeySort: Sendable {
    /// How many keys there are.
    private(set) var count = 0
    private var keys: [UInt64]
    private var scratch: [UInt64]
    private var counts: [UInt32]

    private static let digitBits: UInt64 = 10
    private static let digitMask: UInt64 = 1 << 10 - 1
    /// With fewer keys than this the counting isn't worth its while.
    private static let fewest = 64

    /// Room for a number of keys.
    init(capacity: Int) {
        keys = [UInt64](repeating: 0, count: capacity)
        scratch = keys
        counts = [UInt32](repeating: 0, count: 2 << Int(KeySort.digitBits))
    }

    /// The key at a place; in order after ``sort(from:)``.
    subscript(place: Int) -> UInt64 { keys[place] }

    mutating func removeAll() { count = 0 }

    /// Adds a key where a condition holds; there has to be room for it either way.
    @inline(__always)
    mutating func append(_ key: UInt64, if condition: Bool) {
        // Written without a branch: the next key takes the place of one that is not kept.
        keys[count] = key
        count &+= condition ? 1 : 0
    }

    /// Sorts the keys, ascending.
    ///
    /// - Parameter bit: The lowest bit that has to be looked at: keys that agree in all from it on are in order already.
    mutating func sort(from bit: UInt64) {
        guard count >= KeySort.fewest else {
            keys[0..<count].sort()
            return
        }
        var (least, greatest) = (UInt64.max, UInt64.zero)
        for place in 0..<count {
            least = min(least, keys[place])
            greatest = max(greatest, keys[place])
        }
        let base = (least >> bit) << bit
        let width = UInt64(UInt64.bitWidth - (greatest - base).leadingZeroBitCount)
        let low = max(bit, width > 2 * KeySort.digitBits ? width - 2 * KeySort.digitBits : 0)
        KeySort.countDigits(keys, count, base, low, &counts)
        for pass in 0..<2 {
            let shift = low + UInt64(pass) * KeySort.digitBits
            KeySort.scatter(keys, count, base, shift, pass << Int(KeySort.digitBits), &counts, into: &scratch)
            swap(&keys, &scratch)
        }
        settle()
    }

    /// Counts both digits, and turns the counts into the places where the keys of each begin.
    private static func countDigits(
        _ keys: [UInt64], _ count: Int, _ base: UInt64, _ low: UInt64, _ counts: inout [UInt32]
    ) {
        let keys = keys.span
        var counts = counts.mutableSpan
        let digits = 1 << Int(digitBits)
        for slot in counts.indices { counts[slot] = 0 }
        for place in 0..<count {
            let key = (keys[place] &- base) >> low
            counts[Int(key & digitMask)] &+= 1
            counts[digits | Int(key >> digitBits & digitMask)] &+= 1
        }
        var (first, second) = (UInt32.zero, UInt32.zero)
        for slot in 0..<digits {
            let (here, there) = (counts[slot], counts[digits | slot])
            counts[slot] = first
            counts[digits | slot] = second
            first &+= here
            second &+= there
        }
    }

    /// Puts the keys in order by one digit, those that agree in it in the order that they have.
    private static func scatter(
        _ keys: [UInt64], _ count: Int, _ base: UInt64, _ shift: UInt64, _ start: Int, _ places: inout [UInt32],
        into sorted: inout [UInt64]
    ) {
        let keys = keys.span
        var places = places.mutableSpan
        var sorted = sorted.mutableSpan
        for place in 0..<count {
            let key = keys[place]
            let slot = start | Int((key &- base) >> shift & digitMask)
            sorted[Int(places[slot])] = key
            places[slot] &+= 1
        }
    }

    /// Puts each key in its place among those before it, most of which are there already; where they are not, because a few
    /// keys lie far from all others, all are sorted.
    private mutating func settle() {
        var moves = 0
        for place in 1..<count where keys[place - 1] > keys[place] {
            let key = keys[place]
            var hole = place
            while hole > 0, keys[hole - 1] > key {
                keys[hole] = keys[hole - 1]
                hole -= 1
            }
            keys[hole] = key
            moves += place - hole
            if moves > 4 * count {
                keys[0..<count].sort()
                return
            }
        }
    }
}
