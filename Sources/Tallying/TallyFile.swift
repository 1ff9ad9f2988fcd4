import Dataset
import Parallel
import Statistics
public import Tables

/// A tally as a file: `candour tally` writes it, and `candour merge` takes any number of them together.
///
/// The file is a line that says what it is, numbers and texts in their shortest form, and at the end the SHA-256 of all
/// before it. The same tally always has the same bytes: vendors stand in the order of their identifiers, contracts of
/// which the weight is open in that of their figures, hashes ascending.
public enum TallyFile {
    /// What the first line says; the number changes with the format or with the meaning of a figure.
    static let title = "candour tally 1\n"
    private static let digestSize = 64

    /// Why a file is not a tally that can be used.
    public enum Refusal: Error, Hashable, Sendable {
        /// It begins otherwise.
        case notATally
        /// It is a tally of another format.
        case otherFormat(String)
        /// Its digest is not that of its bytes: it was cut short or changed.
        case damaged
        /// Its digest is right, but what it says makes no sense.
        case malformed
    }

    /// Reads the bytes of a tally.
    /// - Throws: ``Refusal``.
    public static func tally(from bytes: [UInt8]) throws(Refusal) -> Tally {
        let start = Array(title.utf8)
        guard bytes.starts(with: start.prefix(14)) else { throw .notATally }
        guard bytes.starts(with: start) else {
            let line = bytes.prefix(40).prefix { $0 != 0x0A }
            throw .otherFormat(String(decoding: line, as: UTF8.self))
        }
        let end = bytes.count - digestSize
        guard end >= start.count, Digest.of(Array(bytes[..<end])) == String(decoding: bytes[end...], as: UTF8.self)
        else {
            throw .damaged
        }
        var reader = VarintReader(bytes, from: start.count, to: end)
        do {
            let tally = try TallyCoding.read(&reader)
            guard reader.isAtEnd else { throw VarintReader.Malformed() }
            return tally
        } catch {
            throw .malformed
        }
    }

    /// How many parts of the hashes are encoded before they are written.
    private static let partsAtOnce = 32

    /// Writes a tally: the file stands there whole or not at all.
    public static func write(_ tally: Tally, to path: String, threads: Int) throws(FileFault) {
        let folder = try FileWriting.makeTemporaryFolder(beside: path)
        do throws(FileFault) {
            let file = try AppendedFile(folder + "/tally")
            var digest = Digest()
            var encoded = [Array(title.utf8)] + TallyCoding.pieces(of: tally, threads: threads)
            // Parts are hashed and written while the next are encoded.
            for first in stride(from: 0, through: ContractKeys.parts, by: partsAtOnce) {
                let ready = encoded
                let count = min(partsAtOnce, ContractKeys.parts - first)
                let (written, next) = try alongside(threads: threads) { () -> Result<Void, FileFault> in
                    Result { () throws(FileFault) in
                        for bytes in ready { try file.append(bytes) }
                    }
                } _: { () throws(FileFault) in
                    for bytes in ready { digest.update(bytes) }
                    return try concurrentMap(count, threads: threads) { part throws(FileFault) in
                        TallyCoding.encoded(try tally.keys.part(first + part))
                    }
                }
                try written.get()
                encoded = next
            }
            try file.append(Array(digest.hexadecimal().utf8))
            try FileWriting.move(file.path, to: path, exchanging: false)
        } catch {
            try? FileWriting.removeFolder(folder)
            throw error
        }
        try FileWriting.removeFolder(folder)
    }

    /// Reads a tally from a file.
    public static func read(_ path: String) throws(FileFault) -> Result<Tally, Refusal> {
        let bytes = try readFile(path)
        return Result { () throws(Refusal) in try tally(from: bytes) }
    }
}

extension TallyFile.Refusal {
    /// The refusal of a file as a message.
    public func diagnostic(of path: String) -> Diagnostic {
        let place = Place(file: path)
        switch self {
        case .notATally:
            return Diagnostic(
                severity: .error, identifier: "tally.not-a-tally", place: place, summary: "this is not a tally",
                expected: "a file that 'candour tally' wrote")
        case .otherFormat(let line):
            return Diagnostic(
                severity: .error, identifier: "tally.other-format", place: place,
                summary: "this tally was written in another format", found: line,
                expected: String(TallyFile.title.dropLast()), fix: "tally the contracts again with this release")
        case .damaged:
            return Diagnostic(
                severity: .error, identifier: "tally.damaged", place: place,
                summary: "the tally's digest is not that of its bytes: it was cut short or changed",
                fix: "copy it again, or tally the contracts again")
        case .malformed:
            return Diagnostic(
                severity: .error, identifier: "tally.malformed", place: place,
                summary: "the tally's digest is right, but what it holds makes no sense",
                fix: "tally the contracts again")
        }
    }
}
