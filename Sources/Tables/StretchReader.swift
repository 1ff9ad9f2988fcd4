/// Reads a stretch of a file from the start of a record, and gives each record to a tally or to the log of faults.
///
/// What it does depends only on the bytes from its start on: not on how they are cut into blocks, nor on where its
/// caller asks it to pause, nor on the scanner. That is what makes a file read in parallel equal to one read in one go.
///
/// Bytes go through the scanner as long as they are plain, and each record up to there is dealt with
/// (StretchReader+Plain.swift). From the start of the record with which the proof fails they go through libcsv, until it
/// stands between two records some way behind that place; from there on the scanner has its turn again.
struct StretchReader: ~Copyable {
    let columnCount: Int
    let options: TableFile.Options
    var parser: CSVParser
    /// `nil` when libcsv reads everything.
    var scanner: PlainScanner?
    var quoteRoom = QuoteRoom()
    /// The offset of the next byte to be parsed.
    private(set) var offset: Int
    private var chunkStart: Int
    private var recordsInChunk = 0
    /// Up to where libcsv reads before the scanner is asked again, and how much longer than need be that is.
    private var libcsvGoal: Int
    private var libcsvExtra = 0
    /// Whether the rest of a line is passed over because of a syntax fault in it.
    private var isSkippingLine = false
    /// Whether reading ended for good before the end of the file.
    private(set) var hasStopped = false
    private(set) var faults: FaultLog
    private(set) var talliedCount = 0
    private(set) var refusedCount = 0

    /// - Parameters:
    ///   - start: The offset of the first byte.
    ///   - longestPiece: The highest number of bytes that are given at once.
    init(from start: Int, columnCount: Int, longestPiece: Int, options: TableFile.Options) {
        self.columnCount = columnCount
        self.options = options
        parser = CSVParser(delimiter: options.delimiter)
        offset = start
        chunkStart = start
        libcsvGoal = start
        scanner = PlainScanner(options.scanner, delimiter: options.delimiter, longest: longestPiece)
        faults = FaultLog(limit: options.keptFaults)
    }

    /// Whether a record could begin with the next byte.
    var isBetweenRecords: Bool { !isSkippingLine && parser.isBetweenRecords }

    /// Ends the file: a last record without a line end is finished.
    mutating func finish<Tally: RowTally>(_ tally: inout Tally) {
        guard !hasStopped else { return }
        let refusal = parser.finish()
        deliver(&tally)
        if let refusal { refuseOpen(RecordFault.Kind(refusal)) }
    }

    /// Adds what another reader found in the bytes from ``offset`` up to `end`, and goes on from there.
    /// - Precondition: Both stand between records, or the other has stopped.
    mutating func follow(_ later: borrowing StretchReader, to end: Int) {
        faults.merge(later.faults)
        talliedCount += later.talliedCount
        refusedCount += later.refusedCount
        hasStopped = later.hasStopped
        offset = end
        libcsvGoal = end
        beginChunk(at: end)
    }

    /// Takes the bytes at ``offset``, which moves behind them.
    /// - Parameters:
    ///   - bytes: Behind them there are as many readable ones as ``PlainScanner/padding`` says.
    ///   - mayReturnOpen: Whether a record that is open at the end may be left for the next call, which then begins with
    ///     it, as ``offset`` tells. Some bytes are taken in any case.
    mutating func take<Tally: RowTally>(
        _ bytes: UnsafeRawBufferPointer, mayReturnOpen: Bool, _ tally: inout Tally
    ) {
        let start = offset
        while offset - start < bytes.count, !hasStopped {
            // The offset lies within the bytes.
            let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[(offset - start)...])
            if scanner != nil, isBetweenRecords, offset >= libcsvGoal {
                deliver(&tally)
                if hasStopped { break }
                let plainCount = unsafe takePlain(rest, &tally)
                let end = start + bytes.count
                if hasStopped || offset == end { break }
                if plainCount < rest.count {
                    setGoal(behind: end - rest.count + plainCount)
                } else if mayReturnOpen, offset > start {
                    break
                } else {
                    libcsvGoal = end
                }
            } else {
                unsafe takeByLibcsv(rest, &tally)
            }
        }
        deliver(&tally)
    }

    /// Gives libcsv the bytes up to behind the step where plainness could not be proven, and more of them each time when
    /// that happens often, because then proving it costs more than it saves.
    private mutating func setGoal(behind failure: Int) {
        let provenSince = failure - libcsvGoal
        libcsvExtra = provenSince < 4 * libcsvExtra + 512 ? min(2 * libcsvExtra + 64, 64 << 10) : 0
        libcsvGoal = failure + 64 + libcsvExtra
    }

    /// Takes some bytes, at least one.
    private mutating func takeByLibcsv<Tally: RowTally>(_ bytes: UnsafeRawBufferPointer, _ tally: inout Tally) {
        var count = bytes.count
        if isSkippingLine {
            let next = unsafe LineScan.afterLineEnd(bytes, from: 0)
            isSkippingLine = next == nil
            count = next ?? count
        } else {
            let stop = unsafe pause(bytes)
            // `pause` returns an index that is above 0 and within the bytes.
            count = unsafe parser.feed(UnsafeRawBufferPointer(rebasing: bytes[..<stop]))
            if parser.openByteCount > options.longestRecord {
                stopAtLongRecord(&tally)
            } else if count < stop {
                let kind = RecordFault.Kind(parser.refusal)
                deliver(&tally)
                if !hasStopped { refuseOpen(kind) }
                isSkippingLine = true
            }
        }
        offset += count
        // The last byte taken lies in the bytes, as at least one was taken unless a line is to be skipped.
        if isBetweenRecords, offset - chunkStart >= options.chunkSize, LineScan.isLineEnd(unsafe bytes[count - 1]) {
            deliver(&tally)
            beginChunk(at: offset)
        }
    }

    /// Where to pause to see whether a chunk can end, or the scanner have its turn: where the chunk has its size or
    /// libcsv reached its goal, and from there on at every line end.
    private func pause(_ bytes: UnsafeRawBufferPointer) -> Int {
        var stop = bytes.count
        var isDue = false
        for goal in [chunkStart + options.chunkSize, scanner == nil ? Int.max : libcsvGoal] {
            if goal > offset { stop = min(stop, goal - offset) } else { isDue = true }
        }
        return isDue ? min(stop, unsafe LineScan.afterLineEnd(bytes, from: 0) ?? stop) : stop
    }

    mutating func beginChunk(at start: Int) {
        chunkStart = start
        recordsInChunk = 0
    }

    /// Gives the records that libcsv finished to the tally, or their faults to the log.
    mutating func deliver<Tally: RowTally>(_ tally: inout Tally) {
        // Nearly always all of it is, and then no record has to be looked at by itself.
        let isPlain = parser.cells.arePlain
        for index in 0..<parser.cells.recordCount where !hasStopped {
            let cells = parser.cells.cells(ofRecord: index)
            if let (kind, column) = fault(in: cells, isPlain: isPlain) {
                refuse(kind, column: column)
                continue
            }
            // The store is not changed while the record is lent.
            unsafe lend(
                bytes: parser.cells.bytes, ends: parser.cells.cellEnds + cells.lowerBound, isRaw: false, to: &tally)
        }
        parser.cells.removeFinished()
    }

    /// Lends a record that can be used to the tally.
    @inline(__always)
    mutating func lend<Tally: RowTally>(
        bytes: UnsafePointer<UInt8>, ends: UnsafePointer<UInt32>, isRaw: Bool,
        room: UnsafeMutablePointer<UInt8>? = nil, to tally: inout Tally
    ) {
        let position = RecordPosition(chunkStart: chunkStart, record: recordsInChunk)
        tally.add(
            unsafe Record(position: position, bytes: bytes, ends: ends, count: columnCount, isRaw: isRaw, room: room))
        recordsInChunk += 1
        talliedCount += 1
    }

    /// Moves behind records that were dealt with, and ends the chunk when it has its size.
    @inline(__always)
    mutating func move(to end: Int) {
        offset = end
        if end - chunkStart >= options.chunkSize { beginChunk(at: end) }
    }

    /// - Parameter isPlain: whether the record is known to be plain text.
    private func fault(in cells: Range<Int>, isPlain: Bool) -> (kind: RecordFault.Kind, column: Int?)? {
        if parser.cells.byteCount(of: cells) > options.longestRecord {
            return (.tooLong(limit: options.longestRecord), nil)
        }
        if cells.count != columnCount { return (.raggedRow(cells: cells.count), nil) }
        if !isPlain, let (column, kind) = parser.cells.textFault(in: cells) { return (kind, column) }
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
        guard !hasStopped else { return }
        // Without a column: how far a record was read when it became too long depends on where blocks end.
        refuse(.tooLong(limit: options.longestRecord))
        parser.restart()
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
