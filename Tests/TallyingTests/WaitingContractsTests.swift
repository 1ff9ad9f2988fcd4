import Testing

@testable import Tallying

struct WaitingContractsTests {
    private static func name(_ count: Int, _ seed: Int) -> [UInt8] { (0..<count).map { UInt8(($0 * 7 + seed) % 251) } }

    /// Whether a contract of this name can wait.
    private static func keeps(_ name: [UInt8], _ waiting: inout WaitingContracts) -> Bool { waiting.keep(name.span) }

    @Test("names of every length that fits come back; a longer one, or one more than there is room for, can't wait")
    func names() {
        var waiting = WaitingContracts()
        let kept = [0, 1, 3, 4, 7, 8, 9, 15, 16, 17, 31, 63, 64].map { Self.name($0, $0) }
        for place in kept.indices {
            waiting.next.vendor = Int32(place)
            #expect(Self.keeps(kept[place], &waiting))
        }
        #expect(!Self.keeps(Self.name(65, 0), &waiting))
        #expect(waiting.count == kept.count)
        for place in kept.indices {
            #expect(Array(waiting.names[waiting.nameRange(place)]) == kept[place])
            #expect(waiting.facts[place].vendor == Int32(place))
        }
        let longest = Self.name(64, 1)
        while !waiting.isFull { #expect(Self.keeps(longest, &waiting)) }
        #expect(!Self.keeps(longest, &waiting))
        waiting.removeAll()
        #expect(Self.keeps(longest, &waiting))
        #expect(Array(waiting.names[waiting.nameRange(0)]) == longest)
    }
}
