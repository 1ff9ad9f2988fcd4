import Tables

/// The beginning of a foreign file, and how it is written.
struct FileSample: Sendable {
    /// How much of a file is looked at.
    static let bytes = 4 << 20
    static let rows = 5_000

    /// The file's own name, without folders.
    let name: String
    let encoding: TextEncoding
    /// How many bytes or characters speak for the encoding.
    let encodingNote: String?
    let delimiter: UInt8
    /// The names of the columns, tidied.
    let header: [String]
    /// The rows as they stand; nil where a cell is empty.
    let cells: [[String?]]
    /// Whether the file goes on.
    let isCut: Bool

    /// Looks at a file.
    ///
    /// - Throws: when it can't be read. What is no table has an empty header.
    init(_ path: String) throws(FileFault) {
        let start = try readStart(of: path, bytes: FileSample.bytes)
        (encoding, encodingNote) = FileSample.encoding(start.bytes)
        var best: (delimiter: UInt8, header: [String], cells: [[String?]], refused: Int)?
        for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")] {
            var options = TableFile.Options()
            options.encoding = encoding
            options.delimiter = delimiter
            let file = try TableFile(sampleOf: path, bytes: FileSample.bytes, options: options)
            guard file.isReadable else { continue }
            let reading = try file.read { SampleRows() }
            // The mark that gives the most columns, and whole records.
            let isBetter = best.map { best in
                (file.header.count, -reading.refusedCount) > (best.header.count, -best.refused)
            }
            if isBetter ?? true { best = (delimiter, file.header, reading.tally.rows, reading.refusedCount) }
        }
        delimiter = best?.delimiter ?? UInt8(ascii: ",")
        header = (best?.header ?? []).map { ForeignHeader.tidied($0) }
        cells = best?.cells ?? []
        isCut = !start.isWhole || cells.count >= FileSample.rows
        name = oneLine(path.split(separator: "/").last.map(String.init) ?? path)
    }

    private static func encoding(_ bytes: [UInt8]) -> (TextEncoding, String?) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return (.utf16, "its first bytes say so")
        }
        // A character may be cut at the end of the sample.
        if let fault = UTF8Check.firstFault(in: bytes.span), fault < bytes.count - 3 {
            let zeros = bytes.count { $0 == 0 }
            if zeros * 3 > bytes.count { return (.utf16, "\(zeros) of \(bytes.count) bytes are zero") }
            let high = bytes.count { $0 >= 0x80 }
            return (.windows1252, "it is not UTF-8, and \(Counted.of(high, "byte")) of it are beyond ASCII")
        }
        if bytes.count > 3, bytes.count(where: { $0 == 0 }) * 3 > bytes.count {
            return (.utf16, "a third of its bytes are zero")
        }
        return (.utf8, nil)
    }
}

/// The first rows of a file.
private struct SampleRows: RowTally {
    private(set) var rows: [[String?]] = []

    mutating func add(_ record: borrowing Record) {
        guard rows.count < FileSample.rows else { return }
        var row: [String?] = []
        for column in 0..<record.count { row.append(record.text(column)) }
        rows.append(row)
    }

    mutating func merge(_ later: consuming SampleRows) {
        rows.append(contentsOf: later.rows.prefix(FileSample.rows - rows.count))
    }
}

/// Numbers with their noun.
enum Counted {
    static func of(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }
}
