import Testing

@testable import Statistics

@Suite("Keys in order")
struct KeyedIndexTests {
    /// Of the numbers of keys, one lets them be compared, and one has them put in order digit by digit.
    private static let counts = [0, 1, 2, 900, 5_000]

    @Test("keys rise, and of equal ones the first comes first, however many there are", arguments: counts)
    func order(_ count: Int) {
        var draws = RandomStream(seed: 3, purpose: 4, identifierHash: UInt64(count)).draws(replicate: 0)
        let kinds: [(Int) -> UInt64] = [
            { _ in draws.next() },
            { _ in draws.next() >> 59 },
            { _ in draws.next() << 60 },
            { _ in draws.next() & 0xFF00_0000_00FF },
            { $0 % 7 == 0 ? .max : UInt64($0) },
            { _ in 5 },
        ]
        for kind in kinds {
            let keys = (0..<count).map { kind($0) }
            let expected = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
            #expect(orderOfKeys(keys) == expected)
        }
    }

    @Test("the keys of numbers stand as the numbers do, those below zero among them")
    func numbers() {
        let numbers = [
            -Double.infinity, -1e300, -2, -1.5, -.leastNonzeroMagnitude, 0, .leastNonzeroMagnitude, 1, 1.5, 1e300,
            .infinity,
        ]
        let keys = numbers.indices.map { KeyedIndex(numbers[$0], $0).key }
        #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 })
    }
}
