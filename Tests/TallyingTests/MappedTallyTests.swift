import Dataset
import Foundation
import Tables
import Testing

@testable import Tallying

/// Contracts that a mapping makes are tallied as the same rows in a file of the dataset's own are.
@Suite("Tallies of mapped contracts")
struct MappedTallyTests {
    private final class Folder {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("tally-" + UUID().uuidString).path

        init(_ contracts: ForeignContracts, share: String) throws {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try write(
                "candour: 1\ntitle: T\nbase_currency: USD\nconsolidate: none\nindices: [involvement]\n", "method.yaml")
            try write("vendor,name\nalder,A\nbirch,B\ncedar,C\n", "vendors.csv")
            try write("source,title\ns,S\n", "sources.csv")
            try write(
                "currency,year,per_unit\n" + (2015..<2024).map { "EUR,\($0),0.9\n" }.joined(), "rates.csv")
            try write(ForeignContracts.mapping(share: share), "mapping.yaml")
            try write(contracts.own, "own.csv")
            try write(contracts.north, "north.txt")
            let south = try #require(contracts.south.data(using: .isoLatin1))
            try south.write(to: URL(fileURLWithPath: path + "/south.txt"))
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        private func write(_ text: String, _ name: String) throws {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
        }

        func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)) }

        /// The tally without what it says of its files, the lines, and what was found.
        func tally(
            mapped: Bool, threads: Int = 1, chunkSize: Int? = nil, spilling: Bool = false
        ) throws -> (tally: Data, lines: Data, reading: TallyReading) {
            let options = ReadingOptions(threads: threads, chunkSize: chunkSize)
            let frame = try #require(
                try DatasetFolder(path, options: options).readContractFrame(withContracts: mapped).frame)
            let periods = ["2023-Q4", "2026-Q2"].compactMap { Period($0) }
            var ofFile = TableFile.Options()
            if let chunkSize { ofFile.chunkSize = chunkSize }
            let run = try TallyRun(frame, periods: periods, release: "test", options: ofFile, threads: threads)
            let spill = spilling ? path : nil
            let reading: TallyReading
            if mapped {
                reading = try run.tally(
                    made: try #require(frame.contracts), lines: path + "/lines", spillFolder: spill)
            } else {
                reading = try run.tally([path + "/own.csv"], lines: path + "/lines", spillFolder: spill)
            }
            var tally = reading.tally
            #expect(tally.inputs.count == (mapped ? 2 : 1))
            tally.inputs = []
            try TallyFile.write(tally, to: path + "/tally", threads: threads)
            return (try bytes("tally"), try bytes("lines"), reading)
        }
    }

    @Test(
        "the same sums, counts, hashes and lines, for any number of threads and size of chunks",
        arguments: [("stated", false), ("equal", false), ("unknown", false), ("unknown", true)])
    func sameAsOwn(_ share: String, _ isPlain: Bool) throws {
        let folder = try Folder(
            ForeignContracts(400, share: share, isPlain: isPlain, seed: UInt64(share.utf8.count)), share: share)
        let own = try folder.tally(mapped: false)
        let ownFaults = own.reading.diagnostics.map(\.identifier).sorted()
        #expect(own.reading.tally.counts.rows > 300)
        #expect(ownFaults.isEmpty == isPlain)
        for (threads, chunkSize) in [(1, nil), (1, 1), (2, 100), (8, 300), (3, 5_000)] {
            let mapped = try folder.tally(mapped: true, threads: threads, chunkSize: chunkSize)
            #expect(mapped.reading.tally.counts == own.reading.tally.counts)
            #expect(mapped.tally == own.tally, "\(threads) threads, chunks of \(chunkSize ?? 0)")
            #expect(mapped.lines == own.lines)
            let errors = mapped.reading.diagnostics.filter { $0.severity == .error }
            #expect(errors.map(\.identifier).sorted() == ownFaults)
            #expect(mapped.reading.mapping?.tables.first?.addsUp == true)
        }
        #expect(try folder.tally(mapped: true, spilling: true).tally == own.tally)
    }

    @Test("a fault stands where the foreign file has it, in whichever file, and names the foreign column")
    func places() throws {
        let folder = try Folder(ForeignContracts(400, share: "unknown", isPlain: false, seed: 3), share: "unknown")
        let reading = try folder.tally(mapped: true, threads: 4, chunkSize: 500).reading
        let south = try #require(String(data: try folder.bytes("south.txt"), encoding: .isoLatin1))
        let lines = south.split(separator: "\n", omittingEmptySubsequences: false)
        let wrong = lines.indices.filter { lines[$0].contains("31/02/2020") }.map { $0 + 1 }
        #expect(!wrong.isEmpty)
        let found = reading.diagnostics.filter {
            $0.identifier == "cell.not-a-date" && $0.place.file.hasSuffix("/south.txt")
        }
        #expect(Set(found.compactMap(\.place.line)) == Set(wrong))
        #expect(found.allSatisfy { $0.summary.hasSuffix("it is made from 'Day'") && $0.found == "31/02/2020" })
        for diagnostic in found {
            let line = lines[try #require(diagnostic.place.line) - 1]
            let column = try #require(diagnostic.place.column)
            #expect(line.dropFirst(column - 1).hasPrefix("31/02/2020"))
        }
    }
}
