/// The first record of a file: the names of its columns.
struct HeaderRow {
    private(set) var names: [String] = []
    private(set) var faults: [RecordFault] = []
    /// The offset of the header, after a byte order mark.
    private(set) var start = 0
    /// The offset after the header.
    private(set) var end = 0
    private(set) var terminator = TracedRecord.Terminator.endOfFile

    init(_ source: TableSource, options: TableFile.Options) throws(FileFault) {
        let mark = try FileMark(source)
        if let format = mark.otherFormat {
            faults = [RecordFault(.otherFormat(format), at: nil)]
            return
        }
        start = mark.byteCount
        var tracer = RecordTracer(source, options: options)
        try tracer.jump(to: mark.byteCount)
        guard let record = try tracer.trace() else {
            faults = [RecordFault(.emptyFile, at: nil)]
            return
        }
        let position = RecordPosition(chunkStart: mark.byteCount, record: 0)
        if let refusal = record.refusal {
            faults = [RecordFault(RecordFault.Kind(refusal.reason), at: position, column: record.cells.count - 1)]
            return
        }
        guard tracer.parser.cells.recordCount == 1 else {
            faults = [RecordFault(.tooLong(limit: options.longestRecord), at: position)]
            return
        }
        let cells = tracer.parser.cells.cells(ofRecord: 0)
        if let (column, kind) = tracer.parser.cells.textFault(in: cells) {
            faults = [RecordFault(kind, at: position, column: column)]
            return
        }
        // The store is not changed while its bytes are copied; they are known to be UTF-8.
        let names = cells.map { unsafe String(decoding: tracer.parser.cells.bytes(of: $0), as: UTF8.self) }
        faults = Self.faults(in: names, at: position, delimiter: options.delimiter)
        if case .otherDelimiter = faults.first?.kind { return }
        self.names = names
        end = tracer.offset
        terminator = record.terminator
    }

    private static func faults(
        in names: [String], at position: RecordPosition, delimiter: UInt8
    ) -> [RecordFault] {
        if delimiter == UInt8(ascii: ","), names.count == 1,
            let delimiter = names[0].first(where: { $0 == ";" || $0 == "\t" })
        {
            return [RecordFault(.otherDelimiter(delimiter), at: position, column: 0)]
        }
        var faults: [RecordFault] = []
        // Keyed by bytes, because strings with different bytes can be equal.
        var seen: Set<[UInt8]> = []
        for (column, name) in names.enumerated() {
            let bytes = Array(name.utf8)
            if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || LineScan.isLineEnd($0) }) {
                faults.append(RecordFault(.blankColumnName, at: position, column: column))
            } else if !seen.insert(bytes).inserted {
                faults.append(RecordFault(.duplicateColumnName(name), at: position, column: column))
            }
        }
        return faults
    }
}

/// The mark at the very start of a file that tells its encoding or format.
struct FileMark {
    /// How many bytes of a UTF-8 byte order mark to pass over.
    private(set) var byteCount = 0
    /// The name of a format that is not UTF-8 text.
    private(set) var otherFormat: String?

    init(_ source: TableSource) throws(FileFault) {
        var block = ByteBlock(capacity: 4)
        var reader = ForwardReader(source)
        try reader.read(into: &block)
        // The bytes are copied before the block goes.
        self.init(start: unsafe Array(block.bytes))
    }

    /// The mark that a file's first four bytes are.
    init(start: [UInt8]) {
        if start.starts(with: [0xEF, 0xBB, 0xBF]) {
            byteCount = 3
        } else if start == [0xFF, 0xFE, 0, 0] || start == [0, 0, 0xFE, 0xFF] {
            otherFormat = "UTF-32 text"
        } else if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
            otherFormat = "UTF-16 text"
        } else if start == [0x50, 0x4B, 0x03, 0x04] {
            otherFormat = "a zip archive, such as a spreadsheet's own file"
        } else if start.starts(with: [0x1F, 0x8B]) {
            otherFormat = "a gzip archive"
        } else if start.count == 4, start[1] == 0, start[3] == 0, start[0] != 0 {
            // Without a mark: every second byte of ASCII in UTF-16 is zero.
            otherFormat = "UTF-16 text"
        } else if start.count == 4, start[0] == 0, start[2] == 0, start[1] != 0 {
            otherFormat = "UTF-16 text"
        }
    }
}
