import Testing

@testable import Reporting

/// Where two files first differ.
@Suite("First difference")
struct VerificationTests {
    static func difference(_ found: String, _ expected: String) -> String? {
        Verification.firstDifference(Array(found.utf8), Array(expected.utf8))
    }

    @Test("same bytes have none")
    func same() {
        #expect(Self.difference("a\nb\n", "a\nb\n") == nil)
        #expect(Self.difference("", "") == nil)
    }

    @Test("it is named by its line, with what stands there on both sides")
    func line() {
        #expect(Self.difference("a\nbx\nc\n", "a\nby\nc\n") == "line 2 reads \"bx\", and the inputs give \"by\"")
        #expect(Self.difference("x", "y") == "line 1 reads \"x\", and the inputs give \"y\"")
        #expect(Self.difference("a\n", "a\nb\n") == "line 2 reads (the file ends), and the inputs give \"b\"")
        #expect(Self.difference("a\nb\n", "a\n") == "line 2 reads \"b\", and the inputs give (the file ends)")
        #expect(Self.difference("", "a") == "line 1 reads (the file ends), and the inputs give \"a\"")
    }

    @Test("a changed line end is a difference, shown as one")
    func lineEnd() {
        #expect(Self.difference("a\r\nb", "a\nb") == "line 1 reads \"a\\r\", and the inputs give \"a\"")
    }

    @Test("long lines and control characters are shown so that they disturb nothing")
    func shown() throws {
        let text = try #require(Self.difference(String(repeating: "a", count: 10_000) + "\u{1B}", ""))
        #expect(text.utf8.count < 300)
        #expect(try #require(Self.difference("\u{1B}[31m", "")).contains("\u{1B}") == false)
    }
}
