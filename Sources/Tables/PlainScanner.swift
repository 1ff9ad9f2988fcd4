import CScan

/// Finds the cells of plain CSV without a state machine; see `cscan.h` for what is plain.
///
/// Memory is the scanner's own and used again for each piece. What it finds lies in the bytes that were scanned, and
/// holds until the next scan.
@safe
struct PlainScanner: ~Copyable {
    private let scanner: TableFile.Scanner
    private let longest: Int
    // The memory behind all three pointers is allocated in `init`, freed in `deinit`, and held by no other value.
    private var index = unsafe cscan_index()

    /// How many bytes behind those that are scanned must be readable.
    static let padding = Int(CSCAN_PADDING)

    /// A scanner of pieces of at most `longest` bytes; `nil` where libcsv shall read everything.
    /// - Parameter delimiter: What stands between cells, an ASCII character that is no quote or line end.
    init?(_ scanner: TableFile.Scanner, delimiter: UInt8, longest: Int) {
        guard scanner != .libcsv else { return nil }
        self.scanner = scanner
        self.longest = longest
        let cells = UnsafeMutablePointer<UInt32>.allocate(capacity: longest + Int(CSCAN_STEP) + 1)
        // Read as the end of the cell before the first one, which begins at 0.
        unsafe cells[0] = .max
        unsafe index.cell_ends = cells + 1
        unsafe index.delimiter = delimiter
        unsafe index.record_ends = .allocate(capacity: longest + 1)
        unsafe index.marks = .allocate(capacity: longest / Int(CSCAN_STEP) + 1)
    }

    deinit {
        unsafe (index.cell_ends - 1).deallocate()
        unsafe index.record_ends.deallocate()
        unsafe index.marks.deallocate()
    }

    /// Scans bytes that begin between two records.
    /// - Precondition: There are no more than the scanner was made for, and ``padding`` readable ones behind them.
    mutating func scan(_ bytes: UnsafeRawBufferPointer) {
        precondition(bytes.count <= longest)
        guard let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else {
            unsafe (index.cell_count, index.record_count, index.plain_count, index.all_marks) = (0, 0, 0, 0)
            return
        }
        // The arrays have room for as many entries as the precondition allows bytes.
        switch scanner {
        case .vectorised: unsafe cscan_vectorised(start, bytes.count, &index)
        case .narrow: unsafe cscan_narrow(start, bytes.count, &index)
        case .portable, .libcsv: unsafe cscan_portable(start, bytes.count, &index)
        }
    }

    /// How many records were found, those of a blank line among them.
    var recordCount: Int { unsafe Int(index.record_count) }

    /// How many bytes were proven plain.
    var plainCount: Int { unsafe Int(index.plain_count) }

    /// Where each cell ends; before the first entry stands one that ends "before the first byte", as 2³² − 1.
    var cellEnds: UnsafePointer<UInt32> { unsafe UnsafePointer(index.cell_ends) }

    /// How many cells there are up to the end of each record.
    var recordEnds: UnsafePointer<UInt32> { unsafe UnsafePointer(index.record_ends) }

    /// What the steps hold in which the bytes from `start` to `end`, that included, lie.
    @inline(__always)
    func marks(from start: Int, through end: Int) -> Marks {
        if unsafe index.all_marks == 0 { return [] }
        var marks: UInt8 = 0
        // Both lie within the bytes proven plain, each step of which has its mark.
        for step in start / Int(CSCAN_STEP)...end / Int(CSCAN_STEP) { unsafe marks |= index.marks[step] }
        return Marks(rawValue: marks)
    }

    /// What has to be looked at more closely.
    struct Marks: OptionSet {
        let rawValue: UInt8
        /// Bytes that are zero or not ASCII.
        static let beyondASCII = Marks(rawValue: UInt8(CSCAN_BEYOND_ASCII))
        /// A doubled quote.
        static let doubledQuote = Marks(rawValue: UInt8(CSCAN_DOUBLED_QUOTE))
    }

    /// Whether bytes are UTF-8 without a zero byte.
    static func isText(_ bytes: UnsafeRawBufferPointer) -> Bool {
        unsafe cscan_is_text(bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count)
    }
}
