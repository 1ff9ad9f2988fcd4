import Testing

@testable import Tables

struct LimitTests {
    /// A record of this many bytes is just short enough in the tests below.
    static let limit = 100

    static func options(chunkSize: Int) -> TableFile.Options {
        var options = TableFile.Options.chunks(of: chunkSize)
        options.longestRecord = limit
        return options
    }

    @Test(
        "reading stops at a record that is too long, at the same record for any chunk size and number of threads",
        arguments: [
            "9,\"" + String(repeating: "x", count: 300) + "\"\n1,2\n",
            "9," + String(repeating: "x", count: 98) + "\n1,2\n",
            "9," + String(repeating: "x", count: 98) + "  \t \n1,2\n", "9,\"" + String(repeating: "1,2\n", count: 100),
            String(repeating: ",", count: 200) + "\n3,4\n", "9,\"" + String(repeating: "x", count: 99) + "\"y\n",
            "9,\"" + String(repeating: "\"\"", count: 98) + "\"\n7,\"\n",
        ])
    func tooLong(tail: String) throws {
        let text = "a,b\n" + String(repeating: "1,2\n", count: 20) + tail
        for chunkSize in [1, 7, 64, 4 << 20] {
            for threads in [1, 2, 8] {
                let whole = try WholeReading(text, threads: threads, options: Self.options(chunkSize: chunkSize))
                #expect(whole.reading.talliedCount == 20)
                #expect(whole.reading.refusedCount == 1)
                #expect(whole.reading.faults.map(\.kind) == [.tooLong(limit: Self.limit)])
                #expect(try whole.file.diagnostics(of: whole.reading.faults)[0].place.line == 22)
            }
        }
    }

    @Test("a record that just fits is read", arguments: [1, 7, 64, 4 << 20])
    func justFits(chunkSize: Int) throws {
        // One byte, its separator, 97 bytes, their separator.
        for cell in [
            String(repeating: "x", count: 97) + "          ", "\"" + String(repeating: "x", count: 97) + "\"   ",
        ] {
            let whole = try WholeReading("a,b\n9,\(cell)\n1,2\n", options: Self.options(chunkSize: chunkSize))
            #expect(whole.reading.faults.isEmpty)
            #expect(whole.reading.talliedCount == 2)
        }
    }

    @Test("a header that is too long is a fault")
    func header() throws {
        let text = String(repeating: "name,", count: 30) + "\n"
        let whole = try WholeReading(text, options: Self.options(chunkSize: 64))
        #expect(whole.file.headerFaults.map(\.kind) == [.tooLong(limit: Self.limit)])
        #expect(!whole.file.isReadable)
    }

    @Test("of each kind of fault the first are kept and the rest counted", arguments: [1, 2, 8])
    func keptFaults(threads: Int) throws {
        var options = TableFile.Options.chunks(of: 32)
        options.keptFaults = 3
        let text = "a,b\n" + String(repeating: "1,2\n1\n3,\"4\"5\n", count: 40)
        let whole = try WholeReading(text, threads: threads, options: options)
        #expect(whole.reading.talliedCount == 40)
        #expect(whole.reading.refusedCount == 80)
        #expect(whole.reading.faults.map(\.identifier).filter { $0 == "csv.ragged-row" }.count == 3)
        #expect(whole.reading.furtherFaults == ["csv.ragged-row": 37, "csv.text-after-quote": 37])
        #expect(try whole.file.diagnostics(of: whole.reading.faults).map(\.place.line) == [3, 4, 6, 7, 9, 10])
        #expect(
            try whole.messages.hasSuffix(
                "37 more of csv.ragged-row not shown\n37 more of csv.text-after-quote not shown\n"))
    }
}
