/// Where a number stands among others, with a key whose order is the number's.
///
/// The key takes all 64 bits; where fewer do, ``KeySort`` keeps the place in the others.
struct KeyedIndex {
    let key: UInt64
    let index: Int
}

extension KeyedIndex {
    /// - Parameter number: is a number; of two zeros that have different signs the negative one comes first.
    init(_ number: Double, _ index: Int) {
        let bits = number.bitPattern
        // Of positive numbers the larger has the larger bits, of negative ones the smaller.
        key = number.sign == .minus ? ~bits : bits | 1 << 63
        self.index = index
    }
}

/// The places of some keys in the order of the keys, those of one key in the order in which they stand.
package func orderOfKeys(_ keys: [UInt64]) -> [Int] {
    var keyed = keys.indices.map { KeyedIndex(key: keys[$0], index: $0) }
    keyed.sortByKey()
    return keyed.map(\.index)
}

extension [KeyedIndex] {
    /// Puts them in the order of their keys, those of one key in the order in which they stood.
    ///
    /// Many are put in order digit by digit, from the last to the first: each is moved a few times, and none compared with
    /// another.
    mutating func sortByKey() {
        guard count > 1_000 else { return sort { ($0.key, $0.index) < ($1.key, $1.index) } }
        let (bits, digits) = (11, 6)
        let size = 1 << bits
        var ends = [Int](repeating: 0, count: digits * size)
        for entry in self {
            for digit in 0..<digits { ends[digit * size + entry.digit(digit, bits)] += 1 }
        }
        var (from, to) = (self, self)
        for digit in 0..<digits {
            let own = digit * size..<(digit + 1) * size
            // A digit that all share moves nothing.
            if ends[own].contains(count) { continue }
            var sum = 0
            for place in own { (ends[place], sum) = (sum, sum + ends[place]) }
            for entry in from {
                let place = digit * size + entry.digit(digit, bits)
                to[ends[place]] = entry
                ends[place] += 1
            }
            swap(&from, &to)
        }
        self = from
    }
}

extension KeyedIndex {
    fileprivate func digit(_ digit: Int, _ bits: Int) -> Int {
        Int(truncatingIfNeeded: key >> UInt64(digit * bits)) & (1 << bits - 1)
    }
}
