import Testing

@testable import Tables

/// Each fault with the whole message that people get.
struct FaultTests {
    @Test("an empty file", arguments: ["", "\n", "\r\n  \n", "\u{FEFF}"])
    func emptyFile(text: String) throws {
        let whole = try WholeReading(text)
        #expect(!whole.file.isReadable)
        #expect(whole.reading.recordCount == 0)
        #expect(
            try whole.messages == """
                t.csv: error: the file is empty [csv.empty-file]
                  expected: a header row with the names of the columns
                  fix: write the header row, or delete the file

                """)
    }

    @Test(
        "a file in another format is named",
        arguments: [
            ([0xFF, 0xFE, 0x61, 0], "UTF-16 text"), ([0xFE, 0xFF, 0, 0x61], "UTF-16 text"),
            ([0xFF, 0xFE], "UTF-16 text"),
            ([0xFF, 0xFE, 0, 0, 0x61], "UTF-32 text"), ([0, 0, 0xFE, 0xFF, 0], "UTF-32 text"),
            ([0x50, 0x4B, 0x03, 0x04, 0x0A], "a zip archive, such as a spreadsheet's own file"),
            ([0x1F, 0x8B, 0x08], "a gzip archive"),
        ] as [([UInt8], String)])
    func otherFormat(bytes: [UInt8], name: String) throws {
        let whole = try WholeReading(bytes)
        #expect(whole.file.headerFaults.map(\.kind) == [.otherFormat(name)])
        #expect(!whole.file.isReadable)
        #expect(try whole.messages.contains("fix: save it as \"CSV UTF-8 (comma delimited)\""))
    }

    @Test("columns separated by something else", arguments: [("a;b;c\n1;2;3\n", "semicolons"), ("a\tb\n", "tabs")])
    func otherDelimiter(text: String, name: String) throws {
        let whole = try WholeReading(text)
        #expect(!whole.file.isReadable)
        #expect(
            try whole.messages.hasPrefix(
                "t.csv:1:1: error: the columns seem to be separated by \(name) [csv.delimiter]"))
    }

    @Test("columns without a name and with the name of another")
    func columnNames() throws {
        let whole = try WholeReading("a,,b,a,\" \",e\u{301},é\n1,2,3,4,5,6,7\n")
        #expect(whole.file.header == ["a", "", "b", "a", " ", "e\u{301}", "é"])
        #expect(whole.reading.talliedCount == 1)
        #expect(
            try whole.messages == """
                t.csv:1:3: error: column 2 has no name [csv.blank-column-name]
                  expected: a name in every cell of the header
                  fix: name the column, or delete it from all rows
                t.csv:1:6: error: two columns have the same name [csv.duplicate-column-name]
                  found: "a"
                  expected: each name once
                  fix: rename or delete one of the columns
                t.csv:1:8: error: column 5 has no name [csv.blank-column-name]
                  expected: a name in every cell of the header
                  fix: name the column, or delete it from all rows

                """)
    }

    @Test(
        "a header that cannot be read",
        arguments: [
            ("a,b\"c\n1,2\n", RecordFault.Kind.strayQuote, "t.csv:1:4"),
            ("a,\"b\"c\n1,2\n", .textAfterQuote, "t.csv:1:6"),
            ("a,\"b\n1,2\n", .unterminatedQuote, "t.csv:1:3"),
            ("a,b\0\n1,2\n", .zeroByte(offset: 1), "t.csv:1:3"),
        ])
    func unreadableHeader(text: String, kind: RecordFault.Kind, place: String) throws {
        let whole = try WholeReading(text)
        #expect(whole.file.headerFaults.map(\.kind) == [kind])
        #expect(!whole.file.isReadable)
        #expect(whole.reading.recordCount == 0)
        #expect(try whole.messages.hasPrefix(place + ": error: "))
    }

    @Test("a row with too many or too few cells")
    func raggedRows() throws {
        let whole = try WholeReading("a,b\n1,2\n1\n1,2,3\n3,4\n")
        #expect(whole.reading.tally.texts == [["1", "2"], ["3", "4"]])
        #expect(whole.reading.refusedCount == 2)
        #expect(
            try whole.messages == """
                t.csv:3: error: the row has 1 cell, the header 2 [csv.ragged-row]
                  found: 1 cell
                  expected: 2 cells
                  fix: add the missing commas; a blank cell needs its comma too
                t.csv:4: error: the row has 3 cells, the header 2 [csv.ragged-row]
                  found: 3 cells
                  expected: 2 cells
                  fix: put a cell with a comma in it in quotes, or delete what is too much

                """)
    }

    @Test("a row ended by a lone carriage return in a file that ends its rows otherwise")
    func carriageReturn() throws {
        let whole = try WholeReading("a,b\r\n1\r,2\r\n3\r\n")
        #expect(
            try whole.messages == """
                t.csv:2: error: the row has 1 cell, the header 2; a lone carriage return ended it [csv.ragged-row]
                  found: 1 cell
                  expected: 2 cells
                  fix: put a cell with a line end in it in quotes, or delete the carriage return
                t.csv:4: error: the row has 1 cell, the header 2 [csv.ragged-row]
                  found: 1 cell
                  expected: 2 cells
                  fix: add the missing commas; a blank cell needs its comma too

                """)
        #expect(whole.reading.tally.texts == [[nil, "2"]])
        #expect(try !WholeReading("a,b\r1\r").messages.contains("lone carriage return"))
    }

    @Test("bytes that are not UTF-8, and zero bytes")
    func bytes() throws {
        let whole = try WholeReading(Array("a,b\n1,Caf".utf8) + [0xE9] + Array("\n2,x\0y\n3,4\n".utf8))
        #expect(whole.reading.tally.texts == [["3", "4"]])
        #expect(
            try whole.messages == """
                t.csv:2:3: error: the cell of column "b" is not UTF-8 [csv.not-utf8]
                  found: byte 0xE9 as byte 4 of the cell
                  expected: text in UTF-8
                  fix: save the file as UTF-8, or correct the cell
                t.csv:3:3: error: the cell of column "b" holds a zero byte [csv.zero-byte]
                  found: 0x00 as byte 2 of the cell
                  expected: text in UTF-8
                  fix: save the file as UTF-8 (a file full of zero bytes is UTF-16 or not text), or correct the cell

                """)
    }

    @Test("two halves of a character in neighbouring cells do not make one")
    func splitCharacter() throws {
        let whole = try WholeReading(Array("a,b\n".utf8) + [0xC3, 0x2C, 0xA9, 0x0A])
        #expect(whole.reading.faults.map(\.kind) == [.notUTF8(byte: 0xC3, offset: 0)])
    }

    @Test("reading resumes after a stray quote, and later faults say that they may follow from it")
    func syntax() throws {
        let whole = try WholeReading("a,b\n1,5\" pipe, \"x\ny\"\n2,\"z\nz\"z\n3\n4,5\n")
        #expect(whole.reading.tally.texts == [["4", "5"]])
        #expect(
            try whole.messages == """
                t.csv:2:4: error: a quote inside the cell of column "b", which does not begin with one [csv.stray-quote]
                  expected: a cell with a quote in it to be quoted as a whole
                  fix: put the cell in quotes and double each quote inside it
                t.csv:3:2: error: a quote inside the cell of column "a", which does not begin with one \
                (may follow from line 2) [csv.stray-quote]
                  expected: a cell with a quote in it to be quoted as a whole
                  fix: put the cell in quotes and double each quote inside it
                t.csv:5:3: error: text after the closing quote of the cell of column "b", opened on line 4 \
                (may follow from line 3) [csv.text-after-quote]
                  expected: a comma or the end of the line after a closing quote
                  fix: double each quote inside the cell, or close the quote where the cell ends
                t.csv:6: error: the row has 1 cell, the header 2 (may follow from line 5) [csv.ragged-row]
                  found: 1 cell
                  expected: 2 cells
                  fix: add the missing commas; a blank cell needs its comma too

                """)
    }

    @Test("a quote that is never closed is shown where it was opened", arguments: [1, 2, 8])
    func unterminated(threads: Int) throws {
        let text = "a,b\n1,2\n3, \"x\n" + String(repeating: "4,5\n", count: 50)
        let whole = try WholeReading(text, threads: threads, options: .chunks(of: 16))
        #expect(whole.reading.tally.texts == [["1", "2"]])
        #expect(whole.reading.refusedCount == 1)
        #expect(
            try whole.messages == """
                t.csv:3:4: error: the quote opened here is never closed [csv.unterminated-quote]
                  found: the end of the file inside the cell of column "b"
                  expected: a closing quote
                  fix: close the quote where the cell ends

                """)
    }

    @Test("diagnostics stand in the order of the faults given, whichever that is")
    func order() throws {
        let whole = try WholeReading("a,b\n1\n2,2\n3\n", options: .chunks(of: 1))
        let forwards = try whole.file.diagnostics(of: whole.reading.faults)
        let backwards = try whole.file.diagnostics(of: whole.reading.faults.reversed())
        #expect(forwards.map(\.place.line) == [2, 4])
        #expect(backwards == forwards.reversed())
    }
}
