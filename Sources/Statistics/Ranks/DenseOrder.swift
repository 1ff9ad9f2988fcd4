/// Exact numbers as their places among themselves: whole numbers from 0, the same for equal numbers and larger for larger
/// ones.
///
/// Who compares the same numbers again and again compares these instead; fractions are looked at only while they are put
/// in order, and there only where their nearest floating-point numbers are equal.
public struct DenseOrder: Sendable {
    /// The place of each number, in the order in which they were given.
    public let places: [Int]
    /// How many different numbers there are.
    public let count: Int

    /// Puts numbers in order.
    public init(_ values: [Rational]) {
        var keyed: [KeyedIndex] = []
        keyed.reserveCapacity(values.count)
        // The nearest number never falls where the exact one rises.
        for (index, value) in values.enumerated() { keyed.append(KeyedIndex(value.double(), index)) }
        keyed.sortByKey()
        var places = [Int](repeating: 0, count: values.count)
        var place = -1
        var start = 0
        while start < keyed.count {
            var end = start + 1
            while end < keyed.count, keyed[end].key == keyed[start].key { end += 1 }
            let first = values[keyed[start].index]
            if (start + 1..<end).contains(where: { values[keyed[$0].index] != first }) {
                keyed[start..<end].sort { values[$0.index] < values[$1.index] }
            }
            for position in start..<end {
                let value = values[keyed[position].index]
                if position == start || values[keyed[position - 1].index] != value { place += 1 }
                places[keyed[position].index] = place
            }
            start = end
        }
        self.places = places
        count = place + 1
    }

    /// For each place how many of some numbers lie above it.
    ///
    /// - Parameter places: places of this order.
    public func numberAbove(_ places: [Int]) -> [Int] {
        var above = [Int](repeating: 0, count: count)
        for place in places { above[place] += 1 }
        var sum = 0
        for place in above.indices.reversed() { (above[place], sum) = (sum, sum + above[place]) }
        return above
    }
}
