import Testing

@testable import Parallel

struct GatheredElementsTests {
    // Objects, so that one that is lost or given up twice is noticed.
    static func element(_ number: Int) -> String { String(repeating: "n", count: 20) + String(number) }

    static func gathered(_ range: Range<Int>) -> GatheredElements<String> {
        var elements = GatheredElements<String>()
        for number in range { elements.append(element(number)) }
        return elements
    }

    @Test("all stand in the array in their order", arguments: [1, 2, 8], [0, 1, 63, 64, 65, 5_000, 140_000])
    func order(threads: Int, count: Int) {
        let elements = Self.gathered(0..<count)
        #expect(elements.count == count)
        #expect(elements.array(threads: threads) == (0..<count).map(Self.element))
    }

    @Test("what is appended stands behind, and more can be added behind it")
    func append() {
        var elements = Self.gathered(0..<100)
        elements.append(contentsOf: GatheredElements())
        elements.append(contentsOf: Self.gathered(100..<300))
        elements.append(Self.element(300))
        #expect(elements.array(threads: 2) == (0...300).map(Self.element))
    }

    @Test("a copy keeps what it has when the other goes on, or is made an array")
    func copies() {
        var elements = Self.gathered(0..<70)
        let copy = elements
        elements.append(Self.element(70))
        #expect(copy.count == 70)
        #expect(elements.count == 71)
        #expect(elements.array(threads: 2) == (0...70).map(Self.element))
        #expect(copy.array(threads: 2) == (0..<70).map(Self.element))
        #expect(copy.array(threads: 1) == (0..<70).map(Self.element))
    }
}
