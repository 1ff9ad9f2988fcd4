import Testing

@testable import Statistics

@Suite("Sorting keys again and again")
struct KeySortTests {
    @Test(
        "Keys are in order wherever they lie: apart, alike, close together with a few far off, or few",
        arguments: [1, 63, 64, 65, 1_000])
    func sorted(_ count: Int) {
        var sort = KeySort(capacity: count)
        var draws = RandomStream(seed: 1, purpose: 2, identifierHash: UInt64(count)).draws(replicate: 0)
        let kinds: [(Int) -> UInt64] = [
            { _ in draws.next() },
            { _ in draws.next() >> 24 },
            { _ in 7 << 24 },
            { $0 % 3 == 0 ? 1 << 62 : (draws.next() >> 60) << 24 },
            { $0 == 0 ? UInt64.max : (draws.next() >> 34) << 24 },
        ]
        for kind in kinds {
            let keys = (0..<count).map { kind($0) & ~0xFF_FFFF | UInt64($0) }
            sort.removeAll()
            for (place, key) in keys.enumerated() {
                sort.append(key, if: place % 5 != 4)
            }
            sort.sort(from: 24)
            let expected = keys.enumerated().filter { $0.offset % 5 != 4 }.map(\.element).sorted()
            #expect(sort.count == expected.count)
            #expect((0..<sort.count).map { sort[$0] } == expected)
        }
    }
}
