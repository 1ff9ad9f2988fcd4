/// One record of a CSV file, lent to a ``RowTally`` while it is looked at.
///
/// It has exactly as many cells as the header, and all of them are UTF-8. A record can be read but not kept: what is
/// needed later must be taken out of it. Blanks (spaces and tabs) around unquoted cells are not part of them; quoted
/// cells are given as they stand in the file.
@safe
public struct Record: ~Copyable {
    /// Where the record stands.
    public let position: RecordPosition
    /// The number of cells.
    public let count: Int
    // The memory belongs to the reader: the block that was read and the scanner's index of it, or the cell store. A
    // record cannot be copied and is only ever lent, so it cannot outlive them.
    @usableFromInline let bytes: UnsafePointer<UInt8>
    @usableFromInline let ends: UnsafePointer<UInt32>
    /// Whether cells stand as in the file, with blanks around them and in their quotes.
    @usableFromInline let isRaw: Bool
    /// Room for the bytes of a raw record, where cells with single quotes for doubled ones go; nil: there are none.
    @usableFromInline let room: UnsafeMutablePointer<UInt8>?

    /// - Parameters:
    ///   - ends: Where each cell ends in `bytes`. A cell begins one byte after the end of the one before; so does the
    ///     first, for which there is an entry before the first one.
    ///   - isRaw: Whether blanks and quotes around cells are still to be taken off.
    ///   - room: As many bytes as the record has, where quotes inside cells are doubled; nil: none are.
    init(
        position: RecordPosition, bytes: UnsafePointer<UInt8>, ends: UnsafePointer<UInt32>, count: Int, isRaw: Bool,
        room: UnsafeMutablePointer<UInt8>? = nil
    ) {
        self.position = position
        unsafe self.bytes = bytes
        unsafe self.ends = ends
        self.count = count
        self.isRaw = isRaw
        unsafe self.room = room
    }

    /// Lends the bytes of a cell, which are UTF-8.
    /// - Precondition: `column` is at least 0 and less than ``count``.
    @inlinable
    public func withBytes<Result, Failure: Error>(
        of column: Int, _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        // The buffer lies in the reader's memory, which lives as long as this record is lent.
        let buffer = unsafe buffer(of: column)
        return try unsafe body(Span(_unsafeElements: buffer))
    }

    /// Whether the record stands in memory as in the file, with blanks and quotes, and no quote inside a cell.
    public var isAsInFile: Bool { unsafe isRaw && room == nil }

    /// Lends the bytes of neighbouring cells with what stands between them, where they follow each other in memory.
    ///
    /// Of records that are as in the file (``isAsInFile``) cells are the same where these bytes are. Of others they may also
    /// have a comma at another place, inside a cell, unless there are no more than those between cells.
    /// - Precondition: all columns are at least 0 and less than ``count``.
    /// - Returns: `nil` where they do not.
    @inlinable
    public func withJoinedBytes<Result>(of columns: ClosedRange<Int>, _ body: (Span<UInt8>) -> Result?) -> Result? {
        guard unsafe room == nil else { return nil }
        precondition(columns.lowerBound >= 0 && columns.upperBound < count, "no such column")
        // As in `buffer(of:)`; the cells follow each other.
        let start = unsafe Int(ends[columns.lowerBound &- 1] &+ 1)
        let count = unsafe Int(ends[columns.upperBound]) &- start
        return unsafe body(Span(_unsafeStart: bytes + start, count: count))
    }

    /// A cell's text, or `nil` when it is blank: empty, quoted or not, or nothing but spaces, tabs and line ends.
    /// - Precondition: `column` is at least 0 and less than ``count``.
    public func text(_ column: Int) -> String? {
        let buffer = unsafe buffer(of: column)
        if unsafe buffer.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) { return nil }
        return unsafe String(decoding: buffer, as: UTF8.self)
    }

    /// Whether a cell has no bytes at all between its quotes or separators, blanks left aside.
    /// - Precondition: `column` is at least 0 and less than ``count``.
    @inlinable
    @inline(__always)
    public func isEmpty(_ column: Int) -> Bool { unsafe buffer(of: column).isEmpty }

    /// A cell's bytes. They must not be used once the record is gone.
    @inlinable
    @inline(__always)
    func buffer(of column: Int) -> UnsafeBufferPointer<UInt8> {
        precondition(column >= 0 && column < count, "no such column")
        // The entry before the first cell's is there too. Offsets are below 2³², and "before the first byte" is 2³² − 1.
        let start = unsafe Int(ends[column &- 1] &+ 1)
        let count = unsafe Int(ends[column]) &- start
        let cell = unsafe UnsafeBufferPointer(start: bytes + start, count: count)
        // Blanks and quotes come first and last only in cells with bytes up to 0x22 there.
        if count == 0 { return unsafe cell }
        if unsafe cell[0] > 0x22, unsafe cell[count &- 1] > 0x20 { return unsafe cell }
        return unsafe content(of: cell)
    }

    /// The content of a cell that may have blanks or quotes around it.
    @usableFromInline
    func content(of cell: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        if !isRaw { return unsafe cell }
        let content = unsafe RawCell.content(of: cell)
        guard let room = unsafe room, let start = content.baseAddress, unsafe content.contains(LineScan.quote) else {
            return unsafe content
        }
        // Each cell has its own place in the room: where it stands in the record.
        let place = unsafe room + (start - bytes - Int(ends[-1] &+ 1))
        return unsafe UnsafeBufferPointer(start: place, count: RawCell.writeSingleQuotes(of: content, to: place))
    }
}
