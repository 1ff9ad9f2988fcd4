/// One record of a CSV file, lent to a ``RowTally`` while it is looked at.
///
/// It has exactly as many cells as the header, and all of them are UTF-8. A record can be read but not kept: what is
/// needed later must be taken out of it. Blanks around unquoted cells have been trimmed by libcsv; quoted cells are given
/// as they stand in the file.
@safe
public struct Record: ~Copyable {
    /// Where the record stands.
    public let position: RecordPosition
    /// The number of cells.
    public let count: Int
    private let firstByte: Int
    // The memory belongs to the reader's cell store. A record cannot be copied and is only ever lent, so it cannot
    // outlive the store.
    private let bytes: UnsafePointer<UInt8>
    private let ends: UnsafePointer<Int>

    /// The bytes of the whole file's current batch, where the record's first cell begins in it, and where its cells end.
    init(
        position: RecordPosition, bytes: UnsafePointer<UInt8>, firstByte: Int, ends: UnsafePointer<Int>, count: Int
    ) {
        self.position = position
        unsafe self.bytes = bytes
        self.firstByte = firstByte
        unsafe self.ends = ends
        self.count = count
    }

    /// Lends the bytes of a cell, which are UTF-8.
    /// - Precondition: `column` is at least 0 and less than ``count``.
    @inlinable
    public func withBytes<Result, Failure: Error>(
        of column: Int, _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        // The buffer lies in the store's memory, which lives as long as this record is lent.
        let buffer = unsafe buffer(of: column)
        return try unsafe body(Span(_unsafeElements: buffer))
    }

    /// A cell's text, or `nil` when it is blank: empty, quoted or not, or nothing but spaces, tabs and line ends.
    /// - Precondition: `column` is at least 0 and less than ``count``.
    public func text(_ column: Int) -> String? {
        let buffer = unsafe buffer(of: column)
        if unsafe buffer.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) { return nil }
        return unsafe String(decoding: buffer, as: UTF8.self)
    }

    /// A cell's bytes. They must not be used once the record is gone.
    @usableFromInline
    func buffer(of column: Int) -> UnsafeBufferPointer<UInt8> {
        precondition(column >= 0 && column < count, "no such column")
        // A separator stands between the end of a cell and the start of the next.
        let start = column == 0 ? firstByte : unsafe ends[column - 1] + 1
        return unsafe UnsafeBufferPointer(start: bytes + start, count: ends[column] - start)
    }
}
