import Testing

@Suite("Input in other people's forms")
struct BadInputEncodingTests {
    /// The small dataset with every file changed in one way gives the report that it gives unchanged.
    private func expectSameReport(
        sourceLocation: SourceLocation = #_sourceLocation, _ change: ([UInt8]) -> [UInt8]
    ) throws {
        let plain = try Workdir.small()
        let changed = try Workdir.small()
        for file in SmallDataset.files { try changed.write(change(Array(file.text.utf8)), to: "data/" + file.name) }
        let check = try changed.candour("check", "data")
        #expect(check.err == "", sourceLocation: sourceLocation)
        #expect(try changed.report() == plain.report(), sourceLocation: sourceLocation)
    }

    @Test("A byte order mark is passed over")
    func byteOrderMark() throws {
        try expectSameReport { [0xEF, 0xBB, 0xBF] + $0 }
    }

    @Test("A line may end as Windows has it; inside quotes, that is the cell's own text")
    func carriageReturnLineFeed() throws {
        try expectSameReport { bytes in
            // The one line end inside quotes stays: there it is text.
            let inner = Array("City,\nit".utf8)
            let start = bytes.indices.first { bytes[$0...].starts(with: inner) }
            return bytes.indices.flatMap { index -> [UInt8] in
                bytes[index] == 0x0A && index != start.map { $0 + 5 } ? [0x0D, 0x0A] : [bytes[index]]
            }
        }
    }

    @Test("A line may end in a lone carriage return")
    func loneCarriageReturn() throws {
        try expectSameReport { bytes in
            let inner = Array("City,\nit".utf8)
            let start = bytes.indices.first { bytes[$0...].starts(with: inner) }
            return bytes.indices.map { bytes[$0] == 0x0A && $0 != start.map { $0 + 5 } ? 0x0D : bytes[$0] }
        }
    }

    @Test("The last line needs no end")
    func noLastLineEnd() throws {
        try expectSameReport { $0.last == 0x0A ? $0.dropLast() : $0 }
    }

    @Test("Columns may stand in any order, and the guard of a spreadsheet is taken off")
    func reorderedColumns() throws {
        let plain = try Workdir.small()
        let changed = try Workdir.small()
        try changed.write(
            """
            scale,weight,under,question
            answer,'+1,clarity,operates
            answer,2,evidence,proves

            """, to: "data/questions.csv")
        try plain.replace("answer,1", with: "answer,+1", in: "data/questions.csv")
        #expect(try changed.report() == plain.report())
    }

    @Test("UTF-16 is named as such, with its mark and without", arguments: [true, false])
    func utf16(isMarked: Bool) throws {
        for name in ["vendors.csv", "method.yaml"] {
            let work = try Workdir.small()
            let text = try work.text(of: "data/" + name)
            let bytes = Array(text.utf16).flatMap {
                [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
            }
            try work.write((isMarked ? [0xFF, 0xFE] : []) + bytes, to: "data/" + name)
            try work.expectRefused(
                name == "vendors.csv"
                    ? """
                    data/vendors.csv: error: the file is not CSV in UTF-8 [csv.format]
                      found: UTF-16 text
                      expected: comma-separated text in UTF-8
                      fix: save it as "CSV UTF-8 (comma delimited)"
                    """
                    : """
                    data/method.yaml: error: the file is not text in UTF-8 [file.format]
                      found: UTF-16 text
                      fix: save it as UTF-8
                    data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
                    """)
        }
    }

    @Test("Lines and columns of a method are right behind a mark and with other line ends", arguments: ["\r\n", "\r"])
    func placesInMethod(lineEnd: String) throws {
        let work = try Workdir.small()
        try work.replace("title: A", with: "titel: A", in: "data/method.yaml")
        let lines = try work.text(of: "data/method.yaml").split(separator: "\n")
        try work.write("\u{FEFF}" + lines.joined(separator: lineEnd), to: "data/method.yaml")
        let checked = try work.candour("check", "data")
        #expect(
            checked.err.hasPrefix(
                "data/method.yaml:2:1: error: the method has no key of this name [method.unknown-key]\n"))
    }
}
