import Tables
import Testing

@testable import Dataset

@Suite("The digest of cells")
struct CellDigestTests {
    @Test("is that of the lengths and the bytes, whatever fits into memory at once")
    func bytes() {
        let long = String(repeating: "é", count: 40_000)
        let cells =
            [
                "2026-Q1", nil, "", long, "a rather long cell", nil, long + "!",
            ] + (0..<30_000).map { $0.isMultiple(of: 3) ? nil : "v\($0)" }
        var texts = CellDigest()
        var identifiers = CellDigest()
        var plain = Digest()
        for cell in cells {
            texts.take(cell)
            identifiers.take(cell.map { Identifier($0) })
            plain.update(cell.map { "\($0.utf8.count):\($0)" } ?? "-")
        }
        let expected = plain.hexadecimal()
        #expect(texts.takeHexadecimal() == expected)
        #expect(identifiers.takeHexadecimal() == expected)
    }
}
