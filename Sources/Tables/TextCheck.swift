import CScan

/// Checks of the bytes of records before anybody sees them.
enum TextCheck {
    /// Whether all bytes are ASCII and none is zero.
    static func isPlain(_ bytes: UnsafeRawBufferPointer) -> Bool {
        unsafe cscan_is_plain(bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count)
    }

    /// What keeps a cell's bytes from being text, if anything does.
    static func fault(in cell: Span<UInt8>) -> RecordFault.Kind? {
        if let offset = UTF8Check.firstFault(in: cell) { return .notUTF8(byte: cell[offset], offset: offset) }
        for offset in cell.indices where cell[offset] == 0 { return .zeroByte(offset: offset) }
        return nil
    }
}

extension CellStore {
    /// The number of bytes a finished record takes, separators included.
    func byteCount(of cells: Range<Int>) -> Int {
        start(ofCell: cells.upperBound) - start(ofCell: cells.lowerBound)
    }

    /// Whether all finished records are plain: ASCII without zero bytes.
    var arePlain: Bool {
        guard recordCount > 0 else { return true }
        return unsafe TextCheck.isPlain(rawBytes(from: 0, to: cells(ofRecord: recordCount - 1).upperBound))
    }

    /// The first cell of a finished record that is not text, and why.
    func textFault(in cells: Range<Int>) -> (column: Int, kind: RecordFault.Kind)? {
        // The views are used before the store is changed.
        if unsafe TextCheck.isPlain(rawBytes(from: cells.lowerBound, to: cells.upperBound)) { return nil }
        for cell in cells {
            if unsafe TextCheck.isPlain(rawBytes(from: cell, to: cell + 1)) { continue }
            if let kind = TextCheck.fault(in: unsafe Span(_unsafeElements: bytes(of: cell))) {
                return (cell - cells.lowerBound, kind)
            }
        }
        return nil
    }

    /// The bytes of one cell. They must not be used once the store is changed.
    func bytes(of cell: Int) -> UnsafeBufferPointer<UInt8> {
        precondition(cell >= 0 && cell < cellCount)
        let start = start(ofCell: cell)
        return unsafe UnsafeBufferPointer(start: bytes + start, count: Int(cellEnds[cell]) - start)
    }

    /// The bytes of neighbouring cells with their separators.
    private func rawBytes(from first: Int, to end: Int) -> UnsafeRawBufferPointer {
        let start = start(ofCell: first)
        return unsafe UnsafeRawBufferPointer(start: bytes + start, count: self.start(ofCell: end) - start)
    }
}
