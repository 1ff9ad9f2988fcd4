import Testing

@testable import Tables

struct CSVWriterTests {
    func written(_ rows: [[String?]], guardsFormulas: Bool = true) -> String {
        var writer = CSVWriter(guardsFormulas: guardsFormulas)
        for row in rows { writer.append(row) }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test("only what needs quotes is quoted")
    func quotes() {
        #expect(written([["a", "b c", "é;'x"]]) == "a,b c,é;'x\n")
        #expect(written([["a,b", "say \"x\"", "1\n2", "1\r2"]]) == "\"a,b\",\"say \"\"x\"\"\",\"1\n2\",\"1\r2\"\n")
        #expect(written([[" a", "b\t", " "]]) == "\" a\",\"b\t\",\" \"\n")
        #expect(written([["\u{FEFF}a", "a\u{FEFF}"]]) == "\"\u{FEFF}a\",a\u{FEFF}\n")
    }

    @Test("a mark is found wherever it stands in a cell of any length")
    func marks() {
        for count in 3...40 {
            let plain = String(repeating: "a", count: count)
            #expect(written([[plain]]) == plain + "\n")
            for place in 1..<count - 1 {
                for (mark, inside) in [("\"", "\"\""), (",", ","), ("\n", "\n"), ("\r", "\r")] {
                    let cell = plain.prefix(place) + mark + plain.dropFirst(place + 1)
                    let quoted = plain.prefix(place) + inside + plain.dropFirst(place + 1)
                    #expect(written([[String(cell)]]) == "\"\(quoted)\"\n")
                }
                for near in ["!", "#", "+", "-", "\u{0B}", "\u{0C}", "\u{80}", "\u{100}"] {
                    let cell = plain.prefix(place) + near + plain.dropFirst(place + 1)
                    #expect(written([[String(cell)]]) == cell + "\n")
                }
            }
        }
    }

    @Test("a row written cell by cell is the same row")
    func cellByCell() {
        var writer = CSVWriter()
        writer.add("a,b")
        writer.add(nil)
        writer.add(plainly: { $0 += Array("-2.5".utf8) })
        writer.endRow()
        writer.add(nil)
        writer.endRow()
        writer.endRow()
        writer.add("")
        writer.add("x")
        writer.endRow()
        #expect(String(decoding: writer.bytes, as: UTF8.self) == written([["a,b", nil, "-2.5"], [nil], ["", "x"]]))
    }

    @Test("blank cells are empty, and a row of one blank cell is still a row")
    func blanks() {
        #expect(written([["", nil, "x"], [nil], [""], []]) == ",,x\n\"\"\n\"\"\n")
    }

    @Test("formulas are guarded unless the caller says otherwise")
    func formulas() {
        #expect(written([["=1+1", "-3.5", "@x", "a,=b"]]) == "'=1+1,-3.5,'@x,\"a,=b\"\n")
        #expect(written([["=1+1", "=A1,2"]], guardsFormulas: false) == "=1+1,\"=A1,2\"\n")
        #expect(written([["\t=1", "\r=1"]]) == "'\t=1,\"'\r=1\"\n")
    }

    @Test("what has been written can be taken in pieces")
    func pieces() {
        var writer = CSVWriter()
        writer.append(["a"])
        #expect(writer.takeBytes() == Array("a\n".utf8))
        writer.append(["b"])
        #expect(writer.takeBytes() == Array("b\n".utf8))
        #expect(writer.takeBytes().isEmpty)
    }

    @Test("any rows come back as they were written", arguments: 0..<40)
    func roundTrip(seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed))
        let columns = Int.random(in: 1...5, using: &random)
        let guardsFormulas = seed.isMultiple(of: 2)
        var writer = CSVWriter(guardsFormulas: guardsFormulas)
        let header = (0..<columns).map { "column \($0)" }
        writer.append(header)
        let rows = (0..<60).map { _ in (0..<columns).map { _ in RandomText.cell(using: &random) } }
        for row in rows { writer.append(row) }
        let whole = try WholeReading(writer.bytes, threads: 2, options: .chunks(of: 64))
        #expect(whole.file.header == header)
        #expect(whole.reading.faults.isEmpty)
        let found = whole.reading.tally.bytes.map { row in
            row.map { bytes -> [UInt8] in
                let text = String(decoding: bytes, as: UTF8.self)
                return Array((guardsFormulas ? SpreadsheetGuard.unguarded(text) : text).utf8)
            }
        }
        #expect(found == rows.map { $0.map { Array($0.utf8) } })
    }
}

/// Random cells in which all that matters to CSV and to spreadsheets is frequent.
enum RandomText {
    static let pieces = [
        "\"", ",", "\n", "\r", " ", "\t", "'", "''", "=", "+", "-", "@", "1", ".5", "a", "é", "e\u{301}", "\u{FEFF}",
        "漢", "😀", ";", "\u{2028}", "\u{0B}", "\u{7F}", "\u{301}",
    ]

    static func cell(using random: inout SplitMix) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            if Int.random(in: 0..<8, using: &random) == 0,
                let any = Unicode.Scalar(UInt32.random(in: 1...0x10FFFF, using: &random))
            {
                text.unicodeScalars.append(any)
            } else {
                text += pieces.randomElement(using: &random) ?? ""
            }
        }
        return text
    }
}
