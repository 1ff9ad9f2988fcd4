/// A record with the places of its cells.
struct TracedRecord {
    /// A line and a column, both from 1.
    struct Spot: Hashable {
        var line: Int
        var column: Int
    }

    /// What ended a record.
    enum Terminator: Hashable {
        case lineFeed
        case carriageReturn
        case both
        case endOfFile
    }

    /// Where each cell begins: its first character that is not a blank, which is the opening quote of a quoted cell. A
    /// cell with nothing in it stands at the character that ends it.
    var cells: [Spot] = []
    /// What ended the record.
    var terminator = Terminator.endOfFile
    /// Whether the line before was ended by a carriage return without a line feed.
    var followsLoneReturn = false
    /// Where the parser refused a character; the cell it belongs to is the last one.
    var refusal: (reason: CSVParser.Refusal, spot: Spot)?
}

/// Walks through a file from the start of a record, and finds where records and cells stand.
///
/// libcsv tells no positions. Lines of no interest are fed to it whole and their records counted; a record of interest
/// is fed byte by byte, so that the position of every callback is known.
struct RecordTracer: ~Copyable {
    private var reader: ForwardReader
    private let longestRecord: Int
    private(set) var parser: CSVParser
    private var cursor = TextCursor()
    private var block: ByteBlock
    private var blockStart = 0
    private var hasEnded = false
    private var index = 0

    init(_ source: TableSource, options: TableFile.Options) {
        reader = ForwardReader(source)
        longestRecord = options.longestRecord
        parser = CSVParser(delimiter: options.delimiter)
        block = ByteBlock(capacity: options.blockSize)
    }

    /// The offset of the next byte.
    var offset: Int { blockStart + index }

    private var spot: TracedRecord.Spot { TracedRecord.Spot(line: cursor.line, column: cursor.column) }

    /// Moves on to an offset at which a line and a record begin, counting lines only.
    mutating func jump(to target: Int) throws(FileFault) {
        parser.restart()
        parser.cells.removeFinished()
        while offset < target, try !isAtEnd() {
            let stop = min(block.count, index + target - offset)
            // Both indices lie within the block.
            unsafe cursor.passLines(UnsafeRawBufferPointer(rebasing: block.bytes[index..<stop]))
            index = stop
        }
    }

    /// Moves past a number of records, or to the end of the file.
    mutating func skip(_ count: Int) throws(FileFault) {
        parser.cells.removeFinished()
        var left = count
        var isSkippingLine = false
        // A line with a refused character is passed over to its end, which may lie in a later block.
        while left > 0 || isSkippingLine, try !isAtEnd() {
            let bytes = unsafe block.bytes
            let found = unsafe LineScan.afterLineEnd(bytes, from: index)
            let stop = found ?? block.count
            // Both indices lie within the block, in ascending order.
            let piece = unsafe UnsafeRawBufferPointer(rebasing: bytes[index..<stop])
            if !isSkippingLine, unsafe parser.feed(piece) < piece.count {
                parser.restart()
                isSkippingLine = true
                left -= 1
            }
            if found != nil { isSkippingLine = false }
            left -= parser.cells.recordCount
            parser.cells.removeFinished()
            for position in 0..<piece.count { cursor.pass(unsafe piece[position]) }
            index = stop
        }
    }

    /// Finds the places of the next record's cells; `nil` at the end of the file. The cells of a record that was not
    /// refused are those of the parser's only finished record until the next call.
    mutating func trace() throws(FileFault) -> TracedRecord? {
        parser.cells.removeFinished()
        var record = TracedRecord()
        if try !isAtEnd() {
            // The index is below the block's count, as the end has not been reached.
            let next = unsafe block.bytes[index]
            record.followsLoneReturn = cursor.isAfterCarriageReturn && next != LineScan.lineFeed
        }
        while try !isAtEnd() {
            let wasInside = parser.isInsideCell
            let cellsBefore = parser.cells.cellCount
            // The index is below the block's count, as the end has not been reached.
            let byte = unsafe block.bytes[index]
            let taken = unsafe parser.feed(UnsafeRawBufferPointer(rebasing: block.bytes[index...index]))
            guard taken == 1 else {
                record.refusal = (parser.refusal, spot)
                try skipLine()
                return record
            }
            if !wasInside, parser.isInsideCell || parser.cells.cellCount > cellsBefore { record.cells.append(spot) }
            step(byte)
            if parser.cells.recordCount > 0 {
                record.terminator = try terminator(after: byte)
                return record
            }
            if parser.openByteCount > longestRecord { return record }
        }
        if parser.isBetweenRecords { return nil }
        if !parser.isInsideCell { record.cells.append(spot) }
        if let refusal = parser.finish() { record.refusal = (refusal, record.cells.last ?? spot) }
        return record
    }

    private mutating func terminator(after byte: UInt8) throws(FileFault) -> TracedRecord.Terminator {
        guard byte == LineScan.carriageReturn else { return .lineFeed }
        // The index is below the block's count, as the end has not been reached.
        guard try !isAtEnd(), unsafe block.bytes[index] == LineScan.lineFeed else { return .carriageReturn }
        step(LineScan.lineFeed)
        return .both
    }

    /// Moves past the rest of a line in which the parser refused a character.
    private mutating func skipLine() throws(FileFault) {
        parser.restart()
        while try !isAtEnd() {
            // As above.
            let byte = unsafe block.bytes[index]
            step(byte)
            if LineScan.isLineEnd(byte) { return }
        }
    }

    private mutating func step(_ byte: UInt8) {
        cursor.pass(byte)
        index += 1
    }

    private mutating func isAtEnd() throws(FileFault) -> Bool {
        if index < block.count { return false }
        if hasEnded { return true }
        blockStart += block.count
        index = 0
        try reader.read(into: &block)
        hasEnded = block.count < block.capacity
        return block.count == 0
    }
}
