import Foundation
import Testing

@testable import Tables

struct BlockDigestTests {
    /// The digest of the digests of consecutive blocks, by the plainest means.
    static func expected(_ bytes: [UInt8], blockSize: Int) -> String {
        BlockDigest.of(
            stride(from: 0, to: bytes.count, by: blockSize).map {
                Digest.of(Array(bytes[$0..<min($0 + blockSize, bytes.count)]))
            })
    }

    static let texts = [
        "", "a,b", "a,b\n", "a;b\n1;2\n",
        "a,b\n" + (0..<300).map { "\($0),\"x\ny\"\n" }.joined(),
        "\u{FEFF}a,b\n1,5\" pipe\n" + (0..<300).map { "\($0),\"x\ny\"\n" }.joined(),
        "a,b\n" + String(repeating: "1,2\n", count: 40) + "3,\"" + String(repeating: "4,5\n", count: 200),
        "a,b\n" + String(repeating: "1,2\n", count: 40) + "3," + String(repeating: "4", count: 200) + "\n5,6\n",
    ]

    @Test("taken while the file is read, the digest is that of the file, whatever is read", arguments: texts)
    func whileReading(text: String) throws {
        for (chunkSize, block, digestBlock) in [
            (1, 1, 10), (7, 7, 10), (64, 64, 64), (50, 33, 16), (1 << 20, 1 << 20, 1 << 20),
        ] {
            var options = TableFile.Options.chunks(of: chunkSize)
            options.largestBlock = block
            options.digestBlockSize = digestBlock
            options.longestRecord = 100
            let expected = Self.expected(Array(text.utf8), blockSize: digestBlock)
            let whole = try WholeReading(text, options: options)
            #expect(whole.reading.digest == nil)
            #expect(try whole.file.digest(threads: 2) == expected)
            for threads in [1, 2, 5] {
                let reading = try whole.file.read(threads: threads, digest: true) { Rows() }
                #expect(reading.digest == expected)
                #expect(reading.tally.texts == whole.reading.tally.texts)
                #expect(reading.faults.map(\.kind) == whole.reading.faults.map(\.kind))
            }
        }
    }

    @Test("progress ends with all bytes, each counted once", arguments: [1, 2, 5])
    func progress(threads: Int) throws {
        var options = TableFile.Options.chunks(of: 200)
        options.largestBlock = 64
        let whole = try WholeReading(Self.texts[4], options: options)
        let seen = Seen()
        let total = whole.file.byteCount
        let note: @Sendable (Int, Int?) -> Void = { count, all in
            #expect(all == total)
            seen.add(count)
        }
        _ = try whole.file.read(threads: threads, progress: note) { Rows() }
        let counts = seen.counts
        #expect(counts.max() == total)
        #expect(Set(counts).count == counts.count)
        #expect(counts.count > 10)
        if threads == 1 { #expect(counts == counts.sorted()) }
    }
}

/// Numbers from several threads. With a lock that the thread sanitizer knows, unlike `Mutex` on Linux.
private final class Seen: @unchecked Sendable {
    private let lock = NSLock()
    private var numbers: [Int] = []

    func add(_ number: Int) { lock.withLock { numbers.append(number) } }

    var counts: [Int] { lock.withLock { numbers } }
}
