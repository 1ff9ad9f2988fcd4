import Foundation
import Testing

@testable import Tables

/// The scanners against libcsv, and against each other.
///
/// `CANDOUR_DIFFERENTIAL=5000000` compares so many records.
struct ScannerTests {
    static let recordCount =
        ProcessInfo.processInfo.environment["CANDOUR_DIFFERENTIAL"].flatMap { Int($0) } ?? 360_000

    /// What one reading came to.
    struct Outcome: Equatable {
        var hashes: [UInt64]
        var places: [Place]
        var faults: [Diagnostic]
        var furtherFaults: [String: Int]
        var counts: [Int]

        init(_ path: String, _ options: TableFile.Options, threads: Int) throws {
            let file = try TableFile(path: path, name: "t.csv", options: options)
            let reading = try file.read(threads: threads) { HashedRows() }
            hashes = reading.tally.hashes
            // Of tallies of several stretches other positions are kept.
            places = threads > 1 ? [] : try file.places(of: reading.tally.positions.map { ($0, column: 2) })
            faults = try file.diagnostics(of: reading.faults)
            furtherFaults = reading.furtherFaults
            counts = [reading.talliedCount, reading.refusedCount]
        }
    }

    /// What may stand between cells; a tab is a blank elsewhere.
    static let delimiters = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }

    /// The same bytes with a delimiter for each comma, and a comma for each delimiter.
    static func exchanged(_ bytes: [UInt8], _ delimiter: UInt8) -> [UInt8] {
        bytes.map { byte in
            switch byte {
            case UInt8(ascii: ","): delimiter
            case delimiter: UInt8(ascii: ",")
            default: byte
            }
        }
    }

    @Test("every scanner finds in random files what libcsv finds", arguments: RandomCSV.allCases)
    func differential(shape: RandomCSV) throws {
        // In files of 5,000 records, so that each has other bytes at its borders and other options.
        let files = max(1, Self.recordCount / 5_000 / RandomCSV.allCases.count)
        for number in 0..<files {
            var random = SplitMix(seed: UInt64(number))
            let delimiter = Self.delimiters[number % Self.delimiters.count]
            let bytes = Self.exchanged(shape.bytes(records: 5_000, seed: UInt64(number)), delimiter)
            let stored = try TemporaryFile(bytes)
            var options = TableFile.Options.chunks(of: [1 << 20, 3_000][(number + number / 4) % 2])
            options.delimiter = delimiter
            options.keptFaults = 5
            options.scanner = .libcsv
            let expected = try Outcome(stored.path, options, threads: 1)
            for scanner in [TableFile.Scanner.vectorised, .narrow, .portable] {
                options.scanner = scanner
                options.largestBlock =
                    [256 << 10, Int.random(in: 1...300, using: &random), 4_096].randomElement(using: &random) ?? 1
                let outcome = try Outcome(stored.path, options, threads: 1)
                #expect(outcome == expected, "\(scanner.rawValue), file \(number), blocks of \(options.largestBlock)")
            }
            var inParallel = try Outcome(stored.path, options, threads: 3)
            inParallel.places = expected.places
            #expect(inParallel == expected, "file \(number)")
        }
    }

    @Test("the shapes hold enough records that can be used, and the hostile ones every fault")
    func shapes() throws {
        var kinds: Set<String> = []
        for shape in RandomCSV.allCases {
            let whole = try WholeReading(shape.bytes(records: 2_000, seed: 1))
            kinds.formUnion(whole.reading.faults.map(\.identifier))
            if shape != .anyByte, shape != .soup { #expect(whole.reading.talliedCount > 500, "\(shape)") }
        }
        #expect(
            kinds.isSuperset(of: [
                "csv.ragged-row", "csv.not-utf8", "csv.zero-byte", "csv.stray-quote", "csv.text-after-quote",
            ]))
    }

    /// A file in which everything that may stand in a file stands close together.
    static let dense = """
        h,i
        a,bc\r\n"x","y,z"\r"q""r",""\n\n  \n , b \r"u\nv","w\r\n"\n é ,"漢\n""字"\n"","",""\n5" pipe,x\n"a"b,c
        "one
        two","three"\n  "blank before",x\nx,"blank after"  \n,\n1,2,3\n1\n\t\n"\r",\u{0}\n"","\n"\n"last
        """

    @Test("wherever a block or a step of the scanner ends, the same is found", arguments: [0, 1, 2, 3])
    func borders(part: Int) throws {
        for filler in part * 16..<part * 16 + 16 {
            let text = "h,i\n" + String(repeating: "f", count: filler) + ",x\n" + Self.dense.dropFirst(4)
            let bytes = Array(text.utf8)
            let expected = DifferentialTests.expected(bytes)
            let stored = try TemporaryFile(bytes)
            for scanner in [TableFile.Scanner.vectorised, .narrow, .portable] {
                for block in filler == 0 ? Array(1...300) : [1 + filler * 4, 64, 65, 300] {
                    var options = TableFile.Options()
                    options.scanner = scanner
                    options.largestBlock = block
                    let file = try TableFile(path: stored.path, name: "t.csv", options: options)
                    let outcome = try DifferentialTests.outcome(file, threads: 1)
                    #expect(outcome == expected, "\(scanner.rawValue), blocks of \(block), filler of \(filler)")
                }
            }
        }
    }

    /// What a scanner wrote down.
    struct Index: Equatable {
        var cellEnds: [UInt32]
        var recordEnds: [UInt32]
        var plainCount: Int
        var marks: [UInt8]

        init(_ scanner: TableFile.Scanner, _ bytes: [UInt8], delimiter: UInt8 = UInt8(ascii: ",")) {
            // Other bytes behind them than the scanner may look at.
            let padded = bytes + Array(repeating: UInt8(ascii: "\""), count: PlainScanner.padding)
            guard var scan = PlainScanner(scanner, delimiter: delimiter, longest: bytes.count) else {
                preconditionFailure("no scanner")
            }
            // The pieces of the array are only read, during the calls.
            unsafe padded.withUnsafeBytes {
                unsafe scan.scan(UnsafeRawBufferPointer(rebasing: $0[..<bytes.count]))
            }
            let records = (0..<scan.recordCount).map { unsafe scan.recordEnds[$0] }
            recordEnds = records
            cellEnds = (0..<Int(records.last ?? 0)).map { unsafe scan.cellEnds[$0] }
            plainCount = scan.plainCount
            let steps = stride(from: 0, to: scan.plainCount, by: 64)
            marks = steps.map { scan.marks(from: $0, through: $0).rawValue }
        }
    }

    @Test("all scanners write the same index of any bytes, whatever stands between cells")
    func sameIndex() {
        var random = SplitMix(seed: 5)
        for round in 0..<4_000 {
            let alphabet = [Array("ab,c\n".utf8), Array("a\",\n".utf8), Array("\"\",,\n\ra b".utf8), Array(0...255)][
                round % 4]
            let count = Int.random(in: 0...200, using: &random)
            let bytes = (0..<count).map { _ in alphabet[Int(random.next() >> 32) % alphabet.count] }
            let expected = Index(.portable, bytes)
            for scanner in [TableFile.Scanner.vectorised, .narrow] {
                #expect(Index(scanner, bytes) == expected, "round \(round)")
                let other = Index(
                    scanner, ScannerTests.exchanged(bytes, UInt8(ascii: ";")), delimiter: UInt8(ascii: ";"))
                #expect(other == expected, "round \(round)")
            }
        }
    }

    @Test("plain bytes have the index that they should have")
    func index() {
        let index = Index(.portable, Array("a,\"b,\"\"c\"\r\n\"\",é\n".utf8))
        #expect(index.cellEnds == [1, 10, 13, 16])
        #expect(index.recordEnds == [2, 4])
        #expect(index.plainCount == 17)
        #expect(index.marks == [3])
    }

    @Test(
        "where the proof fails, the bytes before the step are plain and no more",
        arguments: [" \"a\",b\n", "a\"b\n", "\"a\"b\n", "\"a\" ,b\n", "\"a\"\"b\"c\n"])
    func odd(text: String) {
        for scanner in [TableFile.Scanner.vectorised, .narrow, .portable] {
            #expect(Index(scanner, Array(text.utf8)).plainCount == 0)
            let long = String(repeating: "abc,def\n", count: 20) + text
            #expect(Index(scanner, Array(long.utf8)).plainCount == 128)
        }
    }
}
