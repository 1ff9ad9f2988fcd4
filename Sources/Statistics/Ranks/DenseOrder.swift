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
        var keyed: [(key: Double, index: Int)] = []
        keyed.reserveCapacity(values.count)
        // The nearest number never falls where the exact one rises.
        for (index, value) in values.enumerated() { keyed.append((value.double(), index)) }
        keyed.sort { left, right in
            left.key == right.key ? values[left.index] < values[right.index] : left.key < right.key
        }
        var places = [Int](repeating: 0, count: values.count)
        var place = -1
        for (position, entry) in keyed.enumerated() {
            if position == 0 || values[keyed[position - 1].index] != values[entry.index] { place += 1 }
            places[entry.index] = place
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
