import Testing

@testable import Dataset

@Suite("Identifiers")
struct IdentifierTests {
    @Test("two texts are one identifier only when their bytes are the same")
    func bytes() {
        #expect(Identifier("alder") == Identifier("al" + "der"))
        #expect(Identifier("\u{E9}") != Identifier("e\u{301}"))
        #expect(Set([Identifier("a"), Identifier("a"), Identifier("A")]).count == 2)
    }

    @Test("their order is that of their bytes, whatever their length")
    func order() {
        let texts = [
            "", "a", "a\0", "ab", "abcdefgh", "abcdefgh\0", "abcdefghi", "abcdefgi", "b", "z", "\u{E9}", "\u{1F600}",
        ]
        for (index, text) in texts.enumerated() {
            for (other, rival) in texts.enumerated() {
                #expect((Identifier(text) < Identifier(rival)) == (index < other), "\(text) \(rival)")
            }
        }
    }

    @Test("many threads that make the same identifiers get the same ones")
    func threads() async {
        let made = await withTaskGroup(of: [Identifier].self) { group in
            for _ in 0..<8 { group.addTask { (0..<2_000).map { Identifier("thread test \($0)") } } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(made.allSatisfy { $0 == made[0] })
        #expect(made[0].enumerated().allSatisfy { $0.element.text == "thread test \($0.offset)" })
    }

    @Test("a row's key orders by its first value that differs")
    func keys() {
        #expect(RowKey("a", "z") < RowKey("b", "a"))
        #expect(RowKey("a", "", "b") < RowKey("a", "a"))
        #expect(RowKey(["a", "b"]) == RowKey("a", "b"))
        #expect(!(RowKey("a") < RowKey("a")))
    }
}
