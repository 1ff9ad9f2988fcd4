/// Reads a stretch of a file from the start of a record, and gives each record to a tally or to the log of faults.
///
/// What it does depends only on the bytes from its start on: not on how they are cut into blocks, nor on where its
/// caller asks it to pause. That is what makes a file read in parallel equal to one read in one go.
struct StretchReader: ~Copyable {
    private let file: OpenFile
    private let columnCount: Int
    private let options: TableFile.Options
    private var parser: CSVParser
    private var block: ByteBlock
    /// The offset of the next byte to be parsed.
    private var offset: Int
    private var chunkStart: Int
    private var recordsInChunk = 0
    /// Whether the rest of a line is passed over because of a syntax fault in it.
    private var isSkippingLine = false
    /// Whether reading ended for good before the end of the file.
    private(set) var hasStopped = false
    private(set) var faults: FaultLog
    private(set) var talliedCount = 0
    private(set) var refusedCount = 0

    init(_ file: OpenFile, from start: Int, columnCount: Int, options: TableFile.Options) {
        self.file = file
        self.columnCount = columnCount
        self.options = options
        parser = CSVParser(delimiter: options.delimiter)
        offset = start
        chunkStart = start
        block = ByteBlock(capacity: options.blockSize)
        faults = FaultLog(limit: options.keptFaults)
    }

    /// Whether a record could begin with the next byte.
    var isBetweenRecords: Bool { !isSkippingLine && parser.isBetweenRecords }

    /// Reads up to an offset.
    mutating func advance<Tally: RowTally>(to end: Int, _ tally: inout Tally) throws(FileFault) {
        while offset < end, !hasStopped {
            try file.read(from: offset, to: end, into: &block)
            unsafe parse(block.bytes, &tally)
        }
    }

    /// Ends the file: a last record without a line end is finished.
    mutating func finish<Tally: RowTally>(_ tally: inout Tally) {
        guard !hasStopped else { return }
        let refusal = parser.finish()
        deliver(&tally)
        if let refusal { refuseOpen(RecordFault.Kind(refusal)) }
    }

    private mutating func parse<Tally: RowTally>(_ bytes: UnsafeRawBufferPointer, _ tally: inout Tally) {
        let start = offset
        var index = 0
        while index < bytes.count, !hasStopped {
            if isSkippingLine {
                guard let next = unsafe LineScan.afterLineEnd(bytes, from: index) else { break }
                index = next
                isSkippingLine = false
            } else {
                let stop = unsafe pause(bytes, from: index)
                // `pause` returns an index that is above `index` and within the block.
                let piece = unsafe UnsafeRawBufferPointer(rebasing: bytes[index..<stop])
                index += unsafe parser.feed(piece)
                if parser.openByteCount > options.longestRecord {
                    stopAtLongRecord(&tally)
                } else if index < stop {
                    let kind = RecordFault.Kind(parser.refusal)
                    deliver(&tally)
                    if !hasStopped { refuseOpen(kind) }
                    isSkippingLine = true
                }
            }
            offset = start + index
            // The last byte taken lies in the block, as at least one was taken unless a line is to be skipped.
            if isBetweenRecords, offset - chunkStart >= options.chunkSize, LineScan.isLineEnd(unsafe bytes[index - 1]) {
                deliver(&tally)
                chunkStart = offset
                recordsInChunk = 0
            }
        }
        offset = start + bytes.count
        deliver(&tally)
    }

    /// Where to pause in the block to see whether a chunk can end: where it has its size, and from there on at every
    /// line end.
    private func pause(_ bytes: UnsafeRawBufferPointer, from index: Int) -> Int {
        let left = chunkStart + options.chunkSize - offset
        if left > 0 { return min(bytes.count, index + left) }
        return unsafe LineScan.afterLineEnd(bytes, from: index) ?? bytes.count
    }

    /// Gives the finished records to the tally, or their faults to the log.
    private mutating func deliver<Tally: RowTally>(_ tally: inout Tally) {
        for index in 0..<parser.cells.recordCount where !hasStopped {
            let cells = parser.cells.cells(ofRecord: index)
            if let (kind, column) = fault(in: cells) {
                refuse(kind, column: column)
                continue
            }
            // The store is not changed while the record is lent.
            tally.add(
                unsafe Record(
                    position: RecordPosition(chunkStart: chunkStart, record: recordsInChunk), bytes: parser.cells.bytes,
                    firstByte: parser.cells.start(ofCell: cells.lowerBound),
                    ends: parser.cells.cellEnds + cells.lowerBound, count: cells.count))
            recordsInChunk += 1
            talliedCount += 1
        }
        parser.cells.removeFinished()
    }

    private func fault(in cells: Range<Int>) -> (kind: RecordFault.Kind, column: Int?)? {
        if parser.cells.byteCount(of: cells) > options.longestRecord {
            return (.tooLong(limit: options.longestRecord), nil)
        }
        if cells.count != columnCount { return (.raggedRow(cells: cells.count), nil) }
        if let (column, kind) = parser.cells.textFault(in: cells) { return (kind, column) }
        return nil
    }

    /// Counts and logs a record that cannot be used.
    private mutating func refuse(_ kind: RecordFault.Kind, column: Int? = nil) {
        let position = RecordPosition(chunkStart: chunkStart, record: recordsInChunk)
        faults.add(RecordFault(kind, at: position, column: column))
        recordsInChunk += 1
        refusedCount += 1
        if case .tooLong = kind { hasStopped = true }
    }

    /// Refuses the record that is being read, and names the column of the cell that it was read to.
    private mutating func refuseOpen(_ kind: RecordFault.Kind) {
        refuse(kind, column: parser.cells.openCellCount)
        parser.restart()
    }

    private mutating func stopAtLongRecord<Tally: RowTally>(_ tally: inout Tally) {
        deliver(&tally)
        if !hasStopped { refuseOpen(.tooLong(limit: options.longestRecord)) }
    }
}

extension RecordFault.Kind {
    /// The kind of fault for which the parser refused to go on.
    init(_ refusal: CSVParser.Refusal) {
        self =
            switch refusal {
            case .strayQuote: .strayQuote
            case .textAfterQuote: .textAfterQuote
            case .unterminatedQuote: .unterminatedQuote
            }
    }
}
