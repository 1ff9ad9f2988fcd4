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

    /// A writer of nothing yet.
    /// - Parameter guardsFormulas: Whether cells that a spreadsheet would run as formulas are guarded by
    ///   ``SpreadsheetGuard/guarded(_:)``.
    public init(guardsFormulas: Bool = true) {
        self.guardsFormulas = guardsFormulas
    }

    /// Writes a row; `nil` is a blank cell. A row without cells writes nothing.
    public mutating func append(_ row: [String?]) {
        guard !row.isEmpty else { return }
        let start = bytes.count
        for place in row.indices {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            if let cell = row[place] { append(cell: cell) }
        }
        if bytes.count == start { bytes += [LineScan.quote, LineScan.quote] }
        bytes.append(LineScan.lineFeed)
    }

    /// Gives what has been written since the last time, so that a long table can be written out in pieces.
    public mutating func takeBytes() -> [UInt8] {
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
        for place in text.indices {
            let byte = text[place]
            if byte == LineScan.quote || byte == UInt8(ascii: ",") || LineScan.isLineEnd(byte) { return false }
        }
        return true
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
