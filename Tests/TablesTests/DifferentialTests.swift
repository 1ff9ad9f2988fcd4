import Testing

@testable import Tables

/// Random files, most of them hostile, read with every combination of chunk size and threads against the plain loop of
/// ``ReferenceParser``.
struct DifferentialTests {
    /// What one reading of a file came to, with places instead of positions.
    struct Outcome: Equatable {
        var cells: [[[UInt8]]] = []
        var places: [[Place]] = []
        var refusals: [RecordFault.Kind] = []
        var refusalPlaces: [Place] = []
    }

    /// Pieces that random files are put together from: whole rows, parts of rows, and what does not belong.
    static let rows = ["a,bc\n", "é,1.5\r\n", "\"x\", \"y,z\"\n", "\"q\"\"r\",\n", " , b \r", "\"u\nv\",\"w\r\n\"\n"]
    static let parts = ["a", "b c", "é", ",", ",", "\n", "\r\n", "\"x\"", "\"y,z\"", " ", "\n\n", "\t"]
    static let hostile = ["\"", "\"\"", "\r", "\"u\nv\"", "\"u\rv\" ", ",\"", "\",", "\0,\n", "\u{FEFF}"]

    static func randomFile(seed: UInt64) -> [UInt8] {
        var random = SplitMix(seed: seed)
        // From files of whole rows only to files in which every other piece is hostile.
        let hostility = Int(seed % 6)
        var bytes = Array("h,i\n".utf8)
        for _ in 0..<Int.random(in: 0...120, using: &random) {
            let kind = Int.random(in: 0..<10, using: &random)
            let pieces = kind < hostility ? hostile : kind < 2 * hostility ? parts : rows
            bytes += (pieces.randomElement(using: &random) ?? "").utf8
            if Int.random(in: 0..<200, using: &random) < hostility { bytes.append(0xFF) }
        }
        return bytes
    }

    static func expected(_ bytes: [UInt8]) -> Outcome {
        var outcome = Outcome()
        for record in ReferenceParser.records(bytes).dropFirst() {
            let kind: RecordFault.Kind? =
                if let refusal = record.refusal {
                    refusal
                } else if record.cells.count != 2 {
                    .raggedRow(cells: record.cells.count)
                } else {
                    record.cells.lazy.compactMap { TextCheck.fault(in: $0.span) }.first
                }
            guard let kind else {
                outcome.cells.append(record.cells)
                outcome.places.append(record.spots.map { Place(file: "t.csv", line: $0.line, column: $0.column) })
                continue
            }
            outcome.refusals.append(kind)
            var spot = record.refusalSpot
            var isWholeRow = false
            switch kind {
            case .raggedRow: (spot, isWholeRow) = (record.spots.first, true)
            case .notUTF8, .zeroByte:
                spot = record.spots[record.cells.firstIndex { TextCheck.fault(in: $0.span) != nil } ?? 0]
            default: break
            }
            outcome.refusalPlaces.append(
                Place(file: "t.csv", line: spot?.line, column: isWholeRow ? nil : spot?.column))
        }
        return outcome
    }

    static func outcome(_ file: TableFile, threads: Int) throws -> Outcome {
        let reading = try file.read(threads: threads) { Rows() }
        #expect(reading.recordCount == reading.talliedCount + reading.refusedCount)
        #expect(reading.talliedCount == reading.tally.texts.count)
        #expect(reading.refusedCount == reading.faults.count)
        #expect(reading.tally.positions == reading.tally.positions.sorted())
        let places = try file.places(of: reading.tally.positions.flatMap { [($0, column: 0), ($0, column: 1)] })
        return Outcome(
            cells: reading.tally.bytes,
            places: stride(from: 0, to: places.count, by: 2).map { [places[$0], places[$0 + 1]] },
            refusals: reading.faults.map(\.kind),
            refusalPlaces: try file.diagnostics(of: reading.faults).map(\.place))
    }

    /// With which scanners, sizes of chunks and numbers of threads each file is read.
    static let readings: [(TableFile.Scanner, chunkSizes: [Int], threadCounts: [Int])] = [
        (.vectorised, [1, 7, 64, 4 << 20], [1, 8]), (.portable, [64], [2]), (.libcsv, [7, 4 << 20], [1, 3]),
    ]

    @Test("any chunk size and number of threads gives what one plain loop gives", arguments: 0..<12)
    func randomFiles(batch: Int) throws {
        for number in 0..<25 {
            let seed = UInt64(batch * 25 + number)
            let bytes = Self.randomFile(seed: seed)
            let expected = Self.expected(bytes)
            let stored = try TemporaryFile(bytes)
            for (scanner, chunkSizes, threadCounts) in Self.readings {
                for chunkSize in chunkSizes {
                    var options = TableFile.Options.chunks(of: chunkSize)
                    options.scanner = scanner
                    let file = try TableFile(path: stored.path, name: "t.csv", options: options)
                    try #require(file.header == ["h", "i"])
                    for threads in threadCounts {
                        let outcome = try Self.outcome(file, threads: threads)
                        #expect(
                            outcome == expected,
                            "seed \(seed), \(scanner.rawValue), chunks of \(chunkSize), \(threads) threads")
                    }
                }
            }
        }
    }

    @Test("the random files hold every kind of fault and rows that can be used")
    func randomFilesAreHostile() {
        var kinds: Set<Int> = []
        var rows = 0
        for seed in 0..<300 {
            let outcome = Self.expected(Self.randomFile(seed: UInt64(seed)))
            kinds.formUnion(outcome.refusals.map(\.index))
            rows += outcome.cells.count
        }
        #expect(kinds.count == 6)
        #expect(rows > 1_000)
    }

    @Test("a guess of the parity that is wrong is put right", arguments: [1, 7, 64])
    func wrongGuess(chunkSize: Int) throws {
        // One stray quote turns inside and outside round for the rest of the file; the quoted line ends after it then
        // look like ends of records.
        var text = "h,i\na,5\" pipe\n"
        for number in 0..<200 { text += "\(number),\"line\nend, and \"\"quotes\"\"\"\n" }
        let expected = Self.expected(Array(text.utf8))
        #expect(expected.cells.count == 200)
        #expect(expected.refusals == [.strayQuote])
        let stored = try TemporaryFile(text)
        let file = try TableFile(path: stored.path, name: "t.csv", options: .chunks(of: chunkSize))
        for threads in [1, 2, 3, 8] { #expect(try Self.outcome(file, threads: threads) == expected) }
    }
}
