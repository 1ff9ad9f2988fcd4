import Testing

@testable import Tables

struct NearestNameTests {
    static let names = ["full", "partial", "none", "refused", "not asked"]

    @Test(
        "a mistyped name finds the one that was meant",
        arguments: [
            ("ful", "full"), ("FULL", "full"), ("Partal", "partial"), ("patrial", "partial"), ("refusde", "refused"),
            ("not_asked", "not asked"), ("non", "none"),
        ])
    func found(name: String, meant: String) {
        #expect(nearest(to: name, among: Self.names) == meant)
    }

    @Test("a name that is near to nothing finds nothing", arguments: ["", "x", "yes", "fu", "complete", "na"])
    func notFound(name: String) {
        #expect(nearest(to: name, among: Self.names) == nil)
    }

    @Test("of names equally near the first in the order of bytes is taken, whatever their order")
    func ties() {
        #expect(nearest(to: "cat", among: ["rat", "bat", "hat"]) == "bat")
        #expect(nearest(to: "cat", among: ["hat", "bat", "rat"]) == "bat")
        #expect(nearest(to: "full", among: ["full", "FULL"]) == "FULL")
    }

    @Test("accents count as one change, and only ASCII letters are taken as equal in both cases")
    func scalars() {
        #expect(nearest(to: "generation", among: ["génération"]) == "génération")
        #expect(nearest(to: "É", among: ["é"]) == nil)
    }

    @Test(
        "the distance counts a swap of neighbours once and edits no part twice",
        arguments: [
            ("ca", "abc", 3), ("ab", "ba", 1), ("", "abc", 3), ("kitten", "sitting", 3), ("abcd", "abcd", 0),
            ("abcdef", "badcfe", 3),
        ])
    func distance(left: String, right: String, distance: Int) {
        let (left, right) = (left.unicodeScalars.map(\.value), right.unicodeScalars.map(\.value))
        #expect(alignmentDistance(left, right) == distance)
        #expect(alignmentDistance(right, left) == distance)
    }

    @Test("a cell of megabytes is dealt with in no time")
    func huge() {
        #expect(nearest(to: String(repeating: "x", count: 5_000_000), among: Self.names) == nil)
    }
}
