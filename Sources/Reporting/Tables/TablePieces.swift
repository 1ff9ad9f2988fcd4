import Parallel
import Tables

/// A table as CSV, in pieces, with the digest of all of them.
struct TablePieces: Sendable {
    private(set) var pieces: [[UInt8]]
    /// The digest of the pieces so far, of the first while it is alone nothing.
    private var running: RunningDigest?

    /// A digest that one piece after the other is added to.
    private final class RunningDigest: @unchecked Sendable {
        // A result of a fold is never touched by two threads at once.
        private var digest = Digest()

        func update(_ bytes: [UInt8]) { digest.update(bytes) }

        func hexadecimal() -> String {
            var other = Digest()
            swap(&digest, &other)
            return other.hexadecimal()
        }
    }

    /// Makes pieces side by side, and takes their digest while others are made.
    static func made(_ count: Int, threads: Int, _ piece: @Sendable (Int) -> [UInt8]) -> TablePieces {
        let folded = concurrentFold(
            count, threads: threads, mayJoin: { _, _ in true }, join: { $0.append($1) },
            { TablePieces(pieces: [piece($0)], running: nil) })
        return folded.first ?? TablePieces(pieces: [], running: nil)
    }

    private mutating func append(_ later: consuming TablePieces) {
        let running = self.running ?? RunningDigest()
        if self.running == nil { for piece in pieces { running.update(piece) } }
        self.running = running
        for piece in later.pieces {
            running.update(piece)
            pieces.append(piece)
        }
    }

    var byteCount: Int { pieces.reduce(0) { $0 + $1.count } }

    /// SHA-256 of all bytes, in hexadecimal digits; asked for once.
    consuming func digest() -> String {
        if let running { return running.hexadecimal() }
        let all = RunningDigest()
        for piece in pieces { all.update(piece) }
        return all.hexadecimal()
    }
}
