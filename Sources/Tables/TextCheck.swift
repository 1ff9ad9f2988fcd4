/// Checks of the bytes of records before anybody sees them.
enum TextCheck {
    /// Whether all bytes are ASCII and none is zero; eight bytes are looked at in one step.
    static func isPlain(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let high: UInt64 = 0x8080_8080_8080_8080
        let low: UInt64 = 0x0101_0101_0101_0101
        var index = 0
        while index + 8 <= bytes.count {
            // Eight bytes from `index` lie within the buffer.
            let word = unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            // Without high bits in the word, subtracting one from each byte sets a high bit only if one was zero.
            if (word | (word &- low)) & high != 0 { return false }
            index += 8
        }
        while index < bytes.count {
            let byte = unsafe bytes[index]
            if byte == 0 || byte >= 0x80 { return false }
            index += 1
        }
        return true
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
