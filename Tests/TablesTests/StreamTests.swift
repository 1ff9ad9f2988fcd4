import Foundation
import Testing

@testable import Tables

/// Compressed files and standard input.
struct StreamTests {
    /// A compressed file of several members, in a folder of its own.
    static func stored(_ bytes: [UInt8], _ compression: Compression, members: Int = 1) throws -> TemporaryFile {
        let size = max(1, (bytes.count + members - 1) / members)
        let parts = stride(from: 0, to: max(1, bytes.count), by: size).map {
            compression.compress(Array(bytes[$0..<min(bytes.count, $0 + size)]))
        }
        return try TemporaryFile(parts.joined(), name: "table.csv" + compression.suffix)
    }

    @Test("a compressed file gives what the file itself gives", arguments: Compression.allCases)
    func compressed(compression: Compression) throws {
        for seed in UInt64(0)..<60 {
            let bytes = DifferentialTests.randomFile(seed: seed)
            let expected = DifferentialTests.expected(bytes)
            let stored = try Self.stored(bytes, compression, members: 1 + Int(seed % 3))
            for chunkSize in [5, 64, 4 << 20] {
                let file = try TableFile(path: stored.path, name: "t.csv", options: .chunks(of: chunkSize))
                try #require(file.header == ["h", "i"])
                for threads in [1, 3] {
                    let outcome = try DifferentialTests.outcome(file, threads: threads)
                    #expect(outcome == expected, "seed \(seed), pieces of \(chunkSize), \(threads) threads")
                }
            }
        }
    }

    @Test("the digest of a compressed file is that of its bytes as they are stored", arguments: Compression.allCases)
    func digest(compression: Compression) throws {
        let bytes = RandomCSV.quoted.bytes(records: 3_000, seed: 4)
        let stored = try Self.stored(bytes, compression)
        let storedBytes = try readFile(stored.path)
        var options = TableFile.Options.chunks(of: 1_000)
        options.digestBlockSize = 1_024
        let file = try TableFile(path: stored.path, options: options)
        let expected = BlockDigestTests.expected(storedBytes, blockSize: 1_024)
        #expect(file.byteCount == storedBytes.count)
        #expect(try file.digest(threads: 2) == expected)
        for threads in [1, 2] {
            let reading = try file.read(threads: threads, digest: true) { HashedRows() }
            #expect(reading.digest == expected)
            #expect(reading.recordCount == 3_000)
        }
    }

    @Test("a file cut short anywhere is a fault, never a short table", arguments: Compression.allCases)
    func truncated(compression: Compression) throws {
        let whole = compression.compress(Array("a,b\n1,2\n3,4\n".utf8))
        for count in 0..<whole.count {
            let stored = try TemporaryFile(whole[..<count], name: "t.csv" + compression.suffix)
            let fault = FileFault(
                path: stored.path, operation: .read, reason: .truncated(format: compression.rawValue, byte: count))
            #expect(throws: fault) { _ = try TableFile(path: stored.path) }
        }
    }

    @Test("a file whose end is missing after the header is a fault when it is read", arguments: Compression.allCases)
    func truncatedLater(compression: Compression) throws {
        let whole = compression.compress(RandomCSV.anyByte.bytes(records: 40_000, seed: 3))
        #expect(whole.count > 300_000)
        let stored = try TemporaryFile(whole.dropLast(3), name: "t.csv" + compression.suffix)
        let file = try TableFile(path: stored.path)
        for threads in [1, 2] {
            #expect(throws: FileFault.self) { _ = try file.read(threads: threads) { HashedRows() } }
        }
    }

    @Test("a changed byte is a fault or changes nothing", arguments: Compression.allCases)
    func damaged(compression: Compression) throws {
        let expected = try WholeReading("a,b\n1,2\n3,4\n").reading.tally
        let whole = compression.compress(Array("a,b\n1,2\n3,4\n".utf8))
        var faults = 0
        for index in whole.indices {
            var bytes = whole
            bytes[index] ^= 0x55
            let stored = try TemporaryFile(bytes, name: "t.csv" + compression.suffix)
            do {
                let file = try TableFile(path: stored.path)
                let texts = try file.read { Rows() }.tally.texts
                #expect(texts == expected.texts, "byte \(index)")
            } catch {
                faults += 1
            }
        }
        #expect(faults > whole.count / 2)
    }

    @Test("a fault of compressed data says where, and in which words")
    func words() throws {
        let stored = try TemporaryFile("no gzip", name: "t.csv.gz")
        let fault = #expect(throws: FileFault.self) { _ = try TableFile(path: stored.path) }
        #expect(
            fault?.description
                == "cannot read \(stored.path): its gzip data is damaged at byte 2: incorrect header check")
        let short = FileFault(path: "t.csv.zst", operation: .read, reason: .truncated(format: "zstandard", byte: 7))
        #expect(
            short.description
                == "cannot read t.csv.zst: its zstandard data ends too early, at byte 7; it was not written to the end")
    }

    @Test("a pipe is read as it comes, compressed or not, and its places are found afterwards")
    func pipe() throws {
        for seed in UInt64(3)..<12 {
            let bytes = DifferentialTests.randomFile(seed: seed)
            let expected = DifferentialTests.expected(bytes)
            for compression in [nil, Compression.gzip, .zstandard] {
                let pipe = Pipe()
                try pipe.fileHandleForWriting.write(contentsOf: compression?.compress(bytes) ?? bytes)
                try pipe.fileHandleForWriting.close()
                let input = try StandardInput(descriptor: pipe.fileHandleForReading.fileDescriptor)
                let source = try TableSource(input)
                let file = try TableFile(source, name: "t.csv", options: .chunks(of: 50))
                for threads in [1, 2] { #expect(try DifferentialTests.outcome(file, threads: threads) == expected) }
                let digest = try file.digest(threads: 2)
                #expect(digest == (try file.read(digest: true) { Rows() }.digest))
                withExtendedLifetime(pipe) {}
            }
        }
    }
}
