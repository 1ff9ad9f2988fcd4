/// Why a small file can't be read as text, as a message with its place.
public struct TextFault: Error, Hashable, Sendable {
    /// What to tell people.
    public let diagnostic: Diagnostic
}

/// Reads a whole small text file, such as a method or a codelist.
///
/// A byte order mark is passed over, every line end becomes a line feed, and the last line gets one, so that the same text is the same
/// whichever editor saved it; lines keep their numbers.
/// - Parameter path: Where the file is.
/// - Returns: The text, or what keeps the file from being one.
/// - Throws: ``FileFault`` when the file is missing, is not a regular file, or cannot be read.
public func readText(_ path: String) throws(FileFault) -> Result<String, TextFault> {
    let bytes = try readFile(path)
    let mark = FileMark(start: Array(bytes.prefix(4)))
    if let format = mark.otherFormat {
        return .failure(
            TextFault(
                diagnostic: Diagnostic(
                    severity: .error, identifier: "file.format", place: Place(file: path),
                    summary: "the file is not text in UTF-8", found: format, fix: "save it as UTF-8")))
    }
    if let offset = UTF8Check.firstFault(in: bytes.span) {
        var cursor = TextCursor()
        for byte in bytes[mark.byteCount..<offset] { cursor.pass(byte) }
        return .failure(
            TextFault(
                diagnostic: Diagnostic(
                    severity: .error, identifier: "file.not-utf8",
                    place: Place(file: path, line: cursor.line, column: cursor.column),
                    summary: "the file is not UTF-8", found: "byte 0x\(hexadecimal(bytes[offset]))",
                    expected: "text in UTF-8", fix: "save the file as UTF-8")))
    }
    return .success(String(decoding: withLineFeeds(bytes[mark.byteCount...]), as: UTF8.self))
}

private func withLineFeeds(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var isAfterCarriageReturn = false
    for byte in bytes {
        if byte != LineScan.lineFeed || !isAfterCarriageReturn {
            text.append(byte == LineScan.carriageReturn ? LineScan.lineFeed : byte)
        }
        isAfterCarriageReturn = byte == LineScan.carriageReturn
    }
    if let last = text.last, last != LineScan.lineFeed { text.append(LineScan.lineFeed) }
    return text
}

/// A byte as two hexadecimal digits.
func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
}
