extension StretchReader {
    /// Deals with the records that the scanner proves plain and finds ended. ``offset`` moves behind the last of them.
    /// - Parameter bytes: The bytes at ``offset``, at which a record begins.
    /// - Returns: How many of the bytes are plain.
    mutating func takePlain<Tally: RowTally>(_ bytes: UnsafeRawBufferPointer, _ tally: inout Tally) -> Int {
        unsafe scanner?.scan(bytes)
        guard let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt8.self),
            let recordCount = scanner?.recordCount, let plainCount = scanner?.plainCount,
            let cellEnds = unsafe scanner?.cellEnds, let recordEnds = unsafe scanner?.recordEnds
        else { return 0 }
        let first = offset
        var cell = 0
        var recordStart = 0
        for record in 0..<recordCount {
            // The scanner wrote as many entries as it counts; a record has at least one cell.
            let next = unsafe Int(recordEnds[record])
            let recordEnd = unsafe Int(cellEnds[next - 1])
            let ends = unsafe cellEnds + cell
            let marks = scanner?.marks(from: recordStart, through: recordEnd) ?? []
            if next - cell == columnCount, columnCount > 1, recordEnd - recordStart < options.longestRecord,
                marks.isEmpty
            {
                // Neither the bytes nor the scanner's index change while the record is lent.
                unsafe lend(bytes: start, ends: ends, isRaw: true, to: &tally)
            } else {
                let raw = unsafe UnsafeBufferPointer(start: start + recordStart, count: recordEnd - recordStart)
                unsafe takeOdd(raw, from: start, ends: ends, count: next - cell, marks, &tally)
                if hasStopped { break }
            }
            cell = next
            recordStart = recordEnd + 1
            move(to: first + recordStart)
        }
        return plainCount
    }

    /// Deals with a record that may be blank, long, ragged, not text, or have quotes inside its cells.
    /// - Parameter raw: The record's bytes without the line end.
    private mutating func takeOdd<Tally: RowTally>(
        _ raw: UnsafeBufferPointer<UInt8>, from start: UnsafePointer<UInt8>, ends: UnsafePointer<UInt32>, count: Int,
        _ marks: PlainScanner.Marks, _ tally: inout Tally
    ) {
        if count == 1, unsafe RawCell.isBlank(raw) { return }
        // Delimiters and line ends are ASCII, so that a record is text when all of its cells are.
        let isText = marks.contains(.beyondASCII) ? unsafe PlainScanner.isText(UnsafeRawBufferPointer(raw)) : true
        let room = unsafe quoteRoom.bytes(raw.count)
        if count == columnCount, raw.count < options.longestRecord, isText {
            unsafe lend(
                bytes: start, ends: ends, isRaw: true, room: marks.contains(.doubledQuote) ? room : nil, to: &tally)
            return
        }
        // As if libcsv had read it; the parser stands between records and holds none.
        unsafe parser.cells.addPlain(start, ends: ends, count: count, room: room)
        deliver(&tally)
    }
}
