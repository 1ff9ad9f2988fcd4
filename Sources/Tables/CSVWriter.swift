/// Writes rows as CSV: UTF-8, commas, lines ended by LF, and quotes only where a cell needs them.
///
/// A cell is quoted when it holds a comma, a quote, CR or LF, when it begins or ends with a blank (which libcsv would
/// trim), or when it begins with a byte order mark (which a reader would take for the file's). A blank cell is written
/// as nothing; only a row that consists of one blank cell is written as `""`, because an empty line is no row.
///
/// A zero byte is written as it is; ``TableFile`` refuses to read it.
public struct CSVWriter: Sendable {
    /// What has been written.
    public private(set) var bytes: [UInt8] = []
    private let guardsFormulas: Bool
    private var cellsOfRow = 0
    private var startOfRow = 0

    /// A writer of nothing yet.
    /// - Parameter guardsFormulas: Whether cells that a spreadsheet would run as formulas are guarded by
    ///   ``SpreadsheetGuard/guarded(_:)``.
    public init(guardsFormulas: Bool = true) {
        self.guardsFormulas = guardsFormulas
    }

    /// Writes a row; `nil` is a blank cell. A row without cells writes nothing.
    public mutating func append(_ row: [String?]) {
        for place in row.indices { add(row[place]) }
        endRow()
    }

    /// Writes the next cell of a row; `nil` is a blank one.
    public mutating func add(_ cell: String?) {
        if cellsOfRow == 0 { startOfRow = bytes.count } else { bytes.append(UInt8(ascii: ",")) }
        cellsOfRow += 1
        if let cell { append(cell: cell) }
    }

    /// Writes the next cell of a row from bytes that need no quotes and no guard, such as a number's.
    /// - Parameter write: adds the bytes of the cell.
    public mutating func add(plainly write: (inout [UInt8]) -> Void) {
        add(String?.none)
        write(&bytes)
    }

    /// Ends the row whose cells were added one by one; without any it writes nothing.
    public mutating func endRow() {
        guard cellsOfRow > 0 else { return }
        if bytes.count == startOfRow { bytes += [LineScan.quote, LineScan.quote] }
        bytes.append(LineScan.lineFeed)
        cellsOfRow = 0
    }

    /// Gives what has been written since the last time, so that a long table can be written out in pieces.
    /// - Precondition: every row has been ended.
    public mutating func takeBytes() -> [UInt8] {
        precondition(cellsOfRow == 0, "a row is not ended")
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func append(cell: String) {
        var cell = cell
        let isPlain: Bool = cell.withUTF8 { text in
            guard CSVWriter.isPlain(unsafe text.span) else { return false }
            unsafe bytes.append(contentsOf: text)
            return true
        }
        if isPlain { return }
        if guardsFormulas { cell = SpreadsheetGuard.guarded(cell) }
        guard needsQuotes(cell) else {
            bytes.append(contentsOf: cell.utf8)
            return
        }
        bytes.append(LineScan.quote)
        for byte in cell.utf8 {
            if byte == LineScan.quote { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(LineScan.quote)
    }

    /// Whether a cell begins and ends with a letter or digit and has no byte that could need quotes: most do, and are
    /// told in one pass.
    private static func isPlain(_ text: Span<UInt8>) -> Bool {
        guard text.count > 0, isLetterOrDigit(text[0]), isLetterOrDigit(text[text.count - 1]) else { return false }
        guard text.count >= 8 else { return !hasMark(TextEnds.all(ofShort: text)) }
        let raw = unsafe text.bytes
        var place = 0
        while place + 8 < text.count {
            // The loop keeps the place eight below the count.
            if unsafe hasMark(raw.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)) { return false }
            place += 8
        }
        // The last eight bytes, some of which may have been looked at already.
        return !hasMark(unsafe raw.unsafeLoadUnaligned(fromByteOffset: text.count - 8, as: UInt64.self))
    }

    /// Whether any of the eight bytes of a word is a quote, a comma or part of a line end.
    private static func hasMark(_ word: UInt64) -> Bool {
        let found =
            zeros(word ^ marks.quote) | zeros(word ^ marks.comma) | zeros(word ^ marks.lineFeed)
            | zeros(word ^ marks.carriageReturn)
        return found != 0
    }

    /// Each byte that could need quotes, eight times.
    private static let marks = (
        quote: eightfold(LineScan.quote), comma: eightfold(UInt8(ascii: ",")), lineFeed: eightfold(LineScan.lineFeed),
        carriageReturn: eightfold(LineScan.carriageReturn)
    )

    private static func eightfold(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

    /// Not zero where any of the eight bytes of a word is zero (Mycroft 1987).
    private static func zeros(_ word: UInt64) -> UInt64 {
        (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    private func needsQuotes(_ cell: String) -> Bool {
        guard let first = cell.utf8.first, let last = cell.utf8.last else { return false }
        if isBlank(first) || isBlank(last) || cell.unicodeScalars.first == "\u{FEFF}" { return true }
        return cell.utf8.contains { $0 == LineScan.quote || $0 == UInt8(ascii: ",") || LineScan.isLineEnd($0) }
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
