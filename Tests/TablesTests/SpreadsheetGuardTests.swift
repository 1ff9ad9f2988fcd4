import Testing

@testable import Tables

struct SpreadsheetGuardTests {
    @Test(
        "dangerous texts get one apostrophe",
        arguments: [
            "=1+1", "+x", "-x", "@sum", "\t=1", "\r", "-", "+", "-1-1", "--1", "-1.", "-.5", "-1e5", "-1,5", "'=1",
            "''@x",
            "'-3.5", "+49 30 1234", "=\u{301}", "-٣",
        ])
    func dangerous(text: String) {
        #expect(Array(SpreadsheetGuard.guarded(text).utf8) == Array("'".utf8) + Array(text.utf8))
    }

    @Test(
        "harmless texts and plain decimal numbers stay as they are",
        arguments: ["", "'", "''", "a=1", " =1", "'x", "-3.5", "+1", "-0", "12", "+0012.50", "x\t=", "\n=1"])
    func harmless(text: String) {
        #expect(SpreadsheetGuard.guarded(text) == text)
        #expect(SpreadsheetGuard.unguarded(text) == text)
    }

    @Test(
        "one apostrophe is taken off where one would have been put",
        arguments: [("'=1", "=1"), ("''=1", "'=1"), ("'-3.5", "-3.5")])
    func unguarded(text: String, plain: String) {
        #expect(SpreadsheetGuard.unguarded(text) == plain)
    }

    @Test("every text comes back exactly, byte by byte, and is never dangerous in between")
    func roundTrip() {
        var random = SplitMix(seed: 42)
        var guardedCount = 0
        for _ in 0..<20_000 {
            let text = RandomText.cell(using: &random)
            let guarded = SpreadsheetGuard.guarded(text)
            #expect(Array(SpreadsheetGuard.unguarded(guarded).utf8) == Array(text.utf8))
            if let first = guarded.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) {
                #expect(first == "-" || first == "+")
                #expect(guarded.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E })
            }
            if guarded.utf8.count > text.utf8.count { guardedCount += 1 }
        }
        #expect(guardedCount > 2_000)
    }
}
