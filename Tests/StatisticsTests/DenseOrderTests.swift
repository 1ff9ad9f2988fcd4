import Statistics
import Testing

@Suite("Dense order")
struct DenseOrderTests {
    @Test("equal numbers share a place, and places rise with the numbers")
    func places() throws {
        let third = try Rational(1, over: 3)
        let order = DenseOrder([2, third, -5, third, 2, 0])
        #expect(order.places == [3, 2, 0, 2, 3, 1])
        #expect(order.count == 4)
        #expect(DenseOrder([]).count == 0)
    }

    @Test("numbers whose nearest floating-point number is the same are told apart")
    func close() throws {
        let scale = Int128(1) << 100
        let numbers = try [3, 1, 2, 1].map { try Rational((Int128(1) << 99) + $0, over: scale) }
        #expect(Set(numbers.map { $0.double() }).count == 1)
        #expect(DenseOrder(numbers).places == [2, 0, 1, 0])
    }

    @Test("many numbers, some of them equal and some nearly, have the places that comparing them gives")
    func many() throws {
        var draws = RandomStream(seed: 5, purpose: 6, identifierHash: 7).draws(replicate: 0)
        let scale = Int128(1) << 90
        let numbers = try (0..<3_000).map { _ in
            let near = Int128(draws.next() % 3) - 1
            return try Rational((Int128(draws.next() % 400) - 200) * (scale >> 7) + near, over: scale)
        }
        #expect(Set(numbers.map { $0.double() }).count < Set(numbers).count)
        let sorted = Set(numbers).sorted()
        let places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($0.element, $0.offset) })
        let order = DenseOrder(numbers)
        #expect(order.places == numbers.map { places[$0] })
        #expect(order.count == sorted.count)
    }

    @Test("above a place are those of the numbers that are larger")
    func above() {
        let values: [Rational] = [5, 1, 5, 3, 9]
        let order = DenseOrder(values)
        let above = order.numberAbove(order.places)
        for (place, value) in zip(order.places, values) { #expect(above[place] == values.count { $0 > value }) }
    }
}
