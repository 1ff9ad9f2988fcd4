import Testing

@testable import Tables

@Suite("Other encodings")
struct TextEncodingTests {
    private func decoded(_ bytes: [UInt8], _ encoding: TextEncoding, blocks: Int) -> [UInt8] {
        var decoder = TextDecoder(encoding)
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: blocks) {
            let block = Array(bytes[start..<min(bytes.count, start + blocks)])
            unsafe block.withUnsafeBytes { unsafe decoder.decode($0, into: &text) }
        }
        decoder.finish(into: &text)
        return text
    }

    @Test(
        "each byte of a code page is its character",
        arguments: [
            (TextEncoding.windows1252, [0x80, 0xE9, 0x41] as [UInt8], "€éA"), (.latin1, [0xA4, 0xFF], "¤ÿ"),
            (.latin9, [0xA4, 0xBE, 0xE4], "€Ÿä"), (.windows1252, [0x93, 0x94], "“”"),
        ])
    func codePages(encoding: TextEncoding, bytes: [UInt8], text: String) {
        #expect(decoded(bytes, encoding, blocks: 1) == Array(text.utf8))
    }

    @Test("UTF-16 is read in either order, cut anywhere", arguments: 1...7)
    func utf16(blocks: Int) {
        let text = "é😀,\n"
        let units = [0xFEFF] + Array(text.utf16)
        let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(decoded(big, .utf16, blocks: blocks) == Array(text.utf8))
        #expect(decoded(little, .utf16, blocks: blocks) == Array(text.utf8))
        #expect(decoded(Array(little.dropFirst(2)), .utf16, blocks: blocks).last == 0x0A)
    }

    @Test("what stands for nothing becomes a byte that no text has")
    func undecodable() {
        #expect(decoded([0x81], .windows1252, blocks: 1) == [0xFF])
        #expect(decoded([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00], .utf16, blocks: 4) == [0xFF, 0x41])
        #expect(decoded([0xFF, 0xFE, 0x41], .utf16, blocks: 4) == [0xFF])
        #expect(decoded([0xFF, 0xFE, 0x3D, 0xD8], .utf16, blocks: 4) == [0xFF])
    }

    @Test("a file in another encoding and with semicolons is read like one of our own, its places too")
    func file() throws {
        let file = try TemporaryFile(
            [UInt8]("a;b\nh\u{FFFD}t;1,5\nx\n".unicodeScalars.map { $0 == "\u{FFFD}" ? 0xF4 : UInt8($0.value) }))
        var options = TableFile.Options()
        options.encoding = .latin1
        options.delimiter = UInt8(ascii: ";")
        let table = try TableFile(path: file.path, options: options)
        #expect(table.header == ["a", "b"])
        let reading = try table.read { Rows() }
        #expect(reading.tally.texts == [["hôt", "1,5"]])
        #expect(reading.refusedCount == 1)
        #expect(try table.diagnostics(of: reading.faults).map(\.place.line) == [3])
    }
}
