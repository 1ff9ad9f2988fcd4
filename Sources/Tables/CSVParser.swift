import CLibCSV

/// The system's libcsv, set to refuse what RFC 4180 does not allow, with the cells it finds.
///
/// It trims blanks (spaces and tabs) around unquoted cells, skips blank lines, and ends a record at LF, CR or CRLF.
@safe
struct CSVParser: ~Copyable {
    /// What stopped the parser.
    enum Refusal {
        case strayQuote
        case textAfterQuote
        case unterminatedQuote
    }

    private var parser = unsafe csv_parser()
    /// The cells of all records since ``CellStore/removeFinished()``.
    var cells = CellStore()

    /// The bytes by which libcsv's buffer of a cell grows, and which it has at least: no fewer than short cells are copied
    /// with (``CellStore/readable``).
    private static let blockSize = 16_384

    /// What separates the cells of a record.
    private let delimiter: UInt8

    init(delimiter: UInt8 = UInt8(ascii: ",")) {
        self.delimiter = delimiter
        start()
    }

    deinit {
        var parser = unsafe self.parser
        // Frees the entry buffer that this value alone owns.
        unsafe csv_free(&parser)
    }

    private mutating func start() {
        // `csv_init` writes the structure it is given; it fails only for a null pointer.
        _ = unsafe csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL))
        unsafe csv_set_delim(&parser, delimiter)
        // The default grows the buffer of a long cell by 128 bytes at a time.
        unsafe csv_set_blk_size(&parser, CSVParser.blockSize)
    }

    /// Begins anew at the start of a record, as is needed after a refusal. Finished records stay; the open one goes.
    mutating func restart() {
        unsafe csv_free(&parser)
        start()
        cells.removeOpen()
    }

    // libcsv's states, in the order of its enumeration, which the header does not publish: between records (0), before
    // a cell (1), in a cell (2), after a quote in a quoted cell (3). The structure with the state is public, and nothing
    // else tells where the parser stands.

    /// Whether the parser stands between two records.
    var isBetweenRecords: Bool { unsafe parser.pstate == 0 }

    /// Whether the parser stands in a cell, at least one character of which (or its opening quote) has been seen.
    var isInsideCell: Bool { unsafe parser.pstate >= 2 }

    /// The bytes that the record being read takes so far, without blanks that may yet be trimmed, and without a quote
    /// that may be the closing one; never more than it takes in the end.
    var openByteCount: Int {
        let inCell = unsafe isInsideCell ? Int(parser.entry_pos) - Int(parser.spaces) - 1 : 0
        return cells.openByteCount + max(0, inCell)
    }

    /// Parses bytes and returns how many were taken: fewer than given only when the parser refuses the next one.
    mutating func feed(_ bytes: UnsafeRawBufferPointer) -> Int {
        // libcsv reads the given bytes and calls back before it returns, so the pointer to this value stays good. It
        // writes to `parser`, the callbacks to `cells`: different parts of the value.
        unsafe withUnsafeMutablePointer(to: &self) { whole in
            unsafe csv_parse(&whole.pointee.parser, bytes.baseAddress, bytes.count, cellEnded, recordEnded, whole)
        }
    }

    /// Why ``feed(_:)`` took fewer bytes than it was given.
    var refusal: Refusal {
        // A lack of memory cannot be told from here by a fault in the data; Swift itself stops the process for it.
        precondition(unsafe Int32(parser.status) == CSV_EPARSE, "libcsv ran out of memory")
        return unsafe parser.pstate == 3 ? .textAfterQuote : .strayQuote
    }

    /// Ends the input. A last record without a line end is finished.
    /// - Returns: ``Refusal/unterminatedQuote`` when the input ends inside a quoted cell.
    mutating func finish() -> Refusal? {
        // As in `feed`.
        let status = unsafe withUnsafeMutablePointer(to: &self) { whole in
            unsafe csv_fini(&whole.pointee.parser, cellEnded, recordEnded, whole)
        }
        return status == 0 ? nil : .unterminatedQuote
    }
}

private func cellEnded(_ text: UnsafeMutableRawPointer?, _ count: Int, _ context: UnsafeMutableRawPointer?) {
    // The context is the parser that `feed` and `finish` pass, and nobody else touches its cells while libcsv runs.
    guard let whole = unsafe context?.assumingMemoryBound(to: CSVParser.self) else { return }
    // libcsv hands over its own buffer from the start, which has as many bytes as the block size set above.
    unsafe whole.pointee.cells.addCell(withReadable: text, count: count)
}

private func recordEnded(_ terminator: Int32, _ context: UnsafeMutableRawPointer?) {
    // As in `cellEnded`.
    guard let whole = unsafe context?.assumingMemoryBound(to: CSVParser.self) else { return }
    unsafe whole.pointee.cells.endRecord()
}
