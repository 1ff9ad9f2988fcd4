import Testing

@testable import Tables

@Suite("Small text files")
struct TextFileTests {
    private func text(_ bytes: [UInt8]) throws -> Result<String, TextFault> {
        // The file goes with its value, so the value must outlive the reading.
        try withExtendedLifetime(TemporaryFile(bytes)) { try readText($0.path) }
    }

    @Test("A mark is passed over, and every line end becomes a line feed")
    func normalised() throws {
        #expect(try text([0xEF, 0xBB, 0xBF] + Array("a\r\nb\rc\n\r\nd".utf8)).get() == "a\nb\nc\n\nd\n")
        #expect(try text(Array("a\r\r\nb\n".utf8)).get() == "a\n\nb\n")
        #expect(try text([]).get() == "")
        #expect(try text([0xEF, 0xBB, 0xBF]).get() == "")
    }

    @Test("A byte that is not UTF-8 is found with its line and column")
    func notUTF8() throws {
        let file = try TemporaryFile([0xEF, 0xBB, 0xBF] + Array("a\r\nbé".utf8) + [0xFF])
        guard case .failure(let fault) = try readText(file.path) else {
            Issue.record("the text was taken")
            return
        }
        #expect(fault.diagnostic.place == Place(file: file.path, line: 2, column: 3))
        #expect(fault.diagnostic.found == "byte 0xFF")
    }

    @Test(
        "Other encodings and formats are named",
        arguments: [
            ([0xFF, 0xFE, 0x61, 0], "UTF-16 text"), ([0x61, 0, 0x3A, 0], "UTF-16 text"),
            ([0, 0x61, 0, 0x3A], "UTF-16 text"), ([0xFF, 0xFE, 0, 0], "UTF-32 text"),
            ([0x50, 0x4B, 3, 4], "a zip archive, such as a spreadsheet's own file"),
        ] as [([UInt8], String)])
    func otherFormats(start: [UInt8], name: String) throws {
        guard case .failure(let fault) = try text(start + [0x61, 0]) else {
            Issue.record("the text was taken")
            return
        }
        #expect(fault.diagnostic.found == name)
        #expect(fault.diagnostic.identifier == "file.format")
    }
}
