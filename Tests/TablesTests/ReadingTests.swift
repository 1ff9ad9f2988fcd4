import Testing

@testable import Tables

struct ReadingTests {
    @Test("cells are trimmed outside quotes and kept inside, and blank ones are nil")
    func cells() throws {
        let whole = try WholeReading("a,b,c\n  x y\t, \" z \",\"\"\n,\"  \",\"\"\"\"\n\"\n\", é,\"r\r\ns\"\n")
        #expect(whole.file.header == ["a", "b", "c"])
        #expect(whole.reading.tally.texts == [["x y", " z ", nil], [nil, nil, "\""], [nil, "é", "r\r\ns"]])
        #expect(whole.reading.talliedCount == 3)
        #expect(whole.reading.refusedCount == 0)
    }

    @Test(
        "any line ending ends a row, blank lines are passed over, and the last line end may be missing",
        arguments: ["\n", "\r", "\r\n", "\n\n\n", "\r\n\r\n", "\n  \n"])
    func lineEnds(lineEnd: String) throws {
        let text = ["a,b", "1,2", "3,\"4\"", "5,6 "].joined(separator: lineEnd)
        for tail in ["", lineEnd] {
            let whole = try WholeReading(text + tail)
            #expect(whole.file.header == ["a", "b"])
            #expect(whole.reading.tally.texts == [["1", "2"], ["3", "4"], ["5", "6"]])
            #expect(whole.reading.faults.isEmpty)
        }
    }

    @Test(
        "a byte order mark is passed over, also before a quoted header",
        arguments: ["a,b\n1,2\n", "\"a\",\"b\"\n1,2\n"])
    func byteOrderMark(text: String) throws {
        let whole = try WholeReading([0xEF, 0xBB, 0xBF] + text.utf8)
        #expect(whole.file.header == ["a", "b"])
        #expect(whole.reading.tally.texts == [["1", "2"]])
        let places = try whole.file.places(of: [(whole.file.headerPosition, column: 1)])
        #expect(places == [Place(file: "t.csv", line: 1, column: text.hasPrefix("\"") ? 5 : 3)])
    }

    @Test("a header alone has no records", arguments: ["a,b", "a,b\n", "a,b\r\n\r\n", "\n\na,b\n"])
    func headerOnly(text: String) throws {
        let whole = try WholeReading(text, threads: 4)
        #expect(whole.file.isReadable)
        #expect(whole.file.headerFaults.isEmpty)
        #expect(whole.reading.recordCount == 0)
    }

    @Test("a record lends the bytes of its cells and knows its position")
    func bytes() throws {
        let whole = try WholeReading("a,b\n1,é\n\"x\"\"y\",\n")
        #expect(whole.reading.tally.bytes == [[[0x31], [0xC3, 0xA9]], [[0x78, 0x22, 0x79], []]])
        #expect(whole.reading.tally.positions.map(\.record) == [0, 1])
    }

    @Test("positions fit eight bytes and are ordered as the file is")
    func positions() {
        #expect(MemoryLayout<RecordPosition>.size == 8)
        let late = RecordPosition(chunkStart: (1 << 40) - 1, record: (1 << 24) - 1)
        #expect(late.chunkStart == (1 << 40) - 1)
        #expect(late.record == (1 << 24) - 1)
        #expect(RecordPosition(chunkStart: 5, record: 9) < RecordPosition(chunkStart: 6, record: 0))
        #expect(RecordPosition(chunkStart: 5, record: 9) < RecordPosition(chunkStart: 5, record: 10))
    }

    @Test("a chunk ends with the first record that ends at or after its size")
    func chunks() throws {
        let whole = try WholeReading("a,b\n" + String(repeating: "1,2\n", count: 10), options: .chunks(of: 6))
        #expect(whole.reading.tally.positions.map(\.chunkStart) == [4, 4, 12, 12, 20, 20, 28, 28, 36, 36])
        #expect(whole.reading.tally.positions.map(\.record) == [0, 1, 0, 1, 0, 1, 0, 1, 0, 1])
    }

    @Test(
        "the size of a chunk stays within what a position can count", arguments: [(0, 1), (-7, 1), (1 << 40, 1 << 24)])
    func chunkLimits(given: Int, used: Int) {
        #expect(TableFile.Options.chunks(of: given).chunkSize == used)
    }

    @Test("a file can be read any number of times, with any number of threads", arguments: [-3, 0, 1, 2, 1_000_000])
    func again(threads: Int) throws {
        var text = "a,b\n"
        for number in 0..<500 { text += "\(number),\"x\ny\"\n" }
        let whole = try WholeReading(text, options: .chunks(of: 50))
        let again = try whole.file.read(threads: threads) { Rows() }
        #expect(again.tally.texts == whole.reading.tally.texts)
        #expect(again.recordCount == 500)
    }

    @Test("blocks are given in order and hold the whole file", arguments: [1, 3, 10, 11, 4 << 20])
    func blocks(size: Int) throws {
        let text = "a,b\n1,2\n3,"
        let whole = try WholeReading(text)
        let blocks = try whole.file.forEachBlock(size: size, threads: 3) { index, bytes in
            (index, bytes.byteOffsets.map { bytes.unsafeLoad(at: $0) })
        }
        #expect(blocks.map(\.0) == Array(0..<blocks.count))
        #expect(blocks.flatMap(\.1) == Array(text.utf8))
        #expect(blocks.dropLast().allSatisfy { $0.1.count == size })
    }
}

extension RawSpan {
    fileprivate func unsafeLoad(at offset: Int) -> UInt8 {
        // The offset is one of the span's own.
        unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self)
    }
}
