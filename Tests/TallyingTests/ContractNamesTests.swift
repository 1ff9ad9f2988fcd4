import Testing

@testable import Tallying

@Suite("Names of contracts")
struct ContractNamesTests {
    private static func precedes(_ text: [UInt8], _ name: ContractNames.Name, _ names: ContractNames) -> Bool {
        names.precedes(text.span, name)
    }

    @Test("come back as they were added, whatever their lengths, and stand in the order of their bytes, no name last")
    func names() {
        var names = ContractNames()
        let texts = [[], [0], Array("b".utf8), Array("ba".utf8), Array(repeating: 7, count: 300), [0xFF]] as [[UInt8]]
        let kept = texts.map { names.add($0.span) }
        for (name, text) in zip(kept, texts) { #expect(Array(names[name]) == text) }
        #expect(names[.none].isEmpty)
        for text in texts {
            #expect(Self.precedes(text, .none, names))
            for (name, other) in zip(kept, texts) {
                #expect(Self.precedes(text, name, names) == text.lexicographicallyPrecedes(other))
            }
        }
    }
}
