/// How the bytes of a file are compressed.
enum Compression: String, Hashable, Sendable, CaseIterable {
    case gzip
    case zstandard

    /// The end of the names of such files.
    var suffix: String {
        switch self {
        case .gzip: ".gz"
        case .zstandard: ".zst"
        }
    }

    /// What a file's name says; `nil` for any that is not compressed.
    init?(path: String) {
        guard let found = Self.allCases.first(where: { path.hasSuffix($0.suffix) }) else { return nil }
        self = found
    }

    /// What the first bytes of some input say (RFC 1952, 2.3.1; RFC 8878, 3.1.1).
    init?(start: [UInt8]) {
        if start.starts(with: [0x1F, 0x8B]) {
            self = .gzip
        } else if start.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
            self = .zstandard
        } else {
            return nil
        }
    }

    func makeDecoder() -> any Decoder {
        switch self {
        case .gzip: GzipDecoder()
        case .zstandard: ZstandardDecoder()
        }
    }
}

/// Undoes a compression, piece by piece.
protocol Decoder: AnyObject {
    /// Whether the input so far is whole: nothing begun is unfinished. Not so before the first byte.
    var isWhole: Bool { get }

    /// Takes some of the input and gives some output; neither only when one of the buffers is empty or more input is
    /// needed.
    func decode(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer)
        throws(Damage) -> (taken: Int, given: Int)
}

/// Input that is not what it should be.
struct Damage: Error {
    /// How many bytes of the input were taken in before it was noticed.
    var taken: Int
    /// The library's own words.
    var words: String
}
