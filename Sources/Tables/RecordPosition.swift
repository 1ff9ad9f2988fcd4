/// Where a record stands in its file, in eight bytes; ordered as the file is.
///
/// The file is parsed in chunks. A position is the byte offset at which the chunk was begun and the number of the record
/// in it. Positions of one file are comparable and can be turned into lines and columns by ``TableFile/places(of:)``.
/// The same record may have different positions when the file is read with another chunk size or number of threads; its
/// place and its order among the others never differ.
public struct RecordPosition: Hashable, Comparable, Sendable {
    // The offset in the upper 40 bits, the number in the lower 24. A chunk is at most 16 MiB and a record at least two
    // bytes, so the number fits; a file is smaller than 1 TiB, so the offset fits.
    private let packed: UInt64

    /// The largest number of bytes after which a chunk must end.
    static let largestChunk = 1 << 24

    init(chunkStart: Int, record: Int) {
        packed = UInt64(chunkStart) << 24 | UInt64(record) & 0xFF_FFFF
    }

    /// The position of the first record of a file.
    public static let start = RecordPosition(chunkStart: 0, record: 0)

    /// The byte offset at which the chunk's parsing began, always at the end of a record.
    var chunkStart: Int { Int(packed >> 24) }

    /// The number of the record in its chunk, from 0; refused records are counted.
    var record: Int { Int(packed & 0xFF_FFFF) }

    /// Whether a record stands before another of the same file.
    public static func < (left: RecordPosition, right: RecordPosition) -> Bool {
        left.packed < right.packed
    }
}
