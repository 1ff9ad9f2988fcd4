/// A cell as it stands in the file between its separators, in bytes that were proven plain.
enum RawCell {
    /// What is left without the blanks around it and the quotes around that. A carriage return at the end belongs to the
    /// line end that follows.
    static func content(of cell: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var (start, end) = (0, cell.count)
        // Both indices stay within the cell.
        while start < end, isBlank(unsafe cell[start]) { start += 1 }
        while end > start, unsafe isBlank(cell[end - 1]) || cell[end - 1] == LineScan.carriageReturn { end -= 1 }
        if end - start >= 2, unsafe cell[start] == LineScan.quote {
            start += 1
            end -= 1
        }
        return unsafe UnsafeBufferPointer(rebasing: cell[start..<end])
    }

    /// Whether there is nothing but blanks and a carriage return at the end.
    static func isBlank(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        unsafe cell.allSatisfy { isBlank($0) || $0 == LineScan.carriageReturn }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

extension RawCell {
    /// Writes a cell's content with one quote for each doubled one, in no more bytes than it has.
    /// - Returns: How many bytes were written.
    static func writeSingleQuotes(
        of content: UnsafeBufferPointer<UInt8>, to place: UnsafeMutablePointer<UInt8>
    ) -> Int {
        var count = 0
        var isSecond = false
        for index in content.indices {
            let byte = unsafe content[index]
            isSecond = byte == LineScan.quote && !isSecond
            if isSecond { continue }
            // No more bytes are written than were read.
            unsafe place[count] = byte
            count += 1
        }
        return count
    }
}

extension CellStore {
    /// Adds a record that was proven plain, with single quotes for doubled ones.
    /// - Parameters:
    ///   - ends: Where its cells end in `bytes`; as in ``Record``.
    ///   - room: As many bytes as its longest cell has.
    mutating func addPlain(
        _ bytes: UnsafePointer<UInt8>, ends: UnsafePointer<UInt32>, count: Int, room: UnsafeMutablePointer<UInt8>
    ) {
        for cell in 0..<count {
            // The caller's indices: each cell begins one byte after the end of the one before.
            let start = unsafe Int(ends[cell - 1] &+ 1)
            let raw = unsafe UnsafeBufferPointer(start: bytes + start, count: Int(ends[cell]) - start)
            let content = unsafe RawCell.content(of: raw)
            if unsafe content.contains(LineScan.quote) {
                unsafe addCell(room, count: RawCell.writeSingleQuotes(of: content, to: room))
            } else {
                unsafe addCell(content.baseAddress, count: content.count)
            }
        }
        endRecord()
    }
}
