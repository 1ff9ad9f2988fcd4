/// Cells as the parser hands them over, until their records are dealt with: one run of bytes with a separator after
/// each cell, where each cell ends, and which cell ends each record.
///
/// It is filled from inside the C library's callbacks, which can neither be generic nor throw; afterwards the records
/// are walked through in plain Swift.
@safe
struct CellStore: ~Copyable {
    // Memory of our own instead of arrays: the callbacks run for each cell of each record, and bounds are kept by
    // growing before every write.
    private(set) var bytes: UnsafeMutablePointer<UInt8>
    /// Before the first entry stands one that ends "before the first byte", as 2³² − 1.
    private(set) var cellEnds: UnsafeMutablePointer<UInt32>
    private(set) var recordEnds: UnsafeMutablePointer<Int>
    private(set) var byteCount = 0
    private(set) var cellCount = 0
    private(set) var recordCount = 0
    private var byteCapacity: Int
    private var cellCapacity: Int
    private var recordCapacity: Int

    /// Stands after each cell in ``bytes``. It is plain ASCII, so that a whole record can be looked at in one go.
    static let separator = UInt8(ascii: ",")

    init() {
        (byteCapacity, cellCapacity, recordCapacity) = (4_096, 256, 64)
        unsafe bytes = .allocate(capacity: byteCapacity)
        unsafe cellEnds = UnsafeMutablePointer<UInt32>.allocate(capacity: cellCapacity + 1) + 1
        unsafe cellEnds[-1] = .max
        unsafe recordEnds = .allocate(capacity: recordCapacity)
    }

    deinit {
        unsafe bytes.deallocate()
        unsafe (cellEnds - 1).deallocate()
        unsafe recordEnds.deallocate()
    }

    /// Adds a cell to the record that is being read.
    @inline(never)
    mutating func addCell(_ source: UnsafeRawPointer?, count: Int) {
        if byteCount + count + 1 > byteCapacity {
            let wanted = max(byteCapacity * 2, byteCount + count + 1)
            // As many bytes are moved as have been written.
            unsafe bytes = Self.grown(bytes, used: byteCount, to: wanted)
            byteCapacity = wanted
        }
        if cellCount == cellCapacity {
            // With the entry before the first.
            unsafe cellEnds = Self.grown(cellEnds - 1, used: cellCount + 1, to: cellCapacity * 2 + 1) + 1
            cellCapacity *= 2
        }
        // There is room for `count` bytes and the separator since the check above.
        if let source = unsafe source {
            unsafe UnsafeMutableRawPointer(bytes + byteCount).copyMemory(from: source, byteCount: count)
        }
        endCell(count)
    }

    /// So many bytes behind ``addCell(withReadable:count:)``'s source must be readable.
    static let readable = 32

    /// Adds a cell to the record that is being read.
    /// - Parameter source: Where the cell begins, with at least ``readable`` readable bytes: short cells are copied with as
    ///   many, which costs less than to ask how long they are.
    @inline(__always)
    mutating func addCell(withReadable source: UnsafeRawPointer?, count: Int) {
        guard count <= Self.readable, byteCount &+ Self.readable < byteCapacity, cellCount < cellCapacity else {
            return unsafe addCell(source, count: count)
        }
        if let source = unsafe source {
            // Both have so many bytes; what is too much is written over by the next cell.
            let (first, second) = unsafe (
                source.loadUnaligned(as: SIMD16<UInt8>.self),
                source.loadUnaligned(fromByteOffset: 16, as: SIMD16<UInt8>.self)
            )
            let target = unsafe UnsafeMutableRawPointer(bytes + byteCount)
            unsafe target.storeBytes(of: first, as: SIMD16<UInt8>.self)
            unsafe target.storeBytes(of: second, toByteOffset: 16, as: SIMD16<UInt8>.self)
        }
        endCell(count)
    }

    /// Ends a cell whose bytes have been written. There is room for the separator and an entry.
    @inline(__always)
    private mutating func endCell(_ count: Int) {
        byteCount &+= count
        // A record is shorter than 2³² bytes by far, and no more than a block follows it: see `longestRecord`.
        unsafe cellEnds[cellCount] = UInt32(truncatingIfNeeded: byteCount)
        cellCount &+= 1
        unsafe bytes[byteCount] = Self.separator
        byteCount &+= 1
    }

    /// Ends the record that is being read.
    @inline(__always)
    mutating func endRecord() {
        if recordCount == recordCapacity {
            unsafe recordEnds = Self.grown(recordEnds, used: recordCount, to: recordCapacity * 2)
            recordCapacity *= 2
        }
        unsafe recordEnds[recordCount] = cellCount
        recordCount += 1
    }

    private static func grown<Element: BitwiseCopyable>(
        _ old: UnsafeMutablePointer<Element>, used: Int, to capacity: Int
    ) -> UnsafeMutablePointer<Element> {
        let new = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
        unsafe new.update(from: old, count: used)
        unsafe old.deallocate()
        return unsafe new
    }
}

extension CellStore {
    /// The number of cells of the record that is being read.
    var openCellCount: Int { cellCount - firstOpenCell }

    /// The number of bytes of the record that is being read, separators included.
    var openByteCount: Int { byteCount - firstOpenByte }

    private var firstOpenCell: Int {
        // An index below `recordCount` has been written.
        recordCount == 0 ? 0 : unsafe recordEnds[recordCount - 1]
    }

    private var firstOpenByte: Int { start(ofCell: firstOpenCell) }

    /// Where a cell's bytes begin; for the cell after the last one, where its bytes will begin.
    func start(ofCell cell: Int) -> Int {
        // A cell index below `cellCount` has been written, and one stands before the first.
        unsafe Int(cellEnds[cell - 1] &+ 1)
    }

    /// The cells of a finished record.
    func cells(ofRecord record: Int) -> Range<Int> {
        precondition(record >= 0 && record < recordCount)
        // Both indices are below `recordCount`.
        return unsafe (record == 0 ? 0 : recordEnds[record - 1])..<recordEnds[record]
    }

    /// Forgets the finished records; the one that is being read moves to the front.
    mutating func removeFinished() {
        guard recordCount > 0 else { return }
        let (firstCell, firstByte) = (firstOpenCell, firstOpenByte)
        // Source and target lie within what has been written; `update` allows them to overlap.
        unsafe bytes.update(from: bytes + firstByte, count: byteCount - firstByte)
        for cell in firstCell..<cellCount { unsafe cellEnds[cell - firstCell] = cellEnds[cell] - UInt32(firstByte) }
        cellCount -= firstCell
        byteCount -= firstByte
        recordCount = 0
    }

    /// Forgets the cells of the record that is being read.
    mutating func removeOpen() {
        byteCount = firstOpenByte
        cellCount = firstOpenCell
    }
}
