import Testing

@testable import Tables

struct PlaceTests {
    /// A file, and for each record the places of its cells as `line:column`.
    struct Case: CustomTestStringConvertible {
        var testDescription: String
        var text: String
        var places: [[String]]
    }

    static let cases = [
        Case(testDescription: "plain", text: "a,b\n1,2\n3,4", places: [["2:1", "2:3"], ["3:1", "3:3"]]),
        Case(testDescription: "CRLF", text: "a,b\r\n1,2\r\n3,4\r\n", places: [["2:1", "2:3"], ["3:1", "3:3"]]),
        Case(testDescription: "CR", text: "a,b\r1,2\r3,4\r", places: [["2:1", "2:3"], ["3:1", "3:3"]]),
        Case(
            testDescription: "mixed", text: "a,b\r1,2\n3,4\r\n5,6",
            places: [["2:1", "2:3"], ["3:1", "3:3"], ["4:1", "4:3"]]),
        Case(testDescription: "LF CR is two line ends", text: "a,b\n\r1,2\n", places: [["3:1", "3:3"]]),
        Case(
            testDescription: "blank lines", text: "\n\na,b\n\n \t\n1,2\r\n\r\n\r\n3,4\n",
            places: [["6:1", "6:3"], ["9:1", "9:3"]]),
        Case(testDescription: "blanks before cells", text: "a,b\n  1,\t2\n", places: [["2:3", "2:6"]]),
        Case(
            testDescription: "empty cells", text: "a,b,c\n,,\n, ,",
            places: [["2:1", "2:2", "2:3"], ["3:1", "3:3", "3:4"]]),
        Case(
            testDescription: "opening quotes", text: "a,b\n\"1\", \"2\" \n\"\",\"\"\n",
            places: [["2:1", "2:6"], ["3:1", "3:4"]]),
        Case(
            testDescription: "line ends in quotes", text: "a,b\n\"1\n\n1\",2\n\"3\r\n3\",\"4\r4\"\n5,6\n",
            places: [["2:1", "4:4"], ["5:1", "6:4"], ["8:1", "8:3"]]),
        Case(
            testDescription: "characters of several bytes", text: "a,b\nüé,1\n😀😀,e\u{301}\n\"ñ\n漢字\",2\n",
            places: [["2:1", "2:4"], ["3:1", "3:4"], ["4:1", "5:5"]]),
        Case(testDescription: "header over two lines", text: "\"a\nb\",c\n1,2\n", places: [["3:1", "3:3"]]),
        Case(testDescription: "byte order mark", text: "\u{FEFF}a,b\n1,2\n", places: [["2:1", "2:3"]]),
    ]

    @Test("cells are found where they stand", arguments: cases)
    func places(example: Case) throws {
        for chunkSize in [1, 2, 3, 5, 4 << 20] {
            let whole = try WholeReading(example.text, options: .chunks(of: chunkSize))
            try #require(whole.reading.tally.positions.count == example.places.count)
            for (position, expected) in zip(whole.reading.tally.positions, example.places) {
                let requests = expected.indices.map { (position, column: Int?($0)) }
                let found = try whole.file.places(of: requests)
                #expect(found.map(\.description) == expected.map { "t.csv:" + $0 })
            }
        }
    }

    @Test("places are given in the order in which they were asked for, also twice")
    func order() throws {
        let whole = try WholeReading("a,b\n1,2\n3,4\n5,6\n", options: .chunks(of: 4))
        let positions = whole.reading.tally.positions
        let places = try whole.file.places(
            of: [
                (positions[2], column: nil), (positions[0], column: 1), (positions[2], column: 0),
                (whole.file.headerPosition, column: 1), (positions[0], column: 1),
            ])
        #expect(places.map(\.description) == ["t.csv:4", "t.csv:2:3", "t.csv:4:1", "t.csv:1:3", "t.csv:2:3"])
        #expect(try whole.file.place(ofHeaderColumn: 1).description == "t.csv:1:3")
        #expect(try whole.file.places(of: []).isEmpty)
    }

    @Test("a position or a column that the file does not have gives a place without it")
    func unknown() throws {
        let whole = try WholeReading("a,b\n1,2\n")
        let far = RecordPosition(chunkStart: 4, record: 77)
        #expect(try whole.file.places(of: [(far, column: 0)]) == [Place(file: "t.csv")])
        #expect(
            try whole.file.places(of: [(whole.reading.tally.positions[0], column: 9)]).map(\.description) == [
                "t.csv:2:3"
            ])
    }

    @Test("places are ordered by the bytes of the file name, line and column")
    func comparison() {
        let places = [
            Place(file: "Z"), Place(file: "Z", line: 2), Place(file: "Z", line: 2, column: 1),
            Place(file: "Z", line: 10), Place(file: "a"), Place(file: "e\u{301}"), Place(file: "é"),
        ]
        #expect(places.reversed().sorted() == places)
        #expect(Place(file: "e\u{301}") != Place(file: "é"))
    }
}
